import { err, ok, type Result } from '@/lib/base/result';
import type { Size } from '@/lib/vision/scale-list';
import { corruptPicture } from './check-picture';
import { sizeWithin } from './decode-picture';

export interface ShrunkPicture {
  readonly file: Blob;
  readonly shown: Size;
  readonly shrunk: Size;
}

/** Makes an upright JPEG without metadata whose longer side is at most `longest`. Runs on the page. */
export async function shrinkPicture(file: Blob, longest: number): Promise<Result<ShrunkPicture>> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // Browsers give no reason that a person could use.
    return err(corruptPicture);
  }
  const shown = { width: bitmap.width, height: bitmap.height };
  const shrunk = sizeWithin(shown, longest);
  const canvas = Object.assign(document.createElement('canvas'), shrunk);
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, shrunk.width, shrunk.height);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(bitmap, 0, 0, shrunk.width, shrunk.height);
  }
  bitmap.close();
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
  return small ? ok({ file: small, shown, shrunk }) : err(corruptPicture);
}
