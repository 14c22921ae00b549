import { err, ok, type Result } from '@/lib/base/result';
import type { GrayImage } from '@/lib/vision/gray-image';
import { luma } from '@/lib/vision/luma';
import type { Size } from '@/lib/vision/scale-list';
import { corruptPicture } from './check-picture';

/** A picture ready to be searched, upright. */
export interface DecodedPicture {
  readonly gray: GrayImage;
  /** Size of the picture as a person sees it; larger than `gray` when that was shrunk. */
  readonly shown: Size;
}

/** Longest side that is searched; larger pictures are shrunk to it. */
export const longestSearched = 4096;

/** Rows that are read from the canvas at a time: bounds the copy in colour to a few megabytes. */
const rowsAtOnce = 256;

type Canvas = HTMLCanvasElement | OffscreenCanvas;

/**
 * Decodes with the browser's own decoder, upright by the EXIF orientation, transparent parts on white as on the server.
 * @param makeCanvas  Of the place where this runs: a worker has no document.
 * @returns `image_corrupt` when the browser can't decode the file.
 */
export async function decodePicture(file: Blob, makeCanvas: (size: Size) => Canvas): Promise<Result<DecodedPicture>> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // Browsers give no reason that a person could use.
    return err(corruptPicture);
  }
  try {
    const shown = { width: bitmap.width, height: bitmap.height };
    return ok({ shown, gray: grayOf(bitmap, makeCanvas, sizeWithin(shown, longestSearched)) });
  } finally {
    bitmap.close();
  }
}

/** @returns `size`, or the size of the same shape whose longer side is `longest`; whole pixels, at least one. */
export function sizeWithin({ width, height }: Size, longest: number): Size {
  const share = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

function grayOf(bitmap: ImageBitmap, makeCanvas: (size: Size) => Canvas, { width, height }: Size): GrayImage {
  const pixels = new Uint8Array(width * height);
  // One canvas of a band at a time: phones refuse canvases of tens of megapixels.
  const canvas = makeCanvas({ width, height: Math.min(rowsAtOnce, height) });
  const pen = canvas.getContext('2d', { willReadFrequently: true }) as
    | CanvasRenderingContext2D
    | OffscreenCanvasRenderingContext2D
    | null;
  if (pen === null) throw new Error('This browser gives no canvas to read pixels from.');
  pen.imageSmoothingQuality = 'high';
  pen.fillStyle = '#fff';
  for (let top = 0; top < height; top += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, height - top);
    pen.fillRect(0, 0, width, rows);
    pen.drawImage(bitmap, 0, -top, width, height);
    luma(pen.getImageData(0, 0, width, rows).data, 4, pixels.subarray(top * width, (top + rows) * width));
  }
  return { pixels, width, height };
}
