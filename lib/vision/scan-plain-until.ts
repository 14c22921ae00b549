import type { Candidate } from './candidate';
import type { Cascade } from './cascade';
import type { GrayImage } from './gray-image';
import { resize } from './resize';
import type { ScanGrid } from './scan-grid';
import { scanShrunk } from './scan-plain';

/** Rows of windows whose sums are kept at a time: few, so that a picture of any size takes little memory. */
const rowsPerBand = 128;

/**
 * `scanPlain` for cascades and pictures of strangers: the same candidates in the same order, in bands, and it can be
 * ended.
 * @param isLate  Asked now and then; once it says true, what was found so far is the answer.
 */
export function scanPlainUntil(
  image: GrayImage,
  cascade: Cascade,
  grid: ScanGrid,
  isLate: () => boolean,
): readonly Candidate[] {
  if (grid.xEnd <= 0 || isLate()) return [];
  const shrunk = resize(image, grid.width, grid.height);
  const found: Candidate[] = [];
  for (let y = 0; y < grid.yEnd && !isLate(); y += rowsPerBand * grid.step) {
    const yEnd = Math.min(y + rowsPerBand * grid.step, grid.yEnd);
    for (const candidate of scanShrunk(shrunk, cascade, grid, y, yEnd, isLate)) found.push(candidate);
  }
  return found;
}
