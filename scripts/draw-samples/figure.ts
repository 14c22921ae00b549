import { face } from './face';
import { hair } from './hair';
import { measures, type Person } from './person';
import { group, path, type Sheet, stroke } from './sheet';

/** Head and shoulders. @param x,y Where the point between the eyes comes to lie. @param tilt Degrees, of the head. */
export function figure(sheet: Sheet, person: Person, x: number, y: number, scale: number, tilt = 0): string {
  const { back, front } = hair(sheet, person);
  return group(
    { transform: `translate(${x} ${y}) scale(${scale})` },
    group({ transform: `rotate(${tilt} 0 120)` }, back),
    body(sheet, person),
    group({ transform: `rotate(${tilt} 0 120)` }, face(sheet, person), front),
  );
}

function body(sheet: Sheet, person: Person): string {
  const { skin, top, neckline, age } = person;
  const { chin, neck: thick } = measures(person);
  const half = age === 'child' ? 158 : 196;
  const y = chin + (age === 'child' ? 30 : 40);
  const neck = `M ${-thick},${chin - 56} L ${-thick - 2},${y - 12} Q ${-thick - 16},${y + 10} ${-thick - 54},${y + 22} L 0,${y + 120} L ${thick + 54},${y + 22} Q ${thick + 16},${y + 10} ${thick + 2},${y - 12} L ${thick},${chin - 56} Z`;
  const dip = neckline === 'round' ? 34 : 74;
  const pull = neckline === 'round' ? 40 : 14;
  const shirt = `M -58,${y + 6} Q ${-half * 0.72},${y + 24} ${-half + 12},${y + 62} Q ${-half - 14},${y + 92} ${-half - 26},${y + 600} L ${half + 26},${y + 600} Q ${half + 14},${y + 92} ${half - 12},${y + 62} Q ${half * 0.72},${y + 24} 58,${y + 6} Q ${pull},${y + dip} 0,${y + dip} Q ${-pull},${y + dip} -58,${y + 6} Z`;
  const fill = sheet.linear(
    [-half, y],
    [half, y + 240],
    [
      [0, top.light],
      [0.45, top.base],
      [1, top.dark],
    ],
  );
  const shade = { fill: skin.shade, opacity: 0.85, filter: sheet.blur(7), style: 'mix-blend-mode:multiply' };
  return group(
    {},
    path(neck, { fill: skin.base }),
    group(
      { 'clip-path': sheet.clip(neck) },
      path(`M -80,${chin - 60} L 80,${chin - 60} L 62,${chin + 16} Q 6,${chin + 50} -46,${chin + 12} Z`, shade),
    ),
    group({ filter: sheet.lifted(4, 0.3) }, path(shirt, { fill, filter: sheet.cut(4) })),
    group({ 'clip-path': sheet.clip(shirt) }, brush(sheet, person, half, y), ...folds(sheet, person, half, y)),
    neckLine(sheet, person, y, dip),
  );
}

function folds(sheet: Sheet, { top }: Person, half: number, y: number): string[] {
  return [-1, 1].flatMap((side) => [
    stroke(
      `M ${side * half * 0.66},${y + 150} Q ${side * half * 0.72},${y + 240} ${side * half * 0.62},${y + 440}`,
      top.dark,
      5,
      { opacity: 0.4, filter: sheet.blur(3) },
    ),
    stroke(
      `M ${side * half * 0.5},${y + 50} Q ${side * half * 0.36},${y + 110} ${side * half * 0.2},${y + 150}`,
      top.light,
      6,
      { opacity: 0.35, filter: sheet.blur(4) },
    ),
  ]);
}

/** Strokes of a dry brush across the cloth. */
function brush(sheet: Sheet, { top }: Person, half: number, y: number): string {
  const lines: string[] = [];
  for (let i = 0; i < 90; i++) {
    const x = sheet.between(-half - 30, half);
    const from = y + sheet.between(-10, 380);
    const colour = x + sheet.between(-90, 90) < 0 ? top.light : top.dark;
    lines.push(
      stroke(
        `M ${x},${from} q ${sheet.between(6, 16)},${sheet.between(20, 40)} ${sheet.between(-4, 14)},${sheet.between(70, 150)}`,
        colour,
        sheet.between(1, 3.4),
        { opacity: sheet.between(0.08, 0.26) },
      ),
    );
  }
  return group({}, ...lines);
}

function neckLine(sheet: Sheet, { top, neckline }: Person, y: number, dip: number): string {
  if (neckline === 'round') {
    const d = `M -60,${y + 5} Q -40,${y + dip} 0,${y + dip} Q 40,${y + dip} 60,${y + 5}`;
    return group(
      {},
      stroke(d, top.dark, 11, { opacity: 0.8 }),
      stroke(d, top.light, 2, { opacity: 0.5, 'stroke-dasharray': '5 5' }),
    );
  }
  if (neckline === 'hanbok') {
    const band = (d: string, width: number, colour: string) => stroke(d, colour, width, { 'stroke-linecap': 'butt' });
    const right = `M 64,${y + 2} Q 40,${y + 60} -64,${y + 180}`;
    const left = `M -64,${y + 2} Q -44,${y + 50} -6,${y + 100}`;
    return group(
      { filter: sheet.lifted(2, 0.25) },
      band(left, 26, top.dark),
      band(left, 9, '#fbf6ec'),
      band(right, 28, top.dark),
      band(right, 10, '#fbf6ec'),
    );
  }
  const flap = (side: -1 | 1) =>
    `M ${side * 56},${y - 6} L ${side * 78},${y + 22} L ${side * 44},${y + 88} L 0,${y + dip + 6} Q ${side * 38},${y + 44} ${side * 56},${y - 6} Z`;
  return group(
    { filter: sheet.lifted(2, 0.3) },
    stroke(`M 0,${y + dip} Q 3,${y + 200} 0,${y + 440}`, top.dark, 3, { opacity: 0.6 }),
    path(flap(-1), { fill: top.light }),
    path(flap(1), { fill: top.light }),
  );
}
