import { expect, test } from 'vitest';
import { logSumExp } from './log-sum-exp';

test('agrees with the plain formula where that neither overflows nor underflows', () => {
  for (const values of [[0], [0, 0], [-1, 2, 3.5], [-20, 1, -3]]) {
    const plain = Math.log(values.reduce((sum, value) => sum + Math.exp(value), 0));
    expect(logSumExp(Float64Array.from(values))).toBeCloseTo(plain, 14);
  }
});

test('moves with its values where the plain formula overflows or underflows', () => {
  const near = logSumExp(Float64Array.of(-1, -2));
  for (const shift of [-1e5, -800, 800, 1e5]) {
    expect(logSumExp(Float64Array.of(-1 + shift, -2 + shift))).toBeCloseTo(near + shift, 9);
  }
});

test('is minus infinity for nothing and for impossible values only', () => {
  expect(logSumExp(new Float64Array(0))).toBe(Number.NEGATIVE_INFINITY);
  expect(logSumExp(Float64Array.of(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY))).toBe(Number.NEGATIVE_INFINITY);
});
