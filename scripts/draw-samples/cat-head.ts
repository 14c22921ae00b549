import { fur } from './cat-fur';
import { ellipse, group, path, type Sheet, stroke } from './sheet';

const head =
  'M 0,-104 C 34,-104 58,-98 74,-90 C 116,-66 134,-20 128,22 C 122,74 66,106 0,108 C -66,106 -122,74 -128,22 C -134,-20 -116,-66 -74,-90 C -58,-98 -34,-104 0,-104 Z';

/** Seen from the front; 0,0 lies between the eyes, the ears' tips at -176. */
export function catHead(sheet: Sheet): string {
  return group({}, ears(sheet), skull(sheet), eyes(sheet), muzzle(sheet));
}

function ears(sheet: Sheet): string {
  const ear = (side: -1 | 1) => {
    const outer = `M ${side * 118},-34 C ${side * 128},-90 ${side * 124},-150 ${side * 112},-176 C ${side * 84},-160 ${side * 48},-128 ${side * 30},-96 Z`;
    const inner = `M ${side * 107},-52 C ${side * 114},-98 ${side * 112},-130 ${side * 106},-150 C ${side * 88},-138 ${side * 64},-114 ${side * 52},-92 Z`;
    const hairs = Array.from({ length: 16 }, () =>
      stroke(
        `M ${side * sheet.between(52, 66)},${sheet.between(-84, -66)} q ${side * 10},-30 ${side * sheet.between(20, 40)},${sheet.between(-56, -30)}`,
        fur.white,
        1.8,
        { opacity: 0.7 },
      ),
    );
    return group(
      {},
      path(outer, { fill: side < 0 ? fur.base : '#cf8535', filter: sheet.cut(4, 0.08) }),
      path(inner, { fill: '#a8563f' }),
      path(inner, { fill: '#5d2a1c', opacity: 0.5, filter: sheet.blur(8) }),
      ...hairs,
      stroke(outer, fur.line, 1.6, { opacity: 0.4 }),
    );
  };
  return group({}, ear(-1), ear(1));
}

function skull(sheet: Sheet): string {
  const fill = sheet.radial([-30, -50], 190, [
    [0, fur.light],
    [0.5, fur.base],
    [1, '#a8601f'],
  ]);
  const stripes = [
    'M -8,-102 Q -12,-70 -5,-48 Q 0,-70 -2,-102 Z M 8,-102 Q 12,-70 5,-48 Q 0,-70 2,-102 Z',
    'M -34,-99 Q -34,-70 -20,-46 Q -24,-74 -22,-101 Z M 34,-99 Q 34,-70 20,-46 Q 24,-74 22,-101 Z',
    'M -127,-4 Q -100,2 -84,18 Q -104,8 -128,10 Z M 127,-4 Q 100,2 84,18 Q 104,8 128,10 Z',
    'M -124,32 Q -96,32 -78,40 Q -98,40 -118,46 Z M 124,32 Q 96,32 78,40 Q 98,40 118,46 Z',
  ].map((d) => path(d, { fill: fur.dark, opacity: 0.6, filter: sheet.cut(4, 0.1) }));
  return group(
    {},
    path(head, { fill, filter: sheet.cut(6, 0.09) }),
    group(
      { 'clip-path': sheet.clip(head) },
      path('M 134,-60 Q 100,60 0,112 L 140,120 Z', { fill: fur.dark, opacity: 0.45, filter: sheet.blur(16) }),
      ellipse(-52, -2, 42, 30, { fill: fur.dark, opacity: 0.42, filter: sheet.blur(9) }),
      ellipse(52, -2, 42, 30, { fill: fur.dark, opacity: 0.48, filter: sheet.blur(9) }),
      path('M -13,-54 Q -17,10 -20,46 Q 0,60 20,46 Q 17,10 13,-54 Z', {
        fill: fur.light,
        opacity: 0.9,
        filter: sheet.blur(6),
      }),
      ellipse(-82, 52, 30, 20, { fill: fur.light, opacity: 0.8, filter: sheet.blur(10) }),
      ellipse(82, 52, 28, 20, { fill: fur.light, opacity: 0.6, filter: sheet.blur(10) }),
      ...stripes,
    ),
    coat(sheet),
  );
}

