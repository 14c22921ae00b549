import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { histogram } from './histogram';

test('a part owns its lower edge, and the last one owns 1', () => {
  expect(histogram([0, 0.0999, 0.1, 0.5, 0.9, 1], 10)).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 0, 2]);
});

test('rows without an answer are not counted', () => {
  expect(histogram([Number.NaN, 0.2], 2)).toEqual([1, 0]);
});

test('counts add up and agree with comparing each probability to the edges', () => {
  const random = mulberry32(5);
  const probabilities = Float64Array.from({ length: 5000 }, random);
  const counts = histogram(probabilities, 4);
  const expected = [0, 1, 2, 3].map((bin) => probabilities.filter((p) => p >= bin / 4 && p < (bin + 1) / 4).length);
  expect(counts).toEqual(expected);
});
