import { ground } from './ground';
import { blue, crimson, green, orange, paper } from './palette';
import { ellipse, group, path, Sheet, stroke } from './sheet';

/** A school among hills and trees on a bright day; nobody is there. */
export function landscape(): string {
  const sheet = new Sheet(1280, 860, 41);
  return sheet.svg(
    group(
      {},
      ground(sheet, '#d8e6ee', '#f5dcc0'),
      sky(sheet),
      hills(sheet),
      school(sheet),
      meadow(sheet),
      trees(sheet),
    ),
  );
}

function sky(sheet: Sheet): string {
  const cloud = (x: number, y: number, s: number) =>
    path(
      `M ${x},${y} q ${10 * s},${-36 * s} ${50 * s},${-26 * s} q ${24 * s},${-40 * s} ${66 * s},${-12 * s} q ${44 * s},${-14 * s} ${50 * s},${22 * s} q ${30 * s},${16 * s} ${-4 * s},${20 * s} h ${-150 * s} q ${-30 * s},0 ${-12 * s},${-4 * s} Z`,
      { fill: paper.sheet, opacity: 0.92, filter: sheet.lifted(4, 0.14) },
    );
  const bird = (x: number, y: number) =>
    stroke(`M ${x},${y} q 12,-12 22,0 q 12,-12 22,0`, paper.ink, 2.6, { opacity: 0.6 });
  return group(
    {},
    ellipse(1060, 180, 72, 72, { fill: orange.light, filter: sheet.lifted(6, 0.2) }),
    cloud(130, 200, 1.2),
    cloud(720, 130, 0.95),
    cloud(430, 270, 0.7),
    bird(560, 190),
    bird(630, 222),
    bird(516, 236),
  );
}

function hills(sheet: Sheet): string {
  const hill = (d: string, light: string, dark: string) => {
    const strokes: string[] = [];
    for (let i = 0; i < 90; i++) {
      const [x, y] = [sheet.between(-40, 1280), sheet.between(340, 860)];
      strokes.push(
        stroke(
          `M ${x},${y} q 50,${-sheet.between(8, 26)} ${sheet.between(80, 180)},${sheet.between(-14, 10)}`,
          sheet.random() < 0.5 ? light : dark,
          sheet.between(2, 8),
          { opacity: sheet.between(0.12, 0.35) },
        ),
      );
    }
    const fill = sheet.linear(
      [0, 300],
      [300, 860],
      [
        [0, light],
        [1, dark],
      ],
    );
    return group(
      {},
      path(d, { fill, filter: sheet.lifted(7, 0.22) }),
      group({ 'clip-path': sheet.clip(d) }, ...strokes),
    );
  };
  return group(
    {},
    hill('M 0,400 Q 170,230 360,350 T 720,330 T 1020,330 T 1280,300 V 860 H 0 Z', '#b7cdd8', '#86a9bd'),
    hill('M 0,480 Q 200,360 440,470 T 880,420 T 1280,440 V 860 H 0 Z', '#b9cda9', '#7fa287'),
  );
}

function school(sheet: Sheet): string {
  const wall = (x: number, y: number, width: number, height: number) =>
    path(`M ${x},${y} h ${width} v ${height} h ${-width} Z`, {
      fill: sheet.linear(
        [x, y],
        [x + width, y + height],
        [
          [0, '#f0c9a0'],
          [1, '#d59d6b'],
        ],
      ),
    });
  const windows: string[] = [];
  for (const [left, count] of [
    [372, 4],
    [716, 4],
  ] as const) {
    for (let row = 0; row < 2; row++) {
      for (let i = 0; i < count; i++) {
        const [x, y] = [left + i * 52, 434 + row * 66];
        windows.push(
          path(`M ${x},${y} h 34 v 42 h -34 Z`, { fill: paper.sheet }),
          path(`M ${x + 4},${y + 4} h 11 v 34 h -11 Z M ${x + 19},${y + 4} h 11 v 34 h -11 Z`, { fill: blue.light }),
          stroke(`M ${x + 6},${y + 30} l 8,-16`, '#fff', 2, { opacity: 0.5 }),
        );
      }
    }
  }
  return group(
    { filter: sheet.lifted(6, 0.28) },
    wall(352, 414, 570, 166),
    path('M 336,416 L 372,372 H 902 L 938,416 Z', { fill: crimson.base }),
    wall(586, 330, 106, 250),
    path('M 574,334 L 639,268 L 704,334 Z', { fill: crimson.dark }),
    stroke('M 639,268 V 210', '#6b4a30', 4),
    path('M 641,212 q 22,-10 42,0 q 12,6 22,2 v 26 q -22,6 -42,-2 q -12,-4 -22,0 Z', { fill: orange.base }),
    ellipse(639, 372, 24, 24, { fill: paper.sheet }),
    stroke('M 639,372 V 356 M 639,372 L 651,378', paper.ink, 3),
    ...windows,
    path('M 612,580 V 516 Q 639,488 666,516 V 580 Z', { fill: '#6b3a1c' }),
    stroke('M 639,504 V 580', '#3d1f0e', 2),
  );
}

