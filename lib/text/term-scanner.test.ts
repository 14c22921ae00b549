import fc from 'fast-check';
import { expect, test } from 'vitest';
import oracle from '@/lib/handlers/fixtures/naive-bayes-oracle.json';
import { cleanText } from './clean-text';
import { anyText } from './fixtures/any-text';
import { TermScanner } from './term-scanner';
import { TermTable } from './term-table';
import { tokenise } from './tokenise';

test('finds the words that cleaning and cutting find one after the other, on any text', () => {
  const table = new TermTable(2, 2);
  const scanner = new TermScanner(table, true);
  let texts = 0;
  fc.assert(
    fc.property(anyText, (text) => {
      texts++;
      expect(words(scanner.scanText(text), scanner, table)).toEqual(plainWords(text));
    }),
    { numRuns: 1500, seed: 4 },
  );
  // Both ways were taken, the fast one by most texts.
  expect(scanner.loweredTexts).toBeGreaterThan(50);
  expect(scanner.loweredTexts).toBeLessThan(texts * 0.75);
});

test('reviews take the fast way', () => {
  const table = new TermTable();
  const scanner = new TermScanner(table, true);
  for (const [review] of oracle.reviews) {
    expect(words(scanner.scanText(String(review)), scanner, table)).toEqual(plainWords(String(review)));
  }
  expect(scanner.loweredTexts).toBe(0);
});

test('reads units as it reads strings, and leaves them as they are', () => {
  const table = new TermTable();
  const scanner = new TermScanner(table, true);
  fc.assert(
    fc.property(anyText, (text) => {
      const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
      const before = units.slice();
      const fromUnits = words(scanner.scanUnits(units, units.length), scanner, table);
      expect(fromUnits).toEqual(words(scanner.scanText(text), scanner, table));
      expect(units).toEqual(before);
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('leaves out what the table does not hold, and adds nothing to it', () => {
  const table = new TermTable();
  table.internString('최고');
  const scanner = new TermScanner(table, false);
  expect(words(scanner.scanText('영화 최고 ΑΣ 최고'), scanner, table)).toEqual(['최고', '최고']);
  expect(table.size).toBe(1);
});

test('a text of ten thousand words has them all', () => {
  const table = new TermTable();
  const scanner = new TermScanner(table, true);
  expect(scanner.scanText('ab '.repeat(10_000))).toBe(10_000);
});

function words(count: number, scanner: TermScanner, table: TermTable): string[] {
  return Array.from(scanner.terms.subarray(0, count), (term) => table.termAt(term));
}

function plainWords(text: string): string[] {
  return tokenise(cleanText(text)).map(({ term }) => term);
}
