import type { Cascade } from './cascade';

/** A point of the window's tables and the whole number it counts with in a feature's value. */
export interface Corner {
  /** In pixels from the window's corner. */
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** How a feature's corners are added up. Each shape has its own loop in the fast scan. */
export type FeatureShape =
  | { readonly kind: 'halves' | 'quarters'; readonly corners: readonly Corner[]; readonly negated: boolean }
  | { readonly kind: 'partOfWhole'; readonly corners: readonly Corner[]; readonly weight: number }
  | { readonly kind: 'anyRects'; readonly corners: readonly Corner[]; readonly weights: readonly number[] };

/**
 * Merges the corners that a feature's rectangles share and names the shape that is left.
 * The order of the corners is the one that `haar-values.ts` of the fast scan expects.
 * @param feature A Haar feature with whole weights.
 */
export function featureShape(cascade: Cascade, feature: number): FeatureShape {
  const rects = [0, 1, 2].map((rect) => rectCorners(cascade, feature, rect));
  const merged = merge(rects.flat());
  const pick = (weight: number) => merged.filter((corner) => corner.weight === weight);
  const signature = merged.map((corner) => corner.weight).sort((a, b) => a - b);
  if (sameNumbers(signature, [-2, -1, -1, 1, 1, 2])) {
    const [a, c] = pick(1);
    const [b, d] = pick(-1);
    return { kind: 'halves', corners: [a, b, c, d, ...pick(2), ...pick(-2)] as Corner[], negated: false };
  }
  if (sameNumbers(signature, [-2, -2, -2, -2, 1, 1, 1, 1, 4])) {
    return { kind: 'quarters', corners: [...pick(1), ...pick(-2), ...pick(4)], negated: false };
  }
  if (sameNumbers(signature, [-4, -1, -1, -1, -1, 2, 2, 2, 2])) {
    return { kind: 'quarters', corners: [...pick(-1), ...pick(2), ...pick(-4)], negated: true };
  }
  const weights = [0, 1, 2].map((rect) => cascade.featureWeights[feature * 3 + rect] as number);
  const [whole = [], part = [], other = []] = rects;
  if (weights[0] === -1 && weights[2] === 0) {
    return { kind: 'partOfWhole', corners: [...whole, ...part], weight: weights[1] as number };
  }
  return { kind: 'anyRects', corners: [...whole, ...part, ...other], weights };
}

/**
 * The four corners of a rectangle in the order +, -, -, +. A third rectangle that isn't there has its corners at 0, 0.
 * Tilted ones: top, left, right, bottom.
 */
export function rectCorners(cascade: Cascade, feature: number, rect: number): Corner[] {
  const at = (feature * 3 + rect) * 4;
  const [x = 0, y = 0, width = 0, height = 0] = cascade.featureRects.subarray(at, at + 4);
  const weight = cascade.featureWeights[feature * 3 + rect] as number;
  const used = rect < 2 || weight !== 0;
  const points = cascade.featureTilted[feature]
    ? [
        [x, y],
        [x - height, y + height],
        [x + width, y + width],
        [x + width - height, y + width + height],
      ]
    : [
        [x, y],
        [x + width, y],
        [x, y + height],
        [x + width, y + height],
      ];
  return points.map(([px = 0, py = 0], index) =>
    used ? { x: px, y: py, weight: index === 0 || index === 3 ? weight : -weight } : { x: 0, y: 0, weight: 0 },
  );
}

/** A dozen corners at most: comparing them all is faster than a map, and cascades have thousands of features. */
function merge(corners: readonly Corner[]): Corner[] {
  const merged: { x: number; y: number; weight: number }[] = [];
  for (const { x, y, weight } of corners) {
    const known = merged.find((corner) => corner.x === x && corner.y === y);
    if (known) known.weight += weight;
    else merged.push({ x, y, weight });
  }
  return merged.filter((corner) => corner.weight !== 0);
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, index) => number === b[index]);
}