function meadow(sheet: Sheet): string {
  const d = 'M 0,600 Q 320,548 640,578 T 1280,570 V 860 H 0 Z';
  const marks: string[] = [];
  for (let i = 0; i < 260; i++) {
    const [x, y] = [sheet.between(0, 1280), sheet.between(585, 860)];
    const tall = 6 + (y - 560) * 0.09;
    marks.push(
      stroke(
        `M ${x},${y} q ${sheet.between(-4, 4)},${-tall * 0.6} ${sheet.between(-6, 6)},${-tall}`,
        sheet.random() < 0.5 ? green.pale : green.dark,
        2.2,
        { opacity: 0.45 },
      ),
    );
  }
  for (let i = 0; i < 60; i++) {
    const [x, y] = [sheet.between(0, 1280), sheet.between(640, 850)];
    if (Math.abs(x - 660) < 130) continue;
    marks.push(ellipse(x, y, 4.5, 4.5, { fill: [crimson.light, paper.sheet, orange.light][i % 3] ?? paper.sheet }));
  }
  return group(
    {},
    path(d, {
      fill: sheet.linear(
        [0, 560],
        [200, 860],
        [
          [0, '#9fbd8b'],
          [1, green.base],
        ],
      ),
      filter: sheet.lifted(7, 0.2),
    }),
    ...marks,
    path('M 616,577 Q 640,680 520,860 H 820 Q 700,680 662,577 Z', {
      fill: sheet.linear(
        [0, 577],
        [0, 860],
        [
          [0, '#ecd8b4'],
          [1, '#d3b283'],
        ],
      ),
    }),
  );
}

function trees(sheet: Sheet): string {
  const tree = (x: number, y: number, s: number, light: string, dark: string) => {
    const crown = `M ${x - 74 * s},${y - 120 * s} q ${-26 * s},${-60 * s} ${34 * s},${-84 * s} q ${30 * s},${-60 * s} ${82 * s},${-24 * s} q ${60 * s},${10 * s} ${44 * s},${74 * s} q ${16 * s},${56 * s} ${-50 * s},${62 * s} q ${-60 * s},${20 * s} ${-110 * s},${-28 * s} Z`;
    const leaves: string[] = [];
    for (let i = 0; i < 110; i++) {
      const angle = sheet.between(0, Math.PI * 2);
      const far = Math.sqrt(sheet.random());
      const [lx, ly] = [x + 8 * s + Math.cos(angle) * far * 92 * s, y - 166 * s + Math.sin(angle) * far * 74 * s];
      leaves.push(
        path(`M ${lx},${ly} q ${8 * s},${-13 * s} ${20 * s},${-8 * s} q ${-4 * s},${13 * s} ${-20 * s},${8 * s} Z`, {
          fill: lx + ly * 0.7 < x - 125 * s + y * 0.7 + sheet.between(-60, 60) * s ? light : dark,
          opacity: sheet.between(0.3, 0.75),
        }),
      );
    }
    const fill = sheet.radial([x - 40 * s, y - 210 * s], 190 * s, [
      [0, light],
      [1, dark],
    ]);
    return group(
      { filter: sheet.lifted(5, 0.25) },
      path(
        `M ${x - 10 * s},${y} Q ${x - 4 * s},${y - 70 * s} ${x - 8 * s},${y - 130 * s} L ${x + 10 * s},${y - 130 * s} Q ${x + 6 * s},${y - 70 * s} ${x + 16 * s},${y} Z`,
        { fill: '#6b4426' },
      ),
      path(crown, { fill, filter: sheet.cut(8, 0.05) }),
      ...leaves,
    );
  };
  return group(
    {},
    tree(1010, 610, 0.75, green.light, green.base),
    tree(270, 620, 0.8, orange.light, orange.base),
    tree(120, 720, 1.35, green.light, green.dark),
    tree(1150, 740, 1.45, '#d9a752', '#8f6a1c'),
  );
}
