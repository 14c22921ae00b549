export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels that a canvas may have on older phones (16.7 million is Safari's), then what nearly every device can hold. */
const areas = [16_777_216, 5_000_000, 2_000_000] as const;

/** Sizes at which to try to draw a picture, its own first, then smaller ones of the same shape. */
export function pictureSizes({ width, height }: PictureSize): PictureSize[] {
  const smaller = areas
    .filter((area) => area < width * height)
    .map((area) => {
      const scale = Math.sqrt(area / (width * height));
      return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
    });
  return [{ width, height }, ...smaller];
}
