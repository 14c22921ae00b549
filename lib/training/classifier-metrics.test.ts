import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { classifierMetrics } from './classifier-metrics';

test('counts by hand: two right, one wrong, and the loss of each', () => {
  const metrics = classifierMetrics(
    [
      [0.9, 0.1],
      [0.2, 0.8],
      [0.6, 0.4],
    ],
    [0, 1, 1],
  );
  expect(metrics.confusion).toEqual([
    [1, 0],
    [1, 1],
  ]);
  expect(metrics.accuracy).toBe(2 / 3);
  expect(metrics.logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.4)) / 3, 12);
  // Three bins of one row each: 0.1, 0.2 and 0.6 apart.
  expect(metrics.calibrationError).toBeCloseTo((0.1 + 0.2 + 0.6) / 3, 12);
});

test('answers that are right as often as they say have nearly no calibration error, boasting ones a large one', () => {
  const random = mulberry32(3);
  const honest: number[][] = [];
  const boasting: number[][] = [];
  const actual: number[] = [];
  for (let row = 0; row < 50_000; row++) {
    const first = random();
    honest.push([first, 1 - first]);
    boasting.push(first > 0.5 ? [1, 0] : [0, 1]);
    actual.push(random() < first ? 0 : 1);
  }
  expect(classifierMetrics(honest, actual).calibrationError).toBeLessThan(0.01);
  expect(classifierMetrics(boasting, actual).calibrationError).toBeCloseTo(0.25, 1);
});

test('a probability of zero for the truth is a large loss, not an infinite one', () => {
  expect(classifierMetrics([[1, 0]], [1]).logLoss).toBeCloseTo(-Math.log(1e-15), 9);
});

test('no rows, and answers for other rows, are refused', () => {
  expect(() => classifierMetrics([], [])).toThrow('0 answers');
  expect(() => classifierMetrics([[1, 0]], [0, 1])).toThrow('1 answers for 2 rows');
});
