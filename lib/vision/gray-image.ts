/** Eight-bit luma, row-major. `pixels.length` is `width * height`; the maker owns the memory, readers never write. */
export interface GrayImage {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** @throws RangeError unless the sides are whole, at least 1, and agree with the number of pixels. */
export function assertGrayImage(image: GrayImage): void {
  const { pixels, width, height } = image;
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`An image of ${width}x${height} has no pixels; both sides must be whole and at least 1.`);
  }
  if (pixels.length !== width * height) {
    throw new RangeError(`gray has ${pixels.length} pixels, expected ${width}x${height} = ${width * height}.`);
  }
}