/** Short hairs that grow away from the nose. */
function coat(sheet: Sheet): string {
  const hairs: string[] = [];
  for (let i = 0; i < 620; i++) {
    const angle = sheet.between(0, Math.PI * 2);
    const far = Math.sqrt(sheet.between(0.06, 1));
    const [x, y] = [Math.cos(angle) * 124 * far, Math.sin(angle) * 102 * far];
    const nearEye = ((Math.abs(x) - 52) / 40) ** 2 + ((y + 2) / 30) ** 2 < 1;
    if (nearEye || (Math.abs(x) < 50 && y > 26)) continue;
    const length = sheet.between(7, 15) / Math.hypot(x, y - 30);
    const colour = x * 0.8 + y + sheet.between(-110, 110) < 0 ? fur.light : fur.dark;
    hairs.push(
      stroke(
        `M ${x},${y} q ${x * length * 0.5 + 1.5},${(y - 30) * length * 0.4} ${x * length},${(y - 30) * length}`,
        colour,
        sheet.between(0.8, 1.7),
        { opacity: sheet.between(0.1, 0.34) },
      ),
    );
  }
  return group({}, ...hairs);
}

function eyes(sheet: Sheet): string {
  const eye = (side: -1 | 1) => {
    const lids = 'M -31,9 C -22,-24 16,-32 31,-12 C 30,14 -6,26 -31,9 Z';
    const iris = sheet.radial([0, 2], 27, [
      [0, '#e3d877'],
      [0.55, '#a9ab3f'],
      [1, '#4c5a1d'],
    ]);
    return group(
      { transform: `translate(${side * 52} -2)` },
      group(
        { transform: `scale(${side} 1)` },
        path(lids, { fill: fur.line, stroke: fur.line, 'stroke-width': 7, 'stroke-linejoin': 'round' }),
        path(lids, { fill: iris }),
        group(
          { 'clip-path': sheet.clip(lids) },
          ellipse(1, -3, 10.5, 19, { fill: '#120b06' }),
          path('M -34,-34 H 34 V -8 Q 4,-26 -34,4 Z', { fill: '#2a1a08', opacity: 0.45 }),
        ),
      ),
      ellipse(-6, -10, 5, 5, { fill: '#fff', opacity: 0.95 }),
      ellipse(7, 6, 2.4, 2.4, { fill: '#fff', opacity: 0.6 }),
    );
  };
  return group({}, eye(-1), eye(1));
}

function muzzle(sheet: Sheet): string {
  const whiskers = [-1, 1].flatMap((side) =>
    [-14, -3, 9].map((lift, i) =>
      stroke(
        `M ${side * 32},${64 + i * 6} Q ${side * 90},${60 + lift} ${side * (166 - i * 6)},${62 + lift * 2.6}`,
        '#fffaf0',
        1.7,
        { opacity: 0.95 },
      ),
    ),
  );
  const dots = [-1, 1].flatMap((side) =>
    [
      [24, 60],
      [32, 66],
      [22, 70],
      [38, 60],
    ].map(([x = 0, y = 0]) => ellipse(side * x, y, 1.6, 1.6, { fill: fur.line, opacity: 0.6 })),
  );
  return group(
    {},
    ellipse(0, 84, 34, 20, { fill: fur.white }),
    ellipse(-24, 66, 32, 25, { fill: fur.white, filter: sheet.cut(4, 0.1) }),
    ellipse(24, 66, 32, 25, { fill: '#f3e4cd', filter: sheet.cut(4, 0.1) }),
    ellipse(0, 94, 26, 9, { fill: '#b98d62', opacity: 0.5, filter: sheet.blur(5) }),
    path('M -15,40 Q 0,33 15,40 Q 12,53 0,58 Q -12,53 -15,40 Z', { fill: '#b2504b' }),
    ellipse(-4, 42, 6, 2.6, { fill: '#fff', opacity: 0.45, filter: sheet.blur(1.2) }),
    stroke('M 0,57 V 68 M -26,72 Q -10,82 0,68 Q 10,82 26,72', fur.line, 3, { opacity: 0.85 }),
    ...dots,
    ...whiskers,
  );
}
