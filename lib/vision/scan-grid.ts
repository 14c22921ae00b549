import { roundHalfEven } from './round-half-even';
import type { Size } from './scale-list';

/** Where windows stand on the image shrunk by one scale. */
export interface ScanGrid {
  readonly scale: number;
  /** The shrunk image. */
  readonly width: number;
  readonly height: number;
  /** Window origins are multiples of this, in x and in y. */
  readonly step: 1 | 2;
  /** Origins have `x < xEnd` and `y < yEnd`. */
  readonly xEnd: number;
  readonly yEnd: number;
}

/**
 * One grid per scale.
 * `yEnd` follows the stripes in which OpenCV hands rows to threads: their number comes from the first scale alone, and
 * the division may cut the last row of a step-2 scale. It does so with any number of threads, so it is part of the answer.
 * @see OpenCV `detectMultiScaleNoGrouping` and `CascadeClassifierInvoker`
 */
export function scanGrids(image: Size, window: Size, scales: readonly number[]): ScanGrid[] {
  let stripes = 0;
  return scales.map((scale) => {
    const width = roundHalfEven(Math.fround(image.width / scale));
    const height = roundHalfEven(Math.fround(image.height / scale));
    const step = scale >= 2 ? 1 : 2;
    const xEnd = Math.max(width + 1 - window.width, 0);
    const rows = Math.max(height + 1 - window.height, 0);
    if (stripes === 0) stripes = Math.max(Math.ceil(xEnd / 32), 1);
    const stripeRows = Math.max(Math.floor((Math.floor(rows / step) + stripes - 1) / stripes), 1) * step;
    return { scale, width, height, step, xEnd, yEnd: Math.min(stripes * stripeRows, rows) };
  });
}
