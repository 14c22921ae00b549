import type { Cascade } from './cascade';
import type { Integrals } from './integral';

/**
 * Weighted sum of two or three rectangles, before normalisation. Float32 after every step, in OpenCV's order.
 * @param origin  Index of the window's corner in the tables.
 */
export function haarValue(cascade: Cascade, feature: number, tables: Integrals, origin: number): number {
  const { featureWeights, featureRects, featureTilted } = cascade;
  const tilted = featureTilted[feature] === 1;
  let value = 0;
  for (let i = 0; i < 3; i++) {
    const weight = featureWeights[feature * 3 + i] as number;
    if (i === 2 && weight === 0) break;
    const rect = (feature * 3 + i) * 4;
    const x = featureRects[rect] as number;
    const y = featureRects[rect + 1] as number;
    const width = featureRects[rect + 2] as number;
    const height = featureRects[rect + 3] as number;
    const sum = tilted
      ? tiltedSum(tables, origin, x, y, width, height)
      : uprightSum(tables, origin, x, y, width, height);
    value = Math.fround(value + Math.fround(weight * Math.fround(sum)));
  }
  return value;
}

/**
 * Eight bits, one for each block around the centre that is at least as bright as it, clockwise from the top left.
 * @see Liao et al., "Learning multi-scale block local binary patterns for face recognition", 2007
 */
export function lbpCode(cascade: Cascade, feature: number, tables: Integrals, origin: number): number {
  const { featureRects } = cascade;
  const x = featureRects[feature * 4] as number;
  const y = featureRects[feature * 4 + 1] as number;
  const width = featureRects[feature * 4 + 2] as number;
  const height = featureRects[feature * 4 + 3] as number;
  const block = (column: number, row: number) =>
    uprightSum(tables, origin, x + column * width, y + row * height, width, height);
  const centre = block(1, 1);
  let code = 0;
  for (const [column, row] of clockwise) code = code * 2 + (block(column, row) >= centre ? 1 : 0);
  return code;
}

const clockwise = [
  [0, 0],
  [1, 0],
  [2, 0],
  [2, 1],
  [2, 2],
  [1, 2],
  [0, 2],
  [0, 1],
] as const;

function uprightSum(tables: Integrals, origin: number, x: number, y: number, width: number, height: number): number {
  const { sums, stride } = tables;
  const top = origin + y * stride + x;
  const bottom = top + height * stride;
  const upper = (sums[top] as number) - (sums[top + width] as number);
  return (upper - (sums[bottom] as number) + (sums[bottom + width] as number)) | 0;
}

/** (x, y) is the top corner; width runs down to the right, height down to the left. */
function tiltedSum(tables: Integrals, origin: number, x: number, y: number, width: number, height: number): number {
  const { tilted, stride } = tables;
  if (tilted === undefined) throw new Error('A tilted feature was asked for without its table.');
  const top = origin + y * stride + x;
  const left = top + height * (stride - 1);
  const right = top + width * (stride + 1);
  const bottom = right + height * (stride - 1);
  const sum =
    (tilted[top] as number) - (tilted[left] as number) - (tilted[right] as number) + (tilted[bottom] as number);
  return sum | 0;
}
