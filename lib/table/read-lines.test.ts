import { expect, test } from 'vitest';
import { readLines } from './read-lines';

test('lines end as on Windows, Unix and old Macs, and blank ones are no reviews', () => {
  expect(readLines('좋아요\r\n\r\n  별로 \n \t\n그저\r끝')).toEqual(['좋아요', '별로', '그저', '끝']);
});

test('U+2028 and a vertical tab do not cut a review in two', () => {
  expect(readLines('앞\u2028뒤\n앞\v뒤')).toEqual(['앞\u2028뒤', '앞\v뒤']);
});

test('nothing but white space is no review at all', () => {
  expect(readLines(' \n\u3000\n')).toEqual([]);
});
