import { roundHalfEven } from './round-half-even';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The factors by which the image is shrunk, smallest first.
 * @param image        Pixels.
 * @param window       The cascade's window.
 * @param scaleFactor  Above 1; the next window is this many times larger.
 * @param minSize      Smallest object in image pixels.
 * @param maxSize      Largest object in image pixels; a side of 0 means the image's.
 * @returns float32 factors. When no scale lies between the limits, the one nearest to `minSize`: this is how OpenCV
 *   serves "one size only". Empty only when the image is smaller than the window.
 * @throws RangeError when `scaleFactor` isn't above 1.
 * @see OpenCV `CascadeClassifierImpl::detectMultiScaleNoGrouping`
 */
export function scaleList(image: Size, window: Size, scaleFactor: number, minSize: Size, maxSize: Size): number[] {
  if (!(scaleFactor > 1)) throw new RangeError(`scaleFactor is ${scaleFactor}, expected a number above 1.`);
  const all: number[] = [];
  for (let factor = 1; ; factor *= scaleFactor) {
    if (roundHalfEven(window.width * factor) > image.width) break;
    if (roundHalfEven(window.height * factor) > image.height) break;
    all.push(Math.fround(factor));
  }
  const largest = maxSize.width === 0 || maxSize.height === 0 ? image : maxSize;
  const within: number[] = [];
  for (const scale of all) {
    const { width, height } = scaledWindow(window, scale);
    if (width > largest.width || height > largest.height) break;
    if (width >= minSize.width && height >= minSize.height) within.push(scale);
  }
  return within.length > 0 ? within : nearest(all, window, minSize);
}

/** The window's size on the image, in float32 as OpenCV has it. */
export function scaledWindow(window: Size, scale: number): Size {
  return {
    width: roundHalfEven(Math.fround(window.width * scale)),
    height: roundHalfEven(Math.fround(window.height * scale)),
  };
}

function nearest(scales: readonly number[], window: Size, wanted: Size): number[] {
  let best: number | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const scale of scales) {
    const { width, height } = scaledWindow(window, scale);
    const distance = (wanted.width - width) ** 2 + (wanted.height - height) ** 2;
    if (distance < bestDistance) {
      best = scale;
      bestDistance = distance;
    }
  }
  return best === undefined ? [] : [best];
}
