import type { Candidate } from './candidate';
import type { Cascade } from './cascade';
import { completeOptions, type DetectOptions } from './detect-options';
import { assertGrayImage, type GrayImage } from './gray-image';
import { type Detection, groupRectangles } from './group-rectangles';
import { scaleList } from './scale-list';
import { scanGrids } from './scan-grid';
import { scanPlain } from './scan-plain';

/**
 * The whole detector in plain TypeScript: what the fast one is held against, and the one to read.
 * @throws RangeError for an image or options out of range.
 */
export function detectPlain(image: GrayImage, cascade: Cascade, options: Partial<DetectOptions> = {}): Detection[] {
  const { minNeighbors } = completeOptions(options);
  return groupRectangles(candidatesPlain(image, cascade, options), minNeighbors, image);
}

/** Every accepted window, in OpenCV's single-thread order. */
export function candidatesPlain(image: GrayImage, cascade: Cascade, options: Partial<DetectOptions> = {}): Candidate[] {
  assertGrayImage(image);
  const { scaleFactor, minSize, maxSize } = completeOptions(options);
  const scales = scaleList(image, cascade, scaleFactor, minSize, maxSize);
  return scanGrids(image, cascade, scales).flatMap((grid) => scanPlain(image, cascade, grid));
}
