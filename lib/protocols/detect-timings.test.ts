import { expect, test } from 'vitest';
import { detectTimings } from './detect-timings';

test('timings show two decimals, and the total is the sum of what is shown', () => {
  expect(detectTimings(0.1 + 0.2, 12.345678901234)).toEqual({ decode: 0.3, scan: 12.35, total: 12.65 });
  // Rounded after adding it would be 0.01.
  expect(detectTimings(0.0049, 0.0049)).toEqual({ decode: 0, scan: 0, total: 0 });
});
