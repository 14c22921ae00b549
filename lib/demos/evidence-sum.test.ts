import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { evidenceSum, sumSteps } from './evidence-sum';

function explained(bias: number, weights: readonly number[]) {
  return { bias, tokens: weights.map((weight, index) => ({ start: index, end: index + 1, known: true, weight })) };
}

test('start and both sides add up to the total', () => {
  const sum = evidenceSum(explained(-0.01, [2, -0.5, 0, 1]), new Set());
  expect(sum).toEqual({ bias: -0.01, towards: 3, against: -0.5, total: 2.49 });
});

test('a word that is left out counts on neither side', () => {
  expect(evidenceSum(explained(0, [2, -0.5, 1]), new Set([0]))).toEqual({
    bias: 0,
    towards: 1,
    against: -0.5,
    total: 0.5,
  });
});

test('on the drawn axis each step begins where the one before ended, and none leaves it', () => {
  const random = mulberry32(20);
  for (let round = 0; round < 500; round++) {
    const weights = Array.from({ length: Math.floor(random() * 8) }, () => random() * 12 - 6);
    const { zero, bias, towards, against, total } = sumSteps(
      evidenceSum(explained(random() - 0.5, weights), new Set()),
      1,
    );
    expect(bias.from).toBe(zero);
    expect(towards.from).toBe(bias.to);
    expect(against.from).toBe(towards.to);
    expect(total).toEqual({ from: zero, to: against.to });
    for (const { from, to } of [bias, towards, against, total]) {
      expect(Math.min(from, to)).toBeGreaterThanOrEqual(0);
      expect(Math.max(from, to)).toBeLessThanOrEqual(1);
    }
  }
});

test('a sum of nothing still has an axis', () => {
  expect(sumSteps({ bias: 0, towards: 0, against: 0, total: 0 }).zero).toBe(0);
});
