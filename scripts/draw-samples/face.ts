import { eyes } from './eyes';
import { mouth } from './mouth';
import { faceOutline, type Measures, measures, type Person } from './person';
import { ellipse, group, path, type Sheet, stroke } from './sheet';

/** A face with its ears, lit from above left: skin, then shade, then light, then features. */
export function face(sheet: Sheet, person: Person): string {
  const of = measures(person);
  const { skin } = person;
  const outline = faceOutline(of);
  const skinFill = sheet.radial([-26, -30], 190, [
    [0, skin.light],
    [0.45, skin.base],
    [1, skin.shade],
  ]);
  return group(
    {},
    ear(person, of, -1),
    ear(person, of, 1),
    path(outline, { fill: skinFill }),
    group(
      { 'clip-path': sheet.clip(outline) },
      shade(sheet, person, of),
      light(sheet, person, of),
      pencil(sheet, person, of),
      age(sheet, person, of),
    ),
    stroke(outline, skin.line, 2, { opacity: 0.55, filter: sheet.cut(3) }),
    nose(sheet, person, of),
    eyes(sheet, person, of),
    mouth(sheet, person, of),
  );
}

function ear({ skin }: Person, { cheek }: Measures, side: -1 | 1): string {
  const x = side * cheek;
  return group(
    {},
    path(`M ${x - side * 4},-14 C ${x + side * 22},-26 ${x + side * 20},26 ${x - side * 4},36 Z`, {
      fill: side < 0 ? skin.base : skin.shade,
    }),
    stroke(`M ${x + side * 9},-6 C ${x + side * 2},2 ${x + side * 8},14 ${x + side * 3},22`, skin.line, 2, {
      opacity: 0.4,
    }),
  );
}

function shade(sheet: Sheet, { skin, style }: Person, { cheek, eyeX, noseY, mouthY, chin, crown }: Measures): string {
  const soft = (deviation: number, opacity: number) => ({ fill: skin.shade, opacity, filter: sheet.blur(deviation) });
  return group(
    { style: 'mix-blend-mode:multiply' },
    // The far side turns away from the light; hair shades the brow; the sockets lie deep beside the nose.
    path(
      `M ${cheek + 20},-120 L ${cheek + 20},${chin + 20} L 10,${chin + 20} C 60,${chin - 30} ${cheek - 26},40 ${cheek - 14},-60 Z`,
      soft(14, 0.6),
    ),
    path(
      `M ${-cheek - 20},${crown} L ${cheek + 20},${crown} L ${cheek + 10},${crown * 0.52} Q 0,${crown * 0.7} ${-cheek - 10},${crown * 0.52} Z`,
      soft(11, style === 'hijab' ? 0.2 : 0.42),
    ),
    ellipse(-eyeX, -5, 31, 18, soft(8, 0.62)),
    ellipse(eyeX, -5, 31, 18, soft(8, 0.7)),
    ellipse(-19, -6, 8, 17, soft(5, 0.45)),
    ellipse(20, -4, 8, 20, soft(5, 0.6)),
    path(`M 12,4 Q 25,${noseY - 8} 16,${noseY + 6} L 34,${noseY + 12} Q 34,20 22,0 Z`, soft(5, 0.32)),
    ellipse(0, noseY + 14, 20, 5, soft(4, 0.5)),
    ellipse(0, mouthY + 21, 20, 5, soft(4, 0.4)),
    path(`M -60,${chin + 14} Q 0,${chin - 14} 60,${chin + 14} Z`, soft(7, 0.4)),
  );
}

function light(sheet: Sheet, { skin }: Person, { eyeX, noseY, chin, crown }: Measures): string {
  const soft = (deviation: number, opacity: number, fill: string = skin.light) => ({
    fill,
    opacity,
    filter: sheet.blur(deviation),
  });
  return group(
    {},
    ellipse(-eyeX - 10, noseY + 2, 24, 17, soft(9, 0.6, skin.blush)),
    ellipse(eyeX + 10, noseY + 2, 24, 17, soft(9, 0.5, skin.blush)),
    ellipse(-14, crown * 0.46, 44, 22, soft(12, 0.85)),
    ellipse(-eyeX - 2, noseY - 18, 24, 11, soft(7, 0.9)),
    ellipse(eyeX - 2, noseY - 18, 20, 10, soft(7, 0.75)),
    path(`M -6,-34 Q -5,10 -8,${noseY - 8} Q 0,${noseY + 8} 8,${noseY - 8} Q 4,10 6,-34 Z`, soft(3, 0.95)),
    ellipse(-4, chin - 16, 17, 9, soft(6, 0.75)),
  );
}

