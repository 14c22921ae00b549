import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean-text';
import { CountVectoriser } from './count-vectoriser';
import { anyText } from './fixtures/any-text';
import { TermTable } from './term-table';
import { tokenise } from './tokenise';

test('counts each known word of each row, as a Map does', () => {
  const table = new TermTable();
  for (const word of ['영화', '최고', 'movie', 'ㅋㅋ', '10', 'ας']) table.internString(word);
  const vectoriser = new CountVectoriser(table);
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 8 }), (texts) => {
      const { rows, starts, terms, counts } = vectoriser.transform(texts);
      expect([rows, starts.length, starts[0], starts[rows]]).toEqual([texts.length, texts.length + 1, 0, terms.length]);
      expect(counts).toHaveLength(terms.length);
      for (const [row, text] of texts.entries()) {
        const entries = Array.from(terms.subarray(starts[row], starts[row + 1]), (term, i) => [
          term,
          counts[starts[row] + i],
        ]);
        expect(entries).toEqual(countsOf(text, table));
      }
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('a row of many words has ascending terms too', () => {
  const table = new TermTable();
  const words = Array.from({ length: 100 }, (_, i) => `낱말${99 - i}`);
  for (const word of words) table.internString(word);
  const { terms, counts } = new CountVectoriser(table).transform([[...words].sort().join(' ')]);
  expect([...terms]).toEqual(words.map((_, i) => i));
  expect(counts.every((count) => count === 1)).toBe(true);
});

function countsOf(text: string, table: TermTable): number[][] {
  const counts = new Map<number, number>();
  for (const { term } of tokenise(cleanText(text))) {
    const number = table.findString(term);
    if (number >= 0) counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => a[0] - b[0]);
}
