import { mix } from './palette';
import type { Measures, Person } from './person';
import { ellipse, group, path, type Sheet, stroke } from './sheet';

/** Lips closed in a small smile, or open with the upper teeth to be seen. */
export function mouth(sheet: Sheet, person: Person, of: Measures): string {
  const corners = ([-1, 1] as const).map((side) => {
    const x = side * (of.mouthWidth + (person.smile === 'open' ? 9 : 3));
    const y = of.mouthY - (person.smile === 'open' ? 7 : 3);
    return ellipse(x, y, 5, 6, { fill: person.skin.shade, opacity: 0.7, filter: sheet.blur(3) });
  });
  return group({}, ...corners, person.smile === 'open' ? open(sheet, person, of) : closed(sheet, person, of));
}

function closed(sheet: Sheet, { skin, build, age }: Person, { mouthWidth: w, mouthY: y }: Measures): string {
  const lip = mix(skin.lip, skin.base, build === 'strong' || age === 'child' ? 0.4 : 0.12);
  return group(
    { filter: sheet.cut(1.2) },
    path(
      `M ${-w - 1},${y - 6} Q ${-w * 0.45},${y - 8} -6,${y - 7} Q 0,${y - 4} 6,${y - 7} Q ${w * 0.45},${y - 8} ${w + 1},${y - 6} Q 0,${y + 9} ${-w - 1},${y - 6} Z`,
      { fill: lip },
    ),
    path(
      `M ${-w},${y - 5} Q 0,${y + 8} ${w},${y - 5} Q ${w * 0.55},${y + 12} 0,${y + 13} Q ${-w * 0.55},${y + 12} ${-w},${y - 5} Z`,
      { fill: lip, opacity: 0.78 },
    ),
    stroke(`M ${-w - 5},${y - 9} Q ${-w * 0.6},${y} 0,${y + 1.5} Q ${w * 0.6},${y} ${w + 5},${y - 9}`, skin.line, 2.6, {
      opacity: 0.9,
    }),
    ellipse(-5, y + 8, 10, 2.2, { fill: '#fff', opacity: 0.35, filter: sheet.blur(1.4) }),
  );
}

function open(sheet: Sheet, { skin, build, age }: Person, { mouthWidth, mouthY: y }: Measures): string {
  const lip = mix(skin.lip, skin.base, build === 'strong' || age === 'child' ? 0.4 : 0.12);
  const w = mouthWidth + 7;
  const inside = `M ${-w},${y - 8} Q 0,${y} ${w},${y - 8} Q ${w * 0.62},${y + 18} 0,${y + 18} Q ${-w * 0.62},${y + 18} ${-w},${y - 8} Z`;
  const teeth = `M ${-w},${y - 9} Q 0,${y - 1} ${w},${y - 9} L ${w * 0.86},${y} Q 0,${y + 17} ${-w * 0.86},${y} Z`;
  return group(
    {},
    path(inside, { fill: '#4a1416' }),
    group({ 'clip-path': sheet.clip(inside) }, path(teeth, { fill: '#f4e9da' })),
    path(
      `M ${-w - 1},${y - 9} Q ${-w * 0.4},${y - 13} -6,${y - 11} Q 0,${y - 8} 6,${y - 11} Q ${w * 0.4},${y - 13} ${w + 1},${y - 9} Q 0,${y + 1} ${-w - 1},${y - 9} Z`,
      { fill: lip },
    ),
    path(
      `M ${-w},${y - 8} Q ${-w * 0.6},${y + 16} 0,${y + 17} Q ${w * 0.6},${y + 16} ${w},${y - 8} Q ${w * 0.7},${y + 25} 0,${y + 26} Q ${-w * 0.7},${y + 25} ${-w},${y - 8} Z`,
      { fill: lip, opacity: 0.9 },
    ),
    ellipse(-5, y + 21, 10, 2, { fill: '#fff', opacity: 0.35, filter: sheet.blur(1.4) }),
    stroke(
      `M ${-w - 4},${y - 12} Q ${-w},${y - 7} ${-w + 3},${y - 6} M ${w + 4},${y - 12} Q ${w},${y - 7} ${w - 3},${y - 6}`,
      skin.line,
      2.2,
      { opacity: 0.7 },
    ),
  );
}
