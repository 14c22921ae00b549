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
  const shrunk = resize(image, grid.width, grid.height);
  const tables = integrals(shrunk, hasTilted(cascade));
  const found: Candidate[] = [];
  for (let y = 0; y < grid.yEnd; y += grid.step) {
    for (let x = 0; x < grid.xEnd; x += grid.step) {
      const verdict = judgeWindow(cascade, tables, y * tables.stride + x);
      if (verdict.kind === 'accepted') found.push(candidateAt(x, y, grid.scale, cascade, verdict.levelWeight));
      // A window that fails at once is hardly ever next to a face.
      else if (verdict.kind === 'rejected' && verdict.stage === 0) x += grid.step;
    }
  }
  return found;
}
