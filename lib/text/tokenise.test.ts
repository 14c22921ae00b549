import fc from 'fast-check';
import { expect, test } from 'vitest';
import oracle from '@/lib/handlers/fixtures/naive-bayes-oracle.json';
import { anyText } from './fixtures/any-text';
import { tokenise } from './tokenise';

test.each(oracle.edgeCases)('cuts the words that scikit-learn cuts: $clean', ({ clean, tokens }) => {
  expect(tokenise(clean).map(({ term }) => term)).toEqual(tokens);
});

test('every token is the lower-cased piece of the text between its offsets', () => {
  const withoutDottedI = anyText.map((text) => text.replaceAll('İ', 'i').replaceAll('Σ', 'σ'));
  fc.assert(
    fc.property(withoutDottedI, (text) => {
      for (const { start, end, term } of tokenise(text)) expect(text.slice(start, end).toLowerCase()).toBe(term);
    }),
    { numRuns: 500, seed: 2 },
  );
});

test('offsets count the given text where lower-casing makes it longer', () => {
  expect(tokenise('İİ aİb İstanbul!')).toEqual([
    { start: 3, end: 5, term: 'ai' },
    { start: 8, end: 15, term: 'stanbul' },
  ]);
});

test('sigma is final at the end of a word only', () => {
  expect(tokenise('ΑΣ ΑΣΑ').map(({ term }) => term)).toEqual(['ας', 'ασα']);
});

test('a single character is no token, even when it is two units long', () => {
  expect(tokenise('가 a \u{20000}')).toEqual([]);
  expect(tokenise('\u{20000}\u{20001}')).toHaveLength(1);
});
