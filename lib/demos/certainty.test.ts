import { expect, test } from 'vitest';
import { certaintyOf } from './certainty';

test('from 40 to 60 percent, both included, an answer is unsure', () => {
  expect([0.4, 0.5, 0.6].map(certaintyOf)).toEqual(['unsure', 'unsure', 'unsure']);
  expect([0, 0.3999, 0.6001, 1].map(certaintyOf)).toEqual(['sure', 'sure', 'sure', 'sure']);
});
