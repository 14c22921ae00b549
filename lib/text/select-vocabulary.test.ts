import { expect, test } from 'vitest';
import { introsortOrder } from '@/lib/num/introsort-order';
import { selectVocabulary } from './select-vocabulary';
import { TermTable } from './term-table';

const words = Array.from({ length: 60 }, (_, i) => `낱말${String.fromCharCode(0xac00 + ((i * 37) % 60))}`);
const counts = Uint32Array.from(words, (_, i) => 1 + (i % 3));

test('keeps the most frequent terms, in the order of their code points', () => {
  const kept = selected(20);
  expect(kept).toEqual(words.filter((_, i) => i % 3 === 2).sort());
});

test('chooses among terms of one count by the order that NumPy leaves their sorted negated counts in', () => {
  const sortedWords = [...words].sort();
  const negated = Int32Array.from(sortedWords, (word) => -counts[words.indexOf(word)]);
  const firstThirty = [...introsortOrder(negated).subarray(0, 30)].sort((a, b) => a - b);
  expect(selected(30)).toEqual(firstThirty.map((place) => sortedWords[place]));
  // Taking the first ten ties in the alphabet's order would keep others.
  const alphabetical = sortedWords.filter((word) => counts[words.indexOf(word)] === 2).slice(0, 10);
  expect(selected(30).filter((word) => counts[words.indexOf(word)] === 2)).not.toEqual(alphabetical);
});

test('keeps all terms when there are no more than the limit', () => {
  expect(selected(60)).toEqual([...words].sort());
});

test('refuses fewer counts than terms', () => {
  expect(() => selectVocabulary(table(), counts.subarray(1), 10)).toThrow('59 counts for 60 terms');
});

function table(): TermTable {
  const terms = new TermTable();
  for (const word of words) terms.internString(word);
  return terms;
}

function selected(limit: number): string[] {
  const terms = table();
  return Array.from(selectVocabulary(terms, counts, limit), (term) => terms.termAt(term));
}
