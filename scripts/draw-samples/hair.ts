import { headwear } from './headwear';
import { type Measures, measures, type Person } from './person';
import { ellipse, group, type Point, path, type Sheet, stroke } from './sheet';

/** What lies behind the neck and what lies over the forehead. */
export interface Hair {
  readonly back: string;
  readonly front: string;
}

export function hair(sheet: Sheet, person: Person): Hair {
  const of = measures(person);
  switch (person.style) {
    case 'hijab':
    case 'beanie':
      return headwear(sheet, person, of);
    case 'short':
      return { back: '', front: short(sheet, person, of) };
    case 'curls':
      return curls(sheet, person, of);
    case 'bob':
      return { back: mass(sheet, person, bobBack), front: fringe(sheet, person, of) };
    case 'long':
      return { back: mass(sheet, person, longBack), front: parted(sheet, person, of) };
    case 'bun':
      return { back: bun(sheet, person), front: parted(sheet, person, of) };
    case 'ponytail':
      return { back: mass(sheet, person, ponytailBack), front: parted(sheet, person, of) };
    case 'braids':
      return { back: braids(sheet, person), front: fringe(sheet, person, of) };
  }
}

const bobBack =
  'M -112,-40 C -118,-140 -60,-180 0,-180 C 60,-180 118,-140 112,-40 C 116,20 122,70 104,120 Q 60,138 0,134 Q -60,138 -104,120 C -122,70 -116,20 -112,-40 Z';
const longBack =
  'M -110,-40 C -118,-140 -60,-180 0,-180 C 60,-180 118,-140 110,-40 C 112,40 142,150 128,250 Q 60,270 0,262 Q -60,270 -128,250 C -142,150 -112,40 -110,-40 Z';
const ponytailBack = 'M 30,-150 C 120,-190 168,-110 150,-10 C 144,50 160,90 128,128 C 118,90 112,40 100,-20 Z';

function mass(sheet: Sheet, { hair }: Person, d: string): string {
  const fill = sheet.linear(
    [0, -180],
    [0, 220],
    [
      [0, hair.base],
      [1, hair.dark],
    ],
  );
  return group({}, path(d, { fill, filter: sheet.cut(5) }), strands(sheet, hair, d, [0, -186], 250));
}

/** Hair combed from `root` outwards, kept inside the shape `d`. */
function strands(sheet: Sheet, hair: Person['hair'], d: string, [x, y]: Point, reach: number): string {
  const lines: string[] = [];
  for (let i = 0; i < 70; i++) {
    const angle = sheet.between(-0.35, Math.PI + 0.35);
    const [dx, dy] = [Math.cos(angle) * reach * 0.62, Math.sin(angle) * reach];
    const bend = dx * sheet.between(0.85, 1.15);
    const colour = sheet.random() < 0.55 ? hair.light : hair.dark;
    lines.push(
      stroke(
        `M ${x},${y} C ${x + bend * 0.9},${y - 6} ${x + bend * 1.1},${y + dy * 0.4} ${x + dx},${y + dy}`,
        colour,
        sheet.between(0.8, 2.6),
        { opacity: sheet.between(0.14, 0.42) },
      ),
    );
  }
  return group({ 'clip-path': sheet.clip(d) }, ...lines);
}

function cap(sheet: Sheet, { hair }: Person, d: string, root: Point): string {
  const fill = sheet.radial([-30, -170], 220, [
    [0, hair.light],
    [0.35, hair.base],
    [1, hair.dark],
  ]);
  return group(
    { filter: sheet.lifted(3, 0.3) },
    path(d, { fill, filter: sheet.cut(5, 0.07) }),
    strands(sheet, hair, d, root, 200),
  );
}

function short(sheet: Sheet, person: Person, { crown, cheek }: Measures): string {
  const w = cheek + 5;
  const line = { child: -84, adult: -92, elder: crown + 28 }[person.age];
  const outer = `M ${-w},4 C ${-w - 12},-70 -92,${crown - 34} 6,${crown - 36} C 96,${crown - 34} ${w + 12},-70 ${w},4`;
  const inner = `L ${w - 9},2 C ${w - 9},-30 ${w - 14},-44 ${w - 20},-58 C 66,${line + 12} 52,${line + 2} 30,${line - 6} C 2,${line + 14} -46,${line + 16} -${w - 22},-56 C ${-w + 14},-44 ${-w + 9},-30 ${-w + 9},2 Z`;
  return cap(sheet, person, `${outer} ${inner}`, [36, crown - 22]);
}

function fringe(sheet: Sheet, person: Person, { crown, cheek }: Measures): string {
  const w = cheek + 9;
  const edge = `C ${w - 44},-58 30,-66 0,-66 C -30,-66 ${-w + 44},-58 ${-w + 24},-48`;
  const d = `M ${-w},58 C ${-w - 12},-90 -84,${crown - 27} 0,${crown - 27} C 84,${crown - 27} ${w + 12},-90 ${w},58 C ${w - 18},30 ${w - 18},-20 ${w - 24},-48 ${edge} C ${-w + 18},-20 ${-w + 18},30 ${-w},58 Z`;
  return group({}, cap(sheet, person, d, [-4, crown - 24]), tips(sheet, person, w - 26));
}

