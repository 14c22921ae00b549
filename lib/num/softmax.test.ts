import { expect, test } from 'vitest';
import { softmax } from './softmax';

test('log-odds of two classes are the difference of their scores', () => {
  const [first, second] = softmax([-1.25, 0.5]);
  expect(Math.log(second / first)).toBeCloseTo(1.75, 12);
});

test('scores far beyond what exp can hold still give probabilities that sum to one', () => {
  expect(softmax([1e5, 1e5 - 1, -1e5]).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  expect(softmax([-1e6, -1e6])).toEqual([0.5, 0.5]);
});
