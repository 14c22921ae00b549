import { expect, test } from 'vitest';
import { leaveOutWords } from './leave-out-words';

const text = '정말 재미있는 영화, 정말!';
const tokens = [
  { start: 0, end: 2 },
  { start: 3, end: 7 },
  { start: 8, end: 10 },
  { start: 12, end: 14 },
];

test('with no word left out the text is the text', () => {
  expect(leaveOutWords(text, tokens, new Set())).toBe(text);
});

test('a word that stands twice is left out only where it was pressed', () => {
  expect(leaveOutWords(text, tokens, new Set([3]))).toBe('정말 재미있는 영화,  !');
});

test('neighbours never grow together when what stood between them goes', () => {
  expect(leaveOutWords('good_movie', [{ start: 4, end: 5 }], new Set([0]))).toBe('good movie');
});

test('for every choice of words, what is left are the others, in order', () => {
  for (let choice = 0; choice < 1 << tokens.length; choice++) {
    const leftOut = new Set([...tokens.keys()].filter((index) => choice & (1 << index)));
    const kept = tokens.filter((_, index) => !leftOut.has(index)).map(({ start, end }) => text.slice(start, end));
    expect(leaveOutWords(text, tokens, leftOut).match(/[가-힣]+/g) ?? []).toEqual(kept);
  }
});
