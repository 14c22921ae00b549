import type { Hair } from './hair';
import type { Measures, Person } from './person';
import { ellipse, group, path, type Sheet, stroke } from './sheet';

/** A hijab or a knitted cap, in the place of hair. */
export function headwear(sheet: Sheet, person: Person, of: Measures): Hair {
  return person.style === 'hijab' ? hijab(sheet, person, of) : beanie(sheet, person, of);
}

function hijab(sheet: Sheet, { headwear, top }: Person, { crown, cheek, chin }: Measures): Hair {
  const cloth = headwear ?? top;
  const w = cheek + 20;
  const fill = sheet.radial([-50, -110], 330, [
    [0, cloth.light],
    [0.5, cloth.base],
    [1, cloth.dark],
  ]);
  const opening = `M 0,-98 C -58,-97 ${-cheek + 3},-74 ${-cheek + 7},-20 C ${-cheek + 6},48 -60,${chin - 6} 0,${chin - 2} C 60,${chin - 6} ${cheek - 6},48 ${cheek - 7},-20 C ${cheek - 3},-74 58,-97 0,-98 Z`;
  const cloak = `M 0,${crown - 24} C -74,${crown - 24} ${-w - 2},-110 ${-w},-30 C ${-w},60 -104,120 -150,196 C -90,262 70,274 150,196 C 104,120 ${w},60 ${w},-30 C ${w + 2},-110 74,${crown - 24} 0,${crown - 24} Z`;
  const folds = [
    `M -98,-60 C -104,40 -66,${chin + 20} 20,${chin + 58}`,
    `M -84,70 C -70,${chin} -20,${chin + 34} 60,${chin + 40}`,
    `M 98,-50 C 104,40 84,100 40,${chin + 24}`,
    `M 96,40 C 70,${chin + 20} 0,${chin + 70} -100,${chin + 58}`,
    `M -60,${crown + 6} C -20,${crown - 14} 40,${crown - 12} 70,${crown + 16}`,
  ].map((d, i) =>
    stroke(d, i % 2 ? cloth.light : cloth.dark, 11, { opacity: i % 2 ? 0.4 : 0.3, filter: sheet.blur(5) }),
  );
  const front = group(
    { filter: sheet.lifted(4, 0.35) },
    path(`${cloak} ${opening}`, { fill, 'fill-rule': 'evenodd' }),
    group(
      { 'clip-path': sheet.clip(cloak) },
      stroke(opening, cloth.dark, 4, { opacity: 0.55, filter: sheet.blur(1.5) }),
    ),
    ...folds.slice(0, 4),
    folds[4] ?? '',
  );
  return { back: '', front };
}

function beanie(sheet: Sheet, { headwear, hair, top }: Person, { crown, cheek }: Measures): Hair {
  const cloth = headwear ?? top;
  const w = cheek + 11;
  const dome = `M ${-w},-62 C ${-w - 4},-150 -70,${crown - 62} 0,${crown - 62} C 70,${crown - 62} ${w + 4},-150 ${w},-62 Z`;
  const band = `M ${-w - 5},-46 Q 0,-80 ${w + 5},-46 L ${w + 3},-88 Q 0,-124 ${-w - 3},-88 Z`;
  const fill = sheet.radial([-40, -180], 240, [
    [0, cloth.light],
    [0.5, cloth.base],
    [1, cloth.dark],
  ]);
  const ribs: string[] = [];
  for (let x = -w; x <= w; x += 12)
    ribs.push(stroke(`M ${x},-44 Q ${x * 1.02},-76 ${x * 0.98},-126`, cloth.dark, 2, { opacity: 0.35 }));
  const locks = ([-1, 1] as const).map((side) => {
    const x = side * (cheek + 2);
    return path(
      `M ${x - side * 14},-70 C ${x + side * 8},-60 ${x + side * 10},10 ${x + side * 2},40 C ${x - side * 2},10 ${x - side * 8},-30 ${x - side * 14},-70 Z`,
      { fill: hair.base },
    );
  });
  return {
    back: ellipse(0, crown - 66, 26, 24, { fill: cloth.light, filter: sheet.cut(9, 0.12) }),
    front: group(
      { filter: sheet.lifted(3, 0.3) },
      ...locks,
      path(dome, { fill }),
      path(band, { fill: cloth.base }),
      group({ 'clip-path': sheet.clip(band) }, ...ribs),
    ),
  };
}
