import type { Integrals } from './integral';

/** A window whose normalised area is this or more is too flat to judge: its standard deviation is 10 levels or less. */
const flatArea = 0.1;

/**
 * What feature values are multiplied by so that a window's contrast does not matter: 1 / (area * deviation), float32.
 * The window's rim of one pixel is left out.
 * @param origin  Index of the window's corner in the tables.
 * @returns 0 when the window is too flat.
 * @see OpenCV `HaarEvaluator::setWindow`; the variance is exact there and here, a double holds it whole.
 */
export function contrastFactor(tables: Integrals, origin: number, width: number, height: number): number {
  const { sums, squares, stride } = tables;
  const area = (width - 2) * (height - 2);
  const top = origin + stride + 1;
  const bottom = top + (height - 2) * stride;
  const right = width - 2;
  const sum = corners(sums, top, top + right, bottom, bottom + right);
  // >>> 0 undoes the wrap of the table of squares.
  const squareSum = corners(squares, top, top + right, bottom, bottom + right) >>> 0;
  return factorOf(area * squareSum - sum * sum, area);
}

/** The smallest exact variance (times area squared) that isn't flat, so that scans need no root for flat windows. */
export function smallestContrast(width: number, height: number): number {
  const area = (width - 2) * (height - 2);
  let flat = 0;
  let clear = area * area * 255 * 255;
  while (clear - flat > 1) {
    const middle = Math.floor((flat + clear) / 2);
    if (factorOf(middle, area) > 0) clear = middle;
    else flat = middle;
  }
  return clear;
}

function factorOf(variance: number, area: number): number {
  if (variance <= 0) return 0;
  const factor = Math.fround(1 / Math.sqrt(variance));
  return area * factor < flatArea ? factor : 0;
}

function corners(table: Int32Array, a: number, b: number, c: number, d: number): number {
  return ((table[a] as number) - (table[b] as number) - (table[c] as number) + (table[d] as number)) | 0;
}
