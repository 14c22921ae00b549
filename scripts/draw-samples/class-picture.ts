import { figure } from './figure';
import { ground } from './ground';
import { blue, crimson, green, hairs, orange, skins } from './palette';
import type { Person } from './person';
import { ellipse, group, path, Sheet, stroke } from './sheet';

const pupil = { age: 'child', iris: '#2a160d' } as const;
const mustard = { light: '#f3d58f', base: '#dba841', dark: '#9c6f17' };
const cream = { light: '#fffaf0', base: '#ece0c9', dark: '#b8a888' };
const plum = { light: '#a77792', base: '#76405f', dark: '#46213a' };

const front: readonly Person[] = [
  {
    ...pupil,
    build: 'soft',
    skin: skins.rose,
    hair: hairs.brown,
    style: 'braids',
    smile: 'closed',
    top: mustard,
    neckline: 'round',
    freckles: true,
  },
  {
    ...pupil,
    build: 'strong',
    skin: skins.sand,
    hair: hairs.black,
    style: 'short',
    smile: 'open',
    top: blue,
    neckline: 'collar',
  },
  {
    ...pupil,
    build: 'soft',
    skin: skins.honey,
    hair: hairs.black,
    style: 'bob',
    smile: 'closed',
    top: cream,
    neckline: 'round',
    glasses: '#74102a',
  },
  {
    ...pupil,
    build: 'strong',
    skin: skins.ebony,
    hair: hairs.black,
    style: 'curls',
    smile: 'open',
    top: orange,
    neckline: 'round',
  },
  {
    ...pupil,
    build: 'soft',
    skin: skins.sand,
    hair: hairs.black,
    style: 'ponytail',
    smile: 'closed',
    top: crimson,
    neckline: 'collar',
  },
  {
    ...pupil,
    build: 'strong',
    skin: skins.rose,
    hair: hairs.auburn,
    style: 'short',
    smile: 'closed',
    top: green,
    neckline: 'round',
    freckles: true,
  },
];

const back: readonly Person[] = [
  {
    ...pupil,
    build: 'strong',
    skin: skins.honey,
    hair: hairs.black,
    style: 'beanie',
    headwear: crimson,
    smile: 'closed',
    top: plum,
    neckline: 'round',
  },
  {
    ...pupil,
    build: 'soft',
    skin: skins.umber,
    hair: hairs.black,
    style: 'hijab',
    headwear: { light: '#9fc0dc', base: '#5f8fbd', dark: '#2c5583' },
    smile: 'open',
    top: mustard,
    neckline: 'round',
  },
  {
    age: 'adult',
    build: 'soft',
    iris: '#2a160d',
    skin: skins.sand,
    hair: hairs.black,
    style: 'bun',
    smile: 'closed',
    top: { light: '#8c7fa8', base: '#544a78', dark: '#2e274c' },
    neckline: 'collar',
  },
  {
    ...pupil,
    build: 'strong',
    skin: skins.sand,
    hair: hairs.black,
    style: 'short',
    smile: 'closed',
    top: crimson,
    neckline: 'round',
    glasses: '#2b2224',
  },
  {
    ...pupil,
    build: 'soft',
    skin: skins.rose,
    hair: hairs.chestnut,
    style: 'long',
    smile: 'closed',
    top: green,
    neckline: 'collar',
  },
];

/** A class in two rows in front of the board: ten pupils, their teacher in the middle of the back row. */
export function classPicture(): string {
  const sheet = new Sheet(1280, 880, 31);
  const backRow = back.map((person, i) => {
    const grown = person.age === 'adult';
    return figure(
      sheet,
      person,
      216 + i * 212,
      grown ? 300 : 372 + (i % 2) * 12,
      grown ? 0.66 : 0.58,
      sheet.between(-3, 3),
    );
  });
  const frontRow = front.map((person, i) =>
    figure(sheet, person, 110 + i * 212, 628 + (i % 2) * 14, 0.61, sheet.between(-3, 3)),
  );
  return sheet.svg(
    group({}, ground(sheet, '#f1e0c0', '#dcbf92'), board(sheet), bunting(sheet), ...backRow, ...frontRow),
  );
}

/** The chalkboard in its frame, with a sun, a plant and a curve in chalk. */
function board(sheet: Sheet): string {
  const chalk = (d: string, colour = '#f2f0e6') => stroke(d, colour, 4, { opacity: 0.75, filter: sheet.cut(3, 0.2) });
  const dust: string[] = [];
  for (let i = 0; i < 40; i++) {
    dust.push(
      stroke(
        `M ${sheet.between(110, 1000)},${sheet.between(70, 500)} q 60,-14 ${sheet.between(90, 170)},6`,
        '#dfe8df',
        sheet.between(6, 16),
        { opacity: 0.04 },
      ),
    );
  }
  return group(
    {},
    path('M 74,44 H 1206 V 560 H 74 Z', { fill: '#9a6b3d', filter: sheet.lifted(6, 0.3) }),
    path('M 92,62 H 1188 V 542 H 92 Z', {
      fill: sheet.linear(
        [92, 62],
        [1188, 542],
        [
          [0, '#3d5d4d'],
          [1, '#24392f'],
        ],
      ),
    }),
    ...dust,
    chalk(
      'M 180,150 m -30,0 a 30,30 0 1 0 60,0 a 30,30 0 1 0 -60,0 M 180,98 v -14 M 180,202 v 14 M 128,150 h -14 M 232,150 h 14 M 143,113 l -10,-10 M 217,187 l 10,10 M 143,187 l -10,10 M 217,113 l 10,-10',
      '#f4d56c',
    ),
    chalk('M 350,92 V 200 M 340,190 H 500 M 352,186 Q 392,180 420,140 T 492,100'),
    chalk(
      'M 1080,200 Q 1076,150 1090,104 M 1082,170 q -34,-6 -42,-36 q 36,0 42,36 M 1085,140 q 30,-8 36,-36 q -34,4 -36,36',
      '#b8dcb4',
    ),
    chalk('M 800,190 h 70 v -60 h -70 Z M 790,132 l 45,-40 l 45,40 M 826,190 v -30 h 18 v 30'),
    chalk('M 930,190 l 40,-80 l 40,80 Z', '#93c9ff'),
  );
}

function bunting(sheet: Sheet): string {
  const colours = [crimson.base, orange.base, blue.base, '#dba841', green.base];
  const flags = Array.from({ length: 17 }, (_, i) => {
    const [x, y] = [40 + i * 75, 16 + 26 * Math.sin(((i + 0.5) / 17) * Math.PI)];
    return path(`M ${x - 20},${y} L ${x + 20},${y} L ${x},${y + 36} Z`, {
      fill: colours[i % colours.length] ?? crimson.base,
    });
  });
  return group(
    { filter: sheet.lifted(3, 0.3) },
    stroke('M 0,14 Q 640,68 1280,14', '#8a6a45', 3),
    ...flags,
    ellipse(640, 41, 3, 3, { fill: '#8a6a45' }),
  );
}
