import type { GrayImage } from './gray-image';

/** A place in an image, in whole pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** @returns a copy of the pixels at a place that lies inside the image. */
export function cutOut({ pixels, width }: GrayImage, place: Place): GrayImage {
  const cut = new Uint8Array(place.width * place.height);
  for (let row = 0; row < place.height; row++) {
    const from = (place.y + row) * width + place.x;
    cut.set(pixels.subarray(from, from + place.width), row * place.width);
  }
  return { pixels: cut, width: place.width, height: place.height };
}
