import type { Size } from './scale-list';

/** What to look for, named as in OpenCV's `detectMultiScale`. */
export interface DetectOptions {
  /** Above 1: how much larger the window is at each step. Usual: 1.1. */
  readonly scaleFactor: number;
  /** A face needs more overlapping candidates than this; 0 gives every candidate. Usual: 3 to 6. */
  readonly minNeighbors: number;
  /** Smallest object in pixels of the image; sides of 0 mean the cascade's window. */
  readonly minSize: Size;
  /** Largest object in pixels of the image; a side of 0 means the image. */
  readonly maxSize: Size;
}

/** OpenCV's defaults. */
export const defaultDetectOptions: DetectOptions = {
  scaleFactor: 1.1,
  minNeighbors: 3,
  minSize: { width: 0, height: 0 },
  maxSize: { width: 0, height: 0 },
};

/** @throws RangeError naming the option, what it was and what it may be. */
export function completeOptions(options: Partial<DetectOptions>): DetectOptions {
  const { scaleFactor, minNeighbors, minSize, maxSize } = { ...defaultDetectOptions, ...options };
  if (!(scaleFactor > 1 && Number.isFinite(scaleFactor))) {
    throw new RangeError(`scaleFactor is ${scaleFactor}, expected a number above 1.`);
  }
  if (!Number.isInteger(minNeighbors)) {
    throw new RangeError(`minNeighbors is ${minNeighbors}, expected a whole number.`);
  }
  for (const [name, size] of Object.entries({ minSize, maxSize })) {
    if (!isSide(size.width) || !isSide(size.height)) {
      throw new RangeError(`${name} is ${size.width}x${size.height}, expected whole pixels from 0 up.`);
    }
  }
  return { scaleFactor, minNeighbors, minSize, maxSize };
}

function isSide(side: number): boolean {
  return Number.isInteger(side) && side >= 0 && side <= 0x7fffffff;
}
