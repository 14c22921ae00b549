import { fur } from './cat-fur';
import { catHead } from './cat-head';
import { ground } from './ground';
import { blue, crimson, green, orange, paper } from './palette';
import { ellipse, group, path, Sheet, stroke } from './sheet';

/** A ginger cat that sits on three books and looks straight out of the picture. */
export function cat(): string {
  const sheet = new Sheet(1280, 960, 51);
  const circle = ellipse(640, 440, 400, 400, { fill: '#f1ead9', filter: sheet.lifted(8, 0.16) });
  const place = group(
    { transform: 'translate(640 345) scale(1.36)' },
    tail(sheet),
    body(sheet),
    legs(sheet),
    collar(sheet),
    catHead(sheet),
  );
  return sheet.svg(group({}, ground(sheet, blue.pale, '#9dbbd3'), circle, grass(sheet), books(sheet), place));
}

function body(sheet: Sheet): string {
  const d =
    'M -72,72 C -112,130 -126,210 -130,262 C -132,312 -118,334 -90,338 L 90,338 C 118,334 132,312 130,262 C 126,210 112,130 72,72 Z';
  const fill = sheet.linear(
    [-120, 80],
    [140, 340],
    [
      [0, fur.base],
      [0.6, '#c97f30'],
      [1, fur.dark],
    ],
  );
  const hairs: string[] = [];
  for (let i = 0; i < 240; i++) {
    const [x, y] = [sheet.between(-130, 130), sheet.between(96, 330)];
    const bib = (x / 50) ** 2 + ((y - 150) / 100) ** 2 < 1;
    const colour = sheet.random() < 0.5 ? (bib ? '#fffaf0' : fur.light) : bib ? '#c9a67c' : fur.dark;
    hairs.push(
      stroke(
        `M ${x},${y} q ${x * 0.05},10 ${x * 0.1 + sheet.between(-3, 3)},${sheet.between(14, 28)}`,
        colour,
        sheet.between(1, 2.2),
        { opacity: sheet.between(0.15, 0.45) },
      ),
    );
  }
  const bands = [160, 208, 256].flatMap((y) =>
    [-1, 1].map((side) =>
      path(
        `M ${side * 134},${y} Q ${side * 104},${y + 4} ${side * 78},${y + 24} Q ${side * 106},${y + 18} ${side * 134},${y + 18} Z`,
        { fill: fur.dark, opacity: 0.55, filter: sheet.cut(4, 0.08) },
      ),
    ),
  );
  return group(
    {},
    path(d, { fill, filter: sheet.cut(5, 0.06) }),
    path('M -46,96 C -62,150 -40,230 0,248 C 40,230 62,150 46,96 Z', {
      fill: fur.white,
      opacity: 0.92,
      filter: sheet.blur(5),
    }),
    group(
      { 'clip-path': sheet.clip(d) },
      ...bands,
      ...hairs,
      path('M -80,60 L 80,60 L 70,112 Q 0,150 -70,112 Z', { fill: fur.line, opacity: 0.4, filter: sheet.blur(10) }),
    ),
  );
}

function legs(sheet: Sheet): string {
  const leg = (side: -1 | 1) => {
    const d = `M ${side * 10},180 C ${side * 8},240 ${side * 10},290 ${side * 8},330 Q ${side * 10},346 ${side * 36},346 Q ${side * 66},346 ${side * 62},326 C ${side * 58},300 ${side * 62},240 ${side * 60},176 Z`;
    const fill = sheet.linear(
      [0, 170],
      [0, 346],
      [
        [0, fur.base, 0],
        [0.3, side < 0 ? fur.base : '#cf8535'],
        [0.8, fur.light],
        [1, fur.white],
      ],
    );
    const toes = [24, 36, 48].map((x) => stroke(`M ${side * x},346 v -9`, fur.line, 1.8, { opacity: 0.5 }));
    return group(
      {},
      path(d, { fill }),
      stroke(`M ${side * 9},250 Q ${side * 10},300 ${side * 8},330`, fur.line, 2.4, { opacity: 0.5 }),
      ...toes,
    );
  };
  return group({}, leg(-1), leg(1));
}

function tail(sheet: Sheet): string {
  const d = 'M 96,312 C 170,330 214,292 204,236 C 198,204 226,188 238,206';
  const rings = ['M 150,308 l 10,26', 'M 184,284 l 26,14', 'M 190,250 l 30,-2'].map((ring) =>
    stroke(ring, fur.dark, 9, { opacity: 0.55 }),
  );
  return group({ filter: sheet.cut(3, 0.1) }, stroke(d, '#c97f30', 33), stroke(d, fur.base, 24), ...rings);
}

function collar(sheet: Sheet): string {
  return group(
    {},
    stroke('M -78,98 Q 0,146 78,98', crimson.base, 14, { filter: sheet.lifted(3, 0.35) }),
    stroke('M -76,95 Q 0,142 76,95', crimson.light, 2.5, { opacity: 0.8 }),
    ellipse(0, 136, 12, 12, {
      fill: sheet.radial([-4, 131], 19, [
        [0, '#fbe6ae'],
        [0.5, '#dba841'],
        [1, '#8b5f10'],
      ]),
    }),
    stroke('M -7,139 H 7 M 0,139 V 146', '#5e3d06', 2.4),
  );
}

function books(sheet: Sheet): string {
  const book = (x: number, y: number, width: number, height: number, colour: typeof crimson) =>
    group(
      { filter: sheet.lifted(5, 0.3) },
      path(`M ${x},${y} h ${width} q 12,${height / 2} 0,${height} h ${-width} q -16,${-height / 2} 0,${-height} Z`, {
        fill: sheet.linear(
          [x, y],
          [x + width, y + height],
          [
            [0, colour.light],
            [0.4, colour.base],
            [1, colour.dark],
          ],
        ),
      }),
      path(`M ${x + 60},${y} h 14 v ${height} h -14 Z M ${x + width - 110},${y} h 10 v ${height} h -10 Z`, {
        fill: paper.warm,
        opacity: 0.75,
      }),
    );
  return group({}, book(380, 902, 540, 70, blue), book(412, 852, 468, 52, orange), book(396, 800, 500, 54, crimson));
}

function grass(sheet: Sheet): string {
  const blades: string[] = [];
  for (let i = 0; i < 46; i++) {
    const x = i % 2 ? sheet.between(-10, 330) : sheet.between(950, 1290);
    const bend = sheet.between(-70, 70);
    const colours = [green.base, green.light, green.dark, orange.base, paper.sheet];
    blades.push(
      path(`M ${x - 9},970 Q ${x},800 ${x + bend},${sheet.between(600, 780)} Q ${x + 16},820 ${x + 9},970 Z`, {
        fill: colours[i % 5] ?? green.base,
      }),
    );
  }
  return group({ filter: sheet.lifted(4, 0.2) }, ...blades);
}
