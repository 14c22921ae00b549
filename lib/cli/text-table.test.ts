import { expect, test } from 'vitest';
import { cutToWidth, displayWidth } from './display-width';
import { printable } from './printable';
import { alignRows } from './text-table';

test.each([
  ['abc', 3],
  ['한글', 4],
  ['ㅋㅋ', 4],
  ['한글', 4],
  ['日本', 4],
  ['Ａ１', 4],
  ['🎬', 2],
  ['é', 1],
  ['café', 4],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('a cut text is never wider than asked and tells that it was cut', () => {
  for (let width = 1; width <= 9; width++) {
    const cut = cutToWidth('가a나b다c', width);
    expect(displayWidth(cut)).toBeLessThanOrEqual(width);
    expect(cut.endsWith('…')).toBe(width < 9);
  }
});

test('cells of mixed scripts stand below each other', () => {
  const lines = alignRows([
    ['재미', '1'],
    ['good', '22'],
    ['ㅋ', ''],
  ]);
  expect(lines).toEqual(['재미  1', 'good  22', 'ㅋ']);
});

test('nothing printable can move the cursor, change colours or turn the line round', () => {
  const text = 'a\u001b[2J\r\n\t\u0000\u009b\u202e\u2066\u2028b 한글';
  expect(printable(text)).toBe('a\\u001b[2J\\u000d\\n\\t\\u0000\\u009b\\u202e\\u2066\\u2028b 한글');
});
