import { expect, test } from 'vitest';
import { roundHalfEven } from './round-half-even';
import { scaledWindow, scaleList } from './scale-list';

const window = { width: 20, height: 20 };
const none = { width: 0, height: 0 };

test('scales grow by the factor until the window is larger than the image', () => {
  expect(scaleList({ width: 50, height: 29 }, window, 1.2, none, none)).toEqual([1, 1.2, 1.44].map(Math.fround));
});

test('sizes are limits, both included', () => {
  const image = { width: 640, height: 480 };
  const scales = scaleList(image, window, 1.1, { width: 30, height: 30 }, { width: 60, height: 60 });
  const sizes = scales.map((scale) => scaledWindow(window, scale).width);
  expect(sizes).toEqual([32, 35, 39, 43, 47, 52, 57]);
});

test('when no scale fits, the one nearest to the smallest size is taken', () => {
  const only = { width: 40, height: 40 };
  const scales = scaleList({ width: 640, height: 480 }, window, 1.1, only, only);
  expect(scales.map((scale) => scaledWindow(window, scale).width)).toEqual([39]);
});

test('an image smaller than the window has no scales', () => {
  expect(scaleList({ width: 19, height: 100 }, window, 1.1, none, none)).toEqual([]);
});

test('halves are rounded to the even neighbour', () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6].map(roundHalfEven)).toEqual([0, 2, 2, 0, -2, 2, 3]);
});
