import { expect, test } from 'vitest';
import { drawNoise } from './draw-test-image';
import { resize } from './resize';

const source = {
  pixels: Uint8Array.from([0, 10, 200, 255, 30, 90, 5, 17, 255, 1, 7, 77, 177, 0, 250, 3, 33, 133, 233, 66]),
  width: 5,
  height: 4,
};

test('the pixels are those of cv2.resize with INTER_LINEAR_EXACT', () => {
  // OpenCV 4.6.0.
  expect([...resize(source, 3, 2).pixels]).toEqual([33, 109, 95, 22, 155, 144]);
  expect([...resize(source, 4, 3).pixels]).toEqual([14, 69, 223, 54, 48, 62, 116, 126, 8, 78, 174, 109]);
  expect([...resize(source, 2, 4).pixels]).toEqual([8, 199, 26, 192, 60, 63, 26, 191]);
});

test('the same size is the same picture', () => {
  const image = drawNoise(71, 33, 21);
  expect(resize(image, 33, 21)).toEqual(image);
});
