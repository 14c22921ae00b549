import { expect, test } from 'vitest';
import { leftOutOf, removedSpans, textWithout } from './left-out';

const text = '정말 재미있는 영화입니다.';
const token = (start: number, end: number) => ({ start, end, known: true, weight: 1 });
/** The fast model's words are without punctuation, the accurate one's stand between spaces. */
const fast = { tokens: [token(0, 2), token(3, 7), token(8, 13)] };
const accurate = { tokens: [token(0, 2), token(3, 7), token(8, 14)] };

test('a word pressed under one model is out under the other too', () => {
  const removed = removedSpans(fast, [], new Set([2]));
  expect(removed).toEqual([{ start: 8, end: 13 }]);
  expect(leftOutOf(fast, removed)).toEqual(new Set([2]));
  expect(leftOutOf(accurate, removed)).toEqual(new Set([2]));
  expect(textWithout([text], removed)).toBe('정말 재미있는  .');
});

test('a word pressed under one model is put back under the other', () => {
  const removed = removedSpans(fast, [], new Set([0, 2]));
  expect(removedSpans(accurate, removed, new Set([0]))).toEqual([{ start: 0, end: 2 }]);
  expect(removedSpans(accurate, removed, new Set())).toEqual([]);
});

test('what is already out is not taken out twice', () => {
  const removed = removedSpans(accurate, removedSpans(fast, [], new Set([2])), new Set([0, 2]));
  expect(removed).toEqual([
    { start: 0, end: 2 },
    { start: 8, end: 13 },
  ]);
});

test('a model that reads only the beginning does not cut the other one’s text', () => {
  const removed = [{ start: 0, end: 2 }];
  expect(textWithout([text, text.slice(0, 5)], removed)).toBe('  재미있는 영화입니다.');
  expect(textWithout([text.slice(0, 5), text], removed)).toBe('  재미있는 영화입니다.');
});
