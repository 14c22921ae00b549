import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planBatches } from './plan-batches';

const lengths = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 60 });

test('every row is in exactly one batch, and no batch is above the limit unless it is one long row', () => {
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 1000 }), (rows, maxTokens) => {
      const batches = planBatches(rows, maxTokens);
      expect(batches.flat().sort((a, b) => a - b)).toEqual(rows.map((_, index) => index));
      for (const batch of batches) {
        const longest = Math.max(...batch.map((index) => rows[index]));
        expect(rows[batch[0]]).toBe(longest);
        if (batch.length > 1) expect(batch.length * longest).toBeLessThanOrEqual(maxTokens);
      }
    }),
    { numRuns: 200, seed: 4 },
  );
});

test('no other way to cut the sorted rows costs less', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 9 }), (rows) => {
      const sorted = [...rows].sort((a, b) => b - a);
      let cheapest = Number.POSITIVE_INFINITY;
      for (let cuts = 0; cuts < 2 ** (rows.length - 1); cuts++) {
        const parts: number[][] = [[]];
        for (const [index, row] of sorted.entries()) {
          parts.at(-1)?.push(row);
          if (index < sorted.length - 1 && cuts & (2 ** index)) parts.push([]);
        }
        if (parts.every((part) => part.length === 1 || part.length * part[0] <= 300)) {
          cheapest = Math.min(cheapest, costOf(parts));
        }
      }
      const planned = planBatches(rows, 300).map((batch) => batch.map((index) => rows[index]));
      expect(costOf(planned)).toBe(cheapest);
    }),
    { numRuns: 100, seed: 9 },
  );
});

test('one very long row does not pad the short ones', () => {
  expect(planBatches([9, 140, 10, 8, 11, 9, 10, 8])).toEqual([[1], [4, 2, 6, 0, 5, 3, 7]]);
});

test('no rows need no batches', () => {
  expect(planBatches([])).toEqual([]);
});

function costOf(batches: readonly (readonly number[])[]): number {
  return batches.reduce((sum, batch) => sum + 64 + batch.length * Math.max(...batch), 0);
}
