import { expect, test } from 'vitest';
import { signed } from './signed';

test('a weight carries its sign, with a true minus', () => {
  expect(signed(2.314)).toBe('+2.31');
  expect(signed(-0.4)).toBe('−0.40');
});

test('what rounds to nothing has no sign', () => {
  expect(signed(0)).toBe('0.00');
  expect(signed(-0.004)).toBe('0.00');
  expect(signed(0.004)).toBe('0.00');
});
