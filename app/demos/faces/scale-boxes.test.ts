import { expect, test } from 'vitest';
import { scaleBoxes, scaleLimit } from './scale-boxes';

const box = { x: 10, y: 20, width: 30, height: 40, neighbors: 5, levelWeight: 2 };
const small = { width: 100, height: 80 };
const large = { width: 300, height: 240 };

test('boxes of a smaller copy stand where they stood, in pixels of the picture, inner ones too', () => {
  const inner = { ...box, x: 12, cascade: 'haarcascade_eye' };
  expect(scaleBoxes([{ ...box, inside: [inner] }], small, large)).toEqual([
    { ...box, x: 30, y: 60, width: 90, height: 120, inside: [{ ...inner, x: 36, y: 60, width: 90, height: 120 }] },
  ]);
});

test('no box leaves the picture, wherever it stood and whatever the rounding', () => {
  const odd = { width: 4001, height: 2999 };
  for (let x = 0; x < small.width; x++) {
    for (const side of [1, 7, 33]) {
      const width = Math.min(side, small.width - x);
      const [scaled] = scaleBoxes([{ ...box, x, y: 79, width, height: 1 }], small, odd);
      expect(scaled && scaled.x + scaled.width).toBeLessThanOrEqual(odd.width);
      expect(scaled && scaled.y + scaled.height).toBeLessThanOrEqual(odd.height);
      expect(scaled?.width).toBeGreaterThanOrEqual(1);
    }
  }
});

test('a picture that was not shrunk keeps its boxes as they are', () => {
  expect(scaleBoxes([box], large, large)).toEqual([box]);
});

test('a smallest size shrinks with the copy, and none stays none', () => {
  expect(scaleLimit([30, 60], large, small)).toEqual({ width: 10, height: 20 });
  expect(scaleLimit([1, 1], large, small)).toEqual({ width: 1, height: 1 });
  expect(scaleLimit(null, large, small)).toEqual({ width: 0, height: 0 });
});
