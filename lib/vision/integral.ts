import type { GrayImage } from './gray-image';

/**
 * Sums over rectangles from the image's corner: `sums[y * stride + x]` is the sum of all pixels left of x and above y.
 * All tables are `(width + 1) * (height + 1)` with row 0 and column 0 zero, and `stride` is `width + 1`.
 * Entries wrap modulo 2^32. Only differences of four corners mean anything, and those are right as long as the
 * rectangle's own sum fits: `sums` and `tilted` as int32, `squares` as uint32 (a window of 255x255 may hold 4.2e9).
 */
export interface Integrals {
  readonly stride: number;
  readonly sums: Int32Array;
  readonly squares: Int32Array;
  /** Sums over the downward-opening cone with its tip at (x, y); absent when no feature is tilted. */
  readonly tilted: Int32Array | undefined;
}

/** @see Viola and Jones, 2001, section 2.1; for the tilted table Lienhart and Maydt, 2002. */
export function integrals(image: GrayImage, withTilted: boolean): Integrals {
  const { pixels, width, height } = image;
  const stride = width + 1;
  const sums = new Int32Array(stride * (height + 1));
  const squares = new Int32Array(stride * (height + 1));
  for (let y = 0, source = 0; y < height; y++) {
    let rowSum = 0;
    let rowSquares = 0;
    let out = (y + 1) * stride + 1;
    for (let x = 0; x < width; x++, source++, out++) {
      const level = pixels[source] as number;
      rowSum += level;
      rowSquares = (rowSquares + level * level) | 0;
      sums[out] = (sums[out - stride] as number) + rowSum;
      squares[out] = (squares[out - stride] as number) + rowSquares;
    }
  }
  return { stride, sums, squares, tilted: withTilted ? tiltedIntegral(image) : undefined };
}

/**
 * `tilted(X, Y)` is the sum of the pixels with `y < Y` and `|x - X + 1| <= Y - y - 1`. Each cone is made of the two
 * cones above its shoulders, less their overlap, and the two pixels on its axis.
 */
function tiltedIntegral(image: GrayImage): Int32Array {
  const { pixels, width, height } = image;
  const stride = width + 1;
  const tilted = new Int32Array(stride * (height + 1));
  const pixelAt = (x: number, y: number) => (y < 0 ? 0 : (pixels[y * width + x] as number));
  for (let y = 1; y <= height; y++) {
    const above = (y - 1) * stride;
    const out = y * stride;
    tilted[out] = tilted[above + 1] as number;
    for (let x = 1; x < width; x++) {
      const overlap = y < 2 ? 0 : (tilted[above - stride + x] as number);
      const shoulders = (tilted[above + x - 1] as number) + (tilted[above + x + 1] as number);
      tilted[out + x] = shoulders - overlap + pixelAt(x - 1, y - 1) + pixelAt(x - 1, y - 2);
    }
    tilted[out + width] = (tilted[above + width - 1] as number) + pixelAt(width - 1, y - 1) + pixelAt(width - 1, y - 2);
  }
  return tilted;
}
