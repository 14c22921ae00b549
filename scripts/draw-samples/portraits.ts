import { figure } from './figure';
import { ground } from './ground';
import { blue, crimson, green, hairs, orange, paper, skins } from './palette';
import type { Person } from './person';
import { ellipse, group, path, Sheet, stroke } from './sheet';

/** A child who laughs, with braids, in front of a paper sun. */
export function girl(): string {
  const sheet = new Sheet(1024, 1280, 21);
  const person: Person = {
    age: 'child',
    build: 'soft',
    skin: skins.honey,
    hair: hairs.black,
    style: 'braids',
    smile: 'open',
    iris: '#3d2114',
    freckles: true,
    top: crimson,
    neckline: 'collar',
  };
  const sun = ellipse(512, 560, 410, 410, { fill: orange.pale, filter: sheet.lifted(8, 0.16) });
  return sheet.svg(
    group(
      {},
      ground(sheet, blue.pale, '#b9cede'),
      sun,
      leaves(sheet, green.base, 0),
      figure(sheet, person, 512, 590, 2.2, 3),
    ),
  );
}

/** A grandfather with glasses and silver hair, in a hanbok's collar. */
export function grandfather(): string {
  const sheet = new Sheet(1024, 1280, 22);
  const person: Person = {
    age: 'elder',
    build: 'strong',
    skin: skins.sand,
    hair: hairs.silver,
    style: 'short',
    brow: '#8a8379',
    smile: 'closed',
    iris: '#2c1a12',
    glasses: '#4a2a1b',
    top: { light: '#86a5c0', base: '#466f96', dark: '#24486d' },
    neckline: 'hanbok',
  };
  const moon = ellipse(512, 540, 415, 415, { fill: '#f4dfc0', filter: sheet.lifted(8, 0.16) });
  return sheet.svg(
    group({}, ground(sheet, '#e6c7a0', '#d3a877'), moon, hills(sheet), figure(sheet, person, 512, 540, 2.2)),
  );
}

/** A young woman in a hijab. */
export function student(): string {
  const sheet = new Sheet(1024, 1280, 23);
  const person: Person = {
    age: 'adult',
    build: 'soft',
    skin: skins.umber,
    hair: hairs.black,
    style: 'hijab',
    smile: 'closed',
    iris: '#24120a',
    headwear: { light: '#e7a765', base: '#c4702a', dark: '#7f3f0a' },
    top: blue,
    neckline: 'round',
  };
  const circle = ellipse(512, 545, 415, 415, { fill: '#efe6d2', filter: sheet.lifted(8, 0.16) });
  return sheet.svg(
    group(
      {},
      ground(sheet, '#bcd0b9', '#8fb096'),
      circle,
      leaves(sheet, crimson.base, 1),
      figure(sheet, person, 512, 540, 2.2, -2),
    ),
  );
}

/** The same kind of portrait with the head laid far on one side: too far for a cascade that looks for upright faces. */
export function tilted(): string {
  const sheet = new Sheet(1024, 1280, 24);
  const person: Person = {
    age: 'adult',
    build: 'soft',
    skin: skins.ebony,
    hair: hairs.black,
    style: 'curls',
    smile: 'open',
    iris: '#1d0e07',
    top: { light: '#f1d9a8', base: '#dfae55', dark: '#a86f1d' },
    neckline: 'round',
  };
  const circle = ellipse(512, 560, 415, 415, { fill: '#f3e3d6', filter: sheet.lifted(8, 0.16) });
  return sheet.svg(
    group(
      {},
      ground(sheet, '#dba9a4', '#c2807c'),
      circle,
      leaves(sheet, blue.base, 2),
      figure(sheet, person, 490, 600, 2.05, 34),
    ),
  );
}

/** Cut leaves that grow in from two corners. */
function leaves(sheet: Sheet, colour: string, turn: number): string {
  const sprig = (x: number, y: number, angle: number) => {
    const marks = [stroke('M 0,0 Q 10,-160 0,-330', colour, 5)];
    for (let i = 0; i < 9; i++) {
      const side = i % 2 ? 1 : -1;
      const reach = 92 - i * 5 + sheet.between(-8, 8);
      marks.push(
        path(
          `M 2,${-40 - i * 33} q ${side * reach * 0.35},${-reach * 0.62} ${side * reach},${-reach * 0.5} q ${-side * reach * 0.2},${reach * 0.62} ${-side * reach},${reach * 0.5} Z`,
          { fill: colour },
        ),
      );
    }
    return group({ transform: `translate(${x} ${y}) rotate(${angle})`, filter: sheet.lifted(5, 0.22) }, ...marks);
  };
  return group({}, sprig(80, 1190, 12 - turn * 6), sprig(955, 1120, -10 + turn * 5), sprig(20, 450, 40 + turn * 4));
}

function hills(sheet: Sheet): string {
  const hill = (d: string, fill: string) => path(d, { fill, filter: sheet.lifted(6, 0.2) });
  return group(
    {},
    hill('M 0,800 Q 235,640 500,800 T 1024,740 V 1280 H 0 Z', green.light),
    hill('M 0,960 Q 280,830 550,960 T 1024,900 V 1280 H 0 Z', green.base),
    stroke('M 60,140 q 28,-22 52,0 q 26,-22 52,0', paper.sheet, 6, { opacity: 0.9 }),
  );
}
