import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { evidenceSum, roundedSum, sumSteps } from './evidence-sum';
import { signed } from './signed';

function explained(bias: number, weights: readonly number[], logOdds?: number) {
  const tokens = weights.map((weight, index) => ({ start: index, end: index + 1, known: true, weight }));
  const words = weights.reduce((sum, weight) => sum + weight, bias);
  return { kind: logOdds === undefined ? 'exact' : 'approximate', bias, tokens, logOdds: logOdds ?? words } as const;
}

test('start and both sides add up to the total', () => {
  const sum = evidenceSum(explained(-0.01, [2, -0.5, 0, 1]), new Set());
  expect(sum).toEqual({ bias: -0.01, towards: 3, against: -0.5, together: 0, total: 2.49 });
});

test('a word that is left out counts on neither side', () => {
  expect(evidenceSum(explained(0, [2, -0.5, 1]), new Set([0]))).toEqual({
    bias: 0,
    towards: 1,
    against: -0.5,
    together: 0,
    total: 0.5,
  });
});

test('an approximate sum ends at what the model says, and names what no single word can claim', () => {
  const approximate = explained(-0.5, [2, -0.5], 4);
  expect(evidenceSum(approximate, new Set())).toEqual({
    bias: -0.5,
    towards: 2,
    against: -0.5,
    together: 3,
    total: 4,
  });
  expect(evidenceSum(approximate, new Set([0]), 1.5)).toMatchObject({ towards: 0, together: 2.5, total: 1.5 });
});

test('the numbers as they are read add up, for exact and approximate sums alike', () => {
  const random = mulberry32(31);
  const read = (term: number) => Math.round(Number(signed(term).replace('−', '-')) * 100);
  for (let round = 0; round < 5000; round++) {
    const weights = Array.from({ length: Math.floor(random() * 8) }, () => random() * 12 - 6);
    const model = round % 2 === 0 ? undefined : random() * 20 - 10;
    const sum = evidenceSum(explained(random() - 0.5, weights, model), new Set());
    const shown = roundedSum(sum);
    const { bias, towards, against, together, total } = shown;
    expect(read(bias) + read(towards) + read(against) + read(together)).toBe(read(total));
    for (const name of ['bias', 'towards', 'against', 'together', 'total'] as const) {
      expect(Math.abs(shown[name] - sum[name])).toBeLessThan(0.01);
      // No word on a side: nothing is shown there.
      if (sum[name] === 0) expect(shown[name]).toBe(0);
    }
  }
});

test('three terms that each round down do not lose their sum', () => {
  // 0.004 + 3.004 − 0.5 + 0.004: by themselves 0.00 + 3.00 − 0.50 + 0.00, together 2.51.
  const sum = { bias: 0.004, towards: 3.004, against: -0.5, together: 0.004, total: 2.512 };
  expect(roundedSum(sum)).toEqual({ bias: 0.01, towards: 3, against: -0.5, together: 0, total: 2.51 });
});

test('on the drawn axis each step begins where the one before ended, and none leaves it', () => {
  const random = mulberry32(20);
  for (let round = 0; round < 500; round++) {
    const weights = Array.from({ length: Math.floor(random() * 8) }, () => random() * 12 - 6);
    const model = round % 2 === 0 ? undefined : random() * 20 - 10;
    const sum = evidenceSum(explained(random() - 0.5, weights, model), new Set());
    const { zero, bias, towards, against, together, total } = sumSteps(sum, 1);
    expect(bias.from).toBe(zero);
    expect(towards.from).toBe(bias.to);
    expect(against.from).toBe(towards.to);
    expect(together.from).toBe(against.to);
    expect(total).toEqual({ from: zero, to: together.to });
    for (const { from, to } of [bias, towards, against, together, total]) {
      expect(Math.min(from, to)).toBeGreaterThanOrEqual(0);
      expect(Math.max(from, to)).toBeLessThanOrEqual(1);
    }
  }
});

test('a sum of nothing still has an axis', () => {
  expect(sumSteps({ bias: 0, towards: 0, against: 0, together: 0, total: 0 }).zero).toBe(0);
});
