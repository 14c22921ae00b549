import { type PictureSize, pictureSizes } from './picture-sizes';
import type { ShownPhoto } from './shown-photo';

export interface MadePicture extends PictureSize {
  readonly blob: Blob;
}

/**
 * A new picture from one on the page: drawn on a canvas, so that nothing of the file goes along besides its pixels.
 * Where a phone can't hold it at its own size, it is made smaller.
 * @param paint  Draws over the picture; `scale` is pixels of the canvas for a pixel of the photo.
 * @returns Undefined when the browser can neither read the picture nor draw it at any size.
 */
export async function makePicture(
  photo: ShownPhoto,
  type: 'image/png' | 'image/jpeg',
  paint: (context: CanvasRenderingContext2D, scale: number) => void,
): Promise<MadePicture | undefined> {
  const image = await loadImage(photo.url);
  if (!image) return undefined;
  for (const size of pictureSizes(photo)) {
    const blob = await drawn(image, size, type, (context) => paint(context, size.width / photo.width));
    if (blob) return { blob, ...size };
  }
  return undefined;
}

async function loadImage(url: string): Promise<HTMLImageElement | undefined> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch (error) {
    // The browser can't read the picture, or it is gone; the caller says so.
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

async function drawn(
  image: HTMLImageElement,
  { width, height }: PictureSize,
  type: string,
  paint: (context: CanvasRenderingContext2D) => void,
): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  // Under see-through parts a file may hide colours; they don't come along.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  // A canvas too large for the device stays empty without a word.
  const blob = isFilled(context, width, height) ? await painted(canvas, context, type, paint) : undefined;
  // Safari counts the pixels of canvases that nobody holds any more.
  canvas.width = 0;
  canvas.height = 0;
  return blob;
}

function isFilled(context: CanvasRenderingContext2D, width: number, height: number): boolean {
  try {
    return context.getImageData(width - 1, height - 1, 1, 1).data[3] === 255;
  } catch (error) {
    if (error instanceof DOMException || error instanceof RangeError) return false;
    throw error;
  }
}

function painted(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  type: string,
  paint: (context: CanvasRenderingContext2D) => void,
): Promise<Blob | undefined> {
  paint(context);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), type, 0.92));
}
