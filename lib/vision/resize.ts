import type { GrayImage } from './gray-image';
import { roundHalfEven } from './round-half-even';

/** For each pixel of one side of the result: the source pixel on its left (or top) and the share of the next, in 1/256. */
export interface ResizeAxis {
  readonly origins: Int32Array;
  /** 0..256. Where it is 0 the next source pixel is not read. */
  readonly shares: Int32Array;
}

/** @see OpenCV `INTER_LINEAR_EXACT`: pixel centres, 8-bit fractions, both divisions in double. */
export function resizeAxis(sourceLength: number, length: number): ResizeAxis {
  const origins = new Int32Array(length);
  const shares = new Int32Array(length);
  const sourceStep = 1 / (length / sourceLength);
  for (let i = 0; i < length; i++) {
    const centre = sourceStep * (i + 0.5) - 0.5;
    const origin = Math.floor(centre);
    if (origin < 0) continue;
    if (origin >= sourceLength - 1) {
      origins[i] = sourceLength - 1;
    } else {
      origins[i] = origin;
      shares[i] = roundHalfEven((centre - origin) * 256);
    }
  }
  return { origins, shares };
}

/**
 * Bilinear resize without rounding between the passes, bit for bit as OpenCV's `INTER_LINEAR_EXACT`.
 * The same size gives the same pixels.
 */
export function resize(source: GrayImage, width: number, height: number): GrayImage {
  const columns = resizeAxis(source.width, width);
  const rows = resizeAxis(source.height, height);
  const pixels = new Uint8Array(width * height);
  const upper = new Uint32Array(width); // at most 255 * 256
  const lower = new Uint32Array(width);
  for (let y = 0, out = 0; y < height; y++) {
    const top = rows.origins[y] as number;
    const share = rows.shares[y] as number;
    blendColumns(source, top, columns, upper);
    blendColumns(source, share === 0 ? top : top + 1, columns, lower);
    for (let x = 0; x < width; x++, out++) {
      pixels[out] = ((upper[x] as number) * (256 - share) + (lower[x] as number) * share + 32768) >>> 16;
    }
  }
  return { pixels, width, height };
}

function blendColumns(source: GrayImage, y: number, columns: ResizeAxis, out: Uint32Array): void {
  const row = y * source.width;
  for (let x = 0; x < out.length; x++) {
    const left = row + (columns.origins[x] as number);
    const share = columns.shares[x] as number;
    const next = share === 0 ? 0 : (source.pixels[left + 1] as number) * share;
    out[x] = (source.pixels[left] as number) * (256 - share) + next;
  }
}
