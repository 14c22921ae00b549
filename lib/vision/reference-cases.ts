import { drawFaces, drawNoise, drawPatches, type Patch } from './draw-test-image';
import type { GrayImage } from './gray-image';

/** One question to OpenCV, whose answer is kept in fixtures/opencv-reference.json. */
export interface ReferenceCase {
  readonly image: string;
  readonly cascade: string;
  readonly scaleFactor: number;
  readonly minNeighbors: number;
  readonly minSize: number;
  readonly maxSize: number;
}

/** The images by name. @param patches By the cascade's name. */
export function referenceImages(patches: ReadonlyMap<string, Patch>): Map<string, GrayImage> {
  const images = new Map<string, GrayImage>([
    ['faces', drawFaces(1, 320, 240)],
    ['wide-faces', drawFaces(2, 1000, 180)],
    ['noise', drawNoise(3, 233, 171)],
    ['odd-noise', drawNoise(4, 151, 149)],
  ]);
  for (const [index, [name, patch]] of [...patches].entries()) images.set(name, drawPatches(patch, 100 + index));
  return images;
}

/** Every cascade on its own patches and on noise, the faces with many options. */
export function referenceCases(cascades: readonly string[]): ReferenceCase[] {
  const usual = { scaleFactor: 1.1, minNeighbors: 3, minSize: 0, maxSize: 0 };
  const cases: ReferenceCase[] = [];
  for (const cascade of cascades) {
    cases.push({ image: cascade, cascade, ...usual });
    cases.push({ image: cascade, cascade, ...usual, scaleFactor: 1.37, minNeighbors: 1 });
    cases.push({ image: 'noise', cascade, ...usual });
    cases.push({ image: 'odd-noise', cascade, ...usual, scaleFactor: 1.21, minNeighbors: 2 });
    cases.push({ image: 'faces', cascade, ...usual });
  }
  for (const cascade of ['haarcascade_frontalface_default', 'haarcascade_frontalface_alt2', 'lbpcascade_frontalface']) {
    for (const image of ['faces', 'wide-faces']) {
      cases.push({ image, cascade, ...usual, scaleFactor: 1.05, minNeighbors: 5 });
      cases.push({ image, cascade, ...usual, scaleFactor: 2, minNeighbors: 0 });
      cases.push({ image, cascade, ...usual, minSize: 40, maxSize: 90 });
      cases.push({ image, cascade, ...usual, minSize: 60, maxSize: 60 });
      cases.push({ image, cascade, ...usual, scaleFactor: 1.01, minSize: 70 });
    }
  }
  return cases;
}

/** Real photos, which are not part of the project: their numbers are kept apart, in fixtures/opencv-photos.json. */
export const photoNames = ['grace_hopper', 'official_portrait_1280x720', 'official_two_people'] as const;

export function photoCases(): ReferenceCase[] {
  const usual = { scaleFactor: 1.1, minNeighbors: 5, minSize: 30, maxSize: 0 };
  return photoNames.flatMap((image) => [
    { image, cascade: 'haarcascade_frontalface_default', ...usual },
    { image, cascade: 'haarcascade_frontalface_alt2', ...usual },
    { image, cascade: 'haarcascade_eye_tree_eyeglasses', ...usual, scaleFactor: 1.3 },
    { image, cascade: 'haarcascade_smile', ...usual, scaleFactor: 1.4, minNeighbors: 20 },
    { image, cascade: 'lbpcascade_frontalface', ...usual },
  ]);
}
