import type { Measures, Person } from './person';
import { ellipse, group, path, type Sheet, stroke } from './sheet';

/** Brows, eyes and glasses. */
export function eyes(sheet: Sheet, person: Person, of: Measures): string {
  const pair = ([-1, 1] as const).flatMap((side) => [eye(sheet, person, of, side), brow(sheet, person, of, side)]);
  return group({}, ...pair, person.glasses === undefined ? '' : glasses(sheet, person.glasses, of));
}

/** Drawn for the right of the picture and mirrored; the light stays at the left. */
function eye(sheet: Sheet, { skin, iris, smile, build, age }: Person, of: Measures, side: -1 | 1): string {
  const { eyeX, eyeWidth: w } = of;
  const h = smile === 'open' ? of.eyeHeight * 0.86 : of.eyeHeight;
  const lashes = build === 'soft' && age === 'adult';
  const lids = `M ${-w},2.5 C ${-w * 0.5},${-h * 1.25} ${w * 0.45},${-h * 1.3} ${w},-1 C ${w * 0.55},${h * 0.95} ${-w * 0.4},${h} ${-w},2.5 Z`;
  const upper = `M ${-w - 1},3 C ${-w * 0.5},${-h * 1.3} ${w * 0.45},${-h * 1.36} ${w + 4},-3.5`;
  const white = sheet.linear(
    [0, -h],
    [0, h],
    [
      [0, '#b9aaa0'],
      [0.5, '#f6efe6'],
      [1, '#efe4d8'],
    ],
  );
  const ball = sheet.radial([0, 2], h * 1.05, [
    [0, iris],
    [0.55, iris],
    [1, '#1b0f0a'],
  ]);
  return group(
    { transform: `translate(${side * eyeX} 0)` },
    group(
      { transform: `scale(${side} 1)` },
      path(lids, { fill: white }),
      group(
        { 'clip-path': sheet.clip(lids) },
        ellipse(0, 0, h * 1.1, h * 1.1, { fill: ball }),
        ellipse(0, 0, h * 0.52, h * 0.52, { fill: '#0d0706' }),
        path(`M ${-w},${-h * 1.5} L ${w},${-h * 1.5} L ${w},${-h * 0.4} Q 0,${-h} ${-w},1 Z`, {
          fill: skin.line,
          opacity: 0.45,
        }),
      ),
      stroke(upper, '#22120c', lashes ? 3.6 : 3),
      lashes ? stroke(`M ${w + 1},-2 L ${w + 6},-6`, '#22120c', 2.2) : '',
      stroke(
        `M ${-w * 0.9},${-h * 0.75} C ${-w * 0.4},${-h * 1.85} ${w * 0.5},${-h * 1.9} ${w + 4},${-h * 0.95}`,
        skin.line,
        1.8,
        { opacity: 0.6 },
      ),
      stroke(`M ${-w * 0.7},${h * 0.72} Q 0,${h * 1.18} ${w * 0.8},${h * 0.45}`, skin.line, 1.6, {
        opacity: age === 'child' ? 0.3 : 0.5,
      }),
    ),
    ellipse(-h * 0.32, -h * 0.38, 2.3, 2.3, { fill: '#fff', opacity: 0.95 }),
  );
}

function brow(
  sheet: Sheet,
  { hair, brow, smile, age, build }: Person,
  { eyeX, browY }: Measures,
  side: -1 | 1,
): string {
  const y = browY - (smile === 'open' ? 2 : 0);
  const thick = (age === 'child' ? 5 : 7) + (build === 'strong' ? 2.5 : 0);
  const d = `M -24,${y + 3} C -10,${y - 5} 12,${y - 8} 28,${y + 3} C 12,${y - 8 + thick} -8,${y - 3 + thick} -23,${y + 3 + thick * 0.6} Z`;
  return group(
    { transform: `translate(${side * eyeX} 0) scale(${side} 1)` },
    path(d, { fill: brow ?? hair.dark, opacity: 0.86, filter: sheet.cut(3, 0.09) }),
  );
}

function glasses(sheet: Sheet, colour: string, { eyeX, cheek }: Measures): string {
  const rim = { fill: 'none', stroke: colour, 'stroke-width': 3.6 };
  const lens = ([-1, 1] as const).flatMap((side) => [
    ellipse(side * eyeX, 3, 31, 27, { fill: '#fff', opacity: 0.07 }),
    ellipse(side * eyeX, 5, 31, 27, { ...rim, stroke: '#3a1d10', opacity: 0.3, filter: sheet.blur(2.5) }),
    ellipse(side * eyeX, 3, 31, 27, rim),
    stroke(`M ${side * (eyeX + 31)},-2 L ${side * (cheek + 3)},-9`, colour, 3.4),
  ]);
  return group({}, ...lens, stroke('M -10,0 Q 0,-7 10,0', colour, 3.4));
}
