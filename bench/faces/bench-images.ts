import type { GrayImage } from '@/lib/vision/gray-image';
import { photoNames } from '@/lib/vision/reference-cases';
import { readPhoto } from './read-photo';

export interface BenchImage {
  readonly name: string;
  readonly image: GrayImage;
  /** The file, for photos as they are of 1280x720. */
  readonly jpeg?: string;
}

const sizes = [
  [640, 480],
  [1280, 720],
  [1920, 1080],
] as const;

/** The photos as they are and scaled, and a mosaic of them for 12 megapixels: enlarged photos would have no texture. */
export async function benchImages(folder: string): Promise<BenchImage[]> {
  const images: BenchImage[] = [];
  const whole: GrayImage[] = [];
  for (const name of photoNames) {
    const file = `${folder}/${name}.jpg`;
    const image = await readPhoto(file);
    whole.push(image);
    const jpeg = image.width === 1280 && image.height === 720 ? { jpeg: file } : {};
    images.push({ name, image, ...jpeg });
    for (const [width, height] of sizes) {
      if (width > image.width * 1.5 || (width === image.width && height === image.height)) continue;
      images.push({ name, image: await readPhoto(file, width, height) });
    }
  }
  return [...images, { name: 'mosaic', image: mosaic(whole, 4000, 3000) }];
}

/** Photos side by side in rows, cut at the edges. */
function mosaic(photos: readonly GrayImage[], width: number, height: number): GrayImage {
  const pixels = new Uint8Array(width * height);
  let next = 0;
  for (let top = 0, rowHeight = 0; top < height; top += rowHeight) {
    rowHeight = height;
    for (let left = 0; left < width; ) {
      const photo = photos[next++ % photos.length] as GrayImage;
      rowHeight = Math.min(rowHeight, photo.height);
      const columns = Math.min(photo.width, width - left);
      for (let y = 0; y < Math.min(photo.height, height - top); y++) {
        const from = y * photo.width;
        pixels.set(photo.pixels.subarray(from, from + columns), (top + y) * width + left);
      }
      left += columns;
    }
  }
  return { pixels, width, height };
}