/** Coloured pencil over the paint, on the side away from the light. */
function pencil(sheet: Sheet, { skin }: Person, { cheek, chin }: Measures): string {
  const lines: string[] = [];
  for (let y = -130; y < chin + 30; y += 5) {
    const x = cheek - sheet.between(4, 40) - Math.max(0, y - 60) * 0.35;
    lines.push(
      stroke(`M ${x},${y + 26} l ${sheet.between(30, 60)},${-sheet.between(22, 40)}`, skin.line, 1.3, {
        opacity: sheet.between(0.1, 0.24),
      }),
    );
  }
  for (let x = -66; x < 66; x += 6) {
    if (Math.abs(x) < 24) continue;
    lines.push(
      stroke(`M ${x},${sheet.between(36, 46)} l 12,${-sheet.between(14, 22)}`, skin.blush, 1.4, { opacity: 0.2 }),
    );
  }
  return group({}, ...lines);
}

function nose(sheet: Sheet, { skin }: Person, { noseY, noseWidth }: Measures): string {
  const y = noseY;
  const nostril = (side: -1 | 1) =>
    `M ${side * 16},${y + 5} Q ${side * 11},${y + 1} ${side * 7},${y + 7} Q ${side * 11},${y + 9} ${side * 16},${y + 5} Z`;
  return group(
    { transform: `scale(${noseWidth} 1)` },
    group(
      { filter: sheet.cut(1.5) },
      stroke(`M 15,${y - 22} Q 18,${y - 12} 20,${y - 4} Q 22,${y + 8} 11,${y + 8}`, skin.line, 2, { opacity: 0.4 }),
      path(nostril(-1), { fill: skin.line, opacity: 0.7 }),
      path(nostril(1), { fill: skin.line, opacity: 0.7 }),
      stroke(`M -8,${y + 8} Q 0,${y + 13} 8,${y + 8}`, skin.line, 2, { opacity: 0.55 }),
      stroke(`M -20,${y + 3} Q -22,${y - 5} -17,${y - 10}`, skin.line, 1.6, { opacity: 0.35 }),
    ),
    ellipse(-3, y - 5, 5, 4, { fill: '#fff', opacity: 0.4, filter: sheet.blur(1.5) }),
  );
}

/** Freckles, a beard's shade, or the lines that laughing leaves. */
function age(sheet: Sheet, person: Person, { eyeX, noseY, mouthY, mouthWidth, chin, crown }: Measures): string {
  const marks: string[] = [];
  if (person.freckles) {
    for (let i = 0; i < 34; i++) {
      const x = sheet.between(-1, 1) * (eyeX + 26);
      const at = { fill: person.skin.line, opacity: sheet.between(0.18, 0.4) };
      marks.push(ellipse(x, noseY - 8 + sheet.between(-13, 13), 1.7, 1.5, at));
    }
  }
  if (person.beard) {
    const d = `M -96,20 Q -72,52 -${mouthWidth + 12},${mouthY - 20} Q 0,${mouthY - 34} ${mouthWidth + 12},${mouthY - 20} Q 72,52 96,20 L 96,${chin + 12} L -96,${chin + 12} Z`;
    marks.push(path(d, { fill: person.hair.base, opacity: 0.72, filter: sheet.blur(5) }));
  }
  if (person.age === 'elder') {
    const line = (d: string, opacity = 0.34) => stroke(d, person.skin.line, 1.8, { opacity, filter: sheet.cut(2) });
    for (const side of [-1, 1]) {
      const x = (distance: number) => side * distance;
      marks.push(
        line(`M ${x(24)},${noseY} Q ${x(44)},${noseY + 14} ${x(mouthWidth + 11)},${mouthY + 8}`, 0.5),
        line(`M ${x(64)},-4 L ${x(78)},-11`),
        line(`M ${x(65)},2 L ${x(80)},3`),
        line(`M ${x(63)},8 L ${x(76)},15`),
        line(`M ${x(24)},17 Q ${x(40)},25 ${x(56)},17`),
      );
    }
    marks.push(
      line(`M -38,${crown * 0.5} Q 0,${crown * 0.54} 38,${crown * 0.5}`, 0.25),
      line(`M -32,${crown * 0.4} Q 0,${crown * 0.43} 32,${crown * 0.4}`, 0.22),
    );
  }
  return marks.join('\n');
}
