import { expect, test } from 'vitest';
import { integrals } from './integral';
import { contrastFactor, smallestContrast } from './window-contrast';

test('a deviation of 10 levels is flat, a little more is not', () => {
  // Half the inner pixels a levels up, half a levels down: the deviation is a.
  for (const [levels, flat] of [
    [9, true],
    [10, true],
    [11, false],
  ] as const) {
    const pixels = Uint8Array.from({ length: 100 }, (_, at) => 100 + (at % 2 === 0 ? levels : -levels));
    const factor = contrastFactor(integrals({ pixels, width: 10, height: 10 }, false), 0, 10, 10);
    expect(factor === 0).toBe(flat);
    if (!flat) expect(factor).toBe(Math.fround(1 / (64 * levels)));
  }
});

test('the smallest contrast is where the factor begins, for every window size', () => {
  for (const [width, height] of [
    [3, 3],
    [20, 20],
    [24, 24],
    [64, 16],
    [255, 255],
  ] as const) {
    const area = (width - 2) * (height - 2);
    const clear = (variance: number) => area * Math.fround(1 / Math.sqrt(variance)) < 0.1;
    const smallest = smallestContrast(width, height);
    expect([clear(smallest - 1), clear(smallest)]).toEqual([false, true]);
  }
});
