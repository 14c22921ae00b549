import { expect, test } from 'vitest';
import { textStatus } from './text-status';

test('length counts characters, not UTF-16 units, and the limit itself still fits', () => {
  expect(textStatus('가'.repeat(10), 10)).toBe('ready');
  expect(textStatus('가'.repeat(11), 10)).toBe('too_long');
  expect(textStatus('😀'.repeat(10), 10)).toBe('ready');
  expect(textStatus('😀'.repeat(11), 10)).toBe('too_long');
  expect(textStatus(`${'😀'.repeat(9)}ab`, 10)).toBe('too_long');
});

test('white space alone is empty', () => {
  expect(textStatus('', 10)).toBe('empty');
  expect(textStatus(' \u3000\n', 10)).toBe('empty');
});