/** Ends of hair that hang a little below the fringe, each a narrow leaf. */
function tips(sheet: Sheet, { hair }: Person, half: number): string {
  const marks: string[] = [];
  for (let i = 0; i < 46; i++) {
    const x = sheet.between(-half, half);
    const y = -66 + (x * x) / 330;
    const wide = sheet.between(1.5, 3.5);
    const drop = sheet.between(3, 11);
    const d = `M ${x - wide},${y - 22} Q ${x - wide},${y} ${x + x * 0.03},${y + drop} Q ${x + wide},${y} ${x + wide},${y - 22} Z`;
    const colour = sheet.random() < 0.7 ? hair.base : hair.dark;
    const fill = sheet.linear(
      [0, y - 20],
      [0, y + 2],
      [
        [0, colour, 0],
        [1, colour],
      ],
    );
    marks.push(path(d, { fill }));
  }
  return group({}, ...marks);
}

function parted(sheet: Sheet, person: Person, { crown, cheek }: Measures): string {
  const w = cheek + 11;
  const part = crown + (person.age === 'child' ? 56 : 34);
  const d = `M ${-w},40 C ${-w - 12},-90 -84,${crown - 42} 0,${crown - 42} C 84,${crown - 42} ${w + 12},-90 ${w},40 C ${w - 16},0 ${w - 14},-30 ${w - 22},-52 C 62,-84 14,-96 -18,${part} C -36,-94 -66,-80 ${-w + 20},-50 C ${-w + 14},-30 ${-w + 16},0 ${-w},40 Z`;
  return cap(sheet, person, d, [-18, crown - 30]);
}

function bun(sheet: Sheet, person: Person): string {
  const d = 'M -52,-196 C -56,-240 56,-240 52,-196 C 56,-156 -56,-156 -52,-196 Z';
  return group(
    {},
    path(d, { fill: person.hair.base, filter: sheet.cut(4) }),
    strands(sheet, person.hair, d, [0, -232], 90),
  );
}

function curls(sheet: Sheet, { hair }: Person, { crown, cheek }: Measures): Hair {
  const curl = (angle: number, rx: number, ry: number, size: number) => {
    const [x, y] = [Math.cos(angle) * rx, -54 - Math.sin(angle) * ry];
    const fill = sheet.radial([x - size * 0.35, y - size * 0.4], size * 1.5, [
      [0, hair.light],
      [0.5, hair.base],
      [1, hair.dark],
    ]);
    const ring = stroke(
      `M ${x - size * 0.5},${y + size * 0.2} q ${size * 0.1},${-size * 0.8} ${size * 0.7},${-size * 0.4} q ${size * 0.3},${size * 0.5} ${-size * 0.3},${size * 0.6}`,
      hair.light,
      2,
      { opacity: 0.35 },
    );
    return ellipse(x, y, size, size, { fill }) + ring;
  };
  const back: string[] = [];
  const front: string[] = [];
  for (let i = 0; i <= 26; i++)
    back.push(
      curl(
        -0.5 + (i / 26) * (Math.PI + 1),
        cheek + 16 + sheet.between(-6, 8),
        -crown - 10 + sheet.between(-8, 8),
        sheet.between(24, 34),
      ),
    );
  for (let i = 0; i <= 16; i++)
    front.push(
      curl(0.12 + (i / 16) * (Math.PI - 0.24), cheek - 2, -crown - 52 + sheet.between(-5, 5), sheet.between(17, 24)),
    );
  for (let i = 0; i <= 14; i++)
    front.push(
      curl(0.4 + (i / 14) * (Math.PI - 0.8), cheek - 8, -crown - 26 + sheet.between(-4, 6), sheet.between(18, 25)),
    );
  return { back: group({}, ...back), front: group({ filter: sheet.lifted(3, 0.3) }, ...front) };
}

function braids(sheet: Sheet, person: Person): string {
  const { hair, top } = person;
  const marks = [
    mass(sheet, person, 'M -108,-30 C -118,-140 -60,-180 0,-180 C 60,-180 118,-140 108,-30 L 108,60 Q 0,90 -108,60 Z'),
  ];
  for (const side of [-1, 1]) {
    for (let knot = 0; knot < 7; knot++) {
      const [x, y, wide] = [side * (112 + Math.sin(knot) * 3), 44 + knot * 23, 21 - knot * 1.1];
      for (const lobe of [-1, 1]) {
        const fill = sheet.linear(
          [x - 18, y - 16],
          [x + 18, y + 18],
          [
            [0, hair.light],
            [0.5, hair.base],
            [1, hair.dark],
          ],
        );
        marks.push(
          path(
            `M ${x},${y + 20} Q ${x + lobe * wide * 0.2},${y - 4} ${x + lobe * wide},${y - 14} Q ${x + lobe * wide * 1.35},${y + 10} ${x},${y + 24} Z`,
            { fill },
          ),
        );
        marks.push(
          stroke(
            `M ${x + lobe * 2},${y + 17} Q ${x + lobe * wide * 0.5},${y} ${x + lobe * wide},${y - 8}`,
            hair.light,
            1.4,
            { opacity: 0.5 },
          ),
        );
      }
    }
    marks.push(
      ellipse(side * 112, 207, 12, 7, { fill: top.light }),
      path(`M ${side * 112},208 l -12,34 l 12,-6 l 12,6 Z`, { fill: hair.base }),
    );
  }
  return group({}, ...marks);
}
