import { expect, test } from 'vitest';
import { lastStep, sizeAtStep, stepOfSize } from './size-steps';

test('the slider goes from the smallest window to the whole picture and back to where it stood', () => {
  expect(sizeAtStep(0, 3000)).toBe(20);
  expect(sizeAtStep(lastStep, 3000)).toBe(3000);
  for (let step = 0; step <= lastStep; step++) expect(stepOfSize(sizeAtStep(step, 3000), 3000)).toBe(step);
});

test('sizes grow with every step of a large picture', () => {
  for (let step = 1; step <= lastStep; step++)
    expect(sizeAtStep(step, 1080)).toBeGreaterThan(sizeAtStep(step - 1, 1080));
});

test('no size of no picture leaves the slider', () => {
  for (const side of [1, 20, 21, 64, 9000]) {
    for (const size of [0, 1, 20, 30, 500, 100_000]) {
      const step = stepOfSize(size, side);
      expect(Number.isInteger(step) && step >= 0 && step <= lastStep).toBe(true);
    }
  }
});
