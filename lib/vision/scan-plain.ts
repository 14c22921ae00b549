import { type Candidate, candidateAt } from './candidate';
import { type Cascade, hasTilted } from './cascade';
import type { GrayImage } from './gray-image';
import { integrals } from './integral';
import { judgeWindow } from './judge-window';
import { resize } from './resize';
import type { ScanGrid } from './scan-grid';

/**
 * All windows of one scale, one after another: the specification in code, with which the fast scan must agree.
 * @returns candidates in the order of y, then x, which is OpenCV's with one thread.
 */
export function scanPlain(image: GrayImage, cascade: Cascade, grid: ScanGrid): Candidate[] {
  return scanShrunk(resize(image, grid.width, grid.height), cascade, grid, 0, grid.yEnd);
}

/**
 * Some rows of windows of an image that is shrunk already.
 * @param yStart   A multiple of the grid's step. @param yEnd At most the grid's.
 * @param isLate   Asked now and then; once it says true, what was found so far is the answer.
 */
export function scanShrunk(
  shrunk: GrayImage,
  cascade: Cascade,
  grid: ScanGrid,
  yStart: number,
  yEnd: number,
  isLate: () => boolean = () => false,
): Candidate[] {
  const tables = integrals(rowsOf(shrunk, yStart, yEnd + cascade.height - 1), hasTilted(cascade));
  const found: Candidate[] = [];
  for (let y = yStart; y < yEnd; y += grid.step) {
    for (let x = 0; x < grid.xEnd; x += grid.step) {
      // A window of the largest cascade takes half a millisecond when it passes every stage.
      if ((x & 63) === 0 && isLate()) return found;
      const verdict = judgeWindow(cascade, tables, (y - yStart) * tables.stride + x);
      if (verdict.kind === 'accepted') found.push(candidateAt(x, y, grid.scale, cascade, verdict.levelWeight));
      // A window that fails at once is hardly ever next to a face.
      else if (verdict.kind === 'rejected' && verdict.stage === 0) x += grid.step;
    }
  }
  return found;
}

/** A view, not a copy. */
function rowsOf({ pixels, width, height }: GrayImage, from: number, to: number): GrayImage {
  const end = Math.min(to, height);
  return { pixels: pixels.subarray(from * width, end * width), width, height: end - from };
}
