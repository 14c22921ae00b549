import type { Candidate } from './candidate';
import type { Cascade } from './cascade';
import { completeOptions, type DetectOptions } from './detect-options';
import { candidatesPlain } from './detect-plain';
import { fastPathObstacle } from './fast-path';
import type { GrayImage } from './gray-image';
import { type Detection, groupRectangles } from './group-rectangles';
import { scaleList } from './scale-list';
import { type ScanGrid, scanGrids } from './scan-grid';
import { type ScanCounts, ScanKernel } from './scan-kernel';

/** More candidates than any photo gives; a cascade that accepts everything is stopped here. */
export const defaultMaxCandidates = 200_000;

/** Finds the objects of one cascade. Not re-entrant; a thread has its own. */
export interface Detector {
  /** 'wasm' unless the cascade cannot be scanned by it; see `fastPathObstacle`. The results are the same. */
  readonly engine: 'wasm' | 'plain';
  /**
   * Same rectangles, in the same order, as OpenCV's `detectMultiScale` with one thread.
   * @param image  Read during the call, never kept or written.
   * @throws RangeError for an image or options out of range, and when more than `maxCandidates` windows are accepted.
   */
  detect(image: GrayImage, options?: Partial<DetectOptions>): Detection[];
  /** What the fast path did since the detector was made; undefined for the plain one. */
  counts(): ScanCounts | undefined;
}

/** @param maxCandidates See `Detector.detect`. */
export function createDetector(cascade: Cascade, maxCandidates = defaultMaxCandidates): Detector {
  const kernel = fastPathObstacle(cascade) === undefined ? new ScanKernel(cascade) : undefined;
  const candidates = (image: GrayImage, options: Partial<DetectOptions>): Candidate[] => {
    if (kernel === undefined) return candidatesPlain(image, cascade, options);
    kernel.setImage(image);
    const found: Candidate[] = [];
    for (const grid of gridsFor(image, cascade, options)) {
      for (const candidate of kernel.scan(grid)) found.push(candidate);
      assertFewCandidates(found.length, maxCandidates);
    }
    return found;
  };
  return {
    engine: kernel === undefined ? 'plain' : 'wasm',
    detect(image, options = {}) {
      const { minNeighbors } = completeOptions(options);
      const found = candidates(image, options);
      assertFewCandidates(found.length, maxCandidates);
      return groupRectangles(found, minNeighbors, image);
    },
    counts: () => kernel?.counts(),
  };
}

/** The scales of an image as grids of windows, in the order in which OpenCV reports them. */
export function gridsFor(image: GrayImage, cascade: Cascade, options: Partial<DetectOptions>): ScanGrid[] {
  const { scaleFactor, minSize, maxSize } = completeOptions(options);
  return scanGrids(image, cascade, scaleList(image, cascade, scaleFactor, minSize, maxSize));
}

export function assertFewCandidates(count: number, most: number): void {
  if (count > most) {
    throw new RangeError(
      `${count} windows were accepted, more than ${most}. Use a stricter cascade or a larger minSize.`,
    );
  }
}
