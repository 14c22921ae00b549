import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { sortTerms } from './sort-terms';
import { TermTable } from './term-table';

test('sorts by code point, where UTF-16 order differs too', () => {
  expect(sorted(['\u{20000}가', '\uff21\uff22', '가', '\ue000', '\u{10400}', 'z'])).toEqual([
    'z',
    '가',
    '\ue000',
    '\uff21\uff22',
    '\u{10400}',
    '\u{20000}가',
  ]);
});

test('sorts by code point behind a long beginning that terms share too', () => {
  const start = '가'.repeat(60);
  const terms = ['', '\uff21', '\u{20000}', '나'].map((rest) => start + rest);
  expect(sorted(terms)).toEqual([terms[0], terms[3], terms[1], terms[2]]);
});

test('agrees with a plain sort of code points for terms that begin alike and for many different units', () => {
  const random = mulberry32(6);
  for (const [letters, lengths] of [
    [2, 12],
    [40, 5],
    [11_000, 4],
    [0x10ffff - 0xd800, 3],
  ]) {
    const terms = new Set<string>();
    for (let i = 0; i < 3000; i++) {
      const length = 1 + random() * lengths;
      terms.add(Array.from({ length }, () => letter(Math.floor(random() * letters))).join(''));
    }
    expect(sorted([...terms])).toEqual([...terms].sort(byCodePoint));
  }
});

test('sorts one term and none', () => {
  expect(sorted(['가'])).toEqual(['가']);
  expect(sorted([])).toEqual([]);
});

/** The `index`th code point that isn't a surrogate, Hangul first when there are few. */
function letter(index: number): string {
  return String.fromCodePoint(index < 11_000 ? 0xac00 + index : index < 0xd800 ? index : index + 0x800);
}

function byCodePoint(a: string, b: string): number {
  const left = [...a].map((character) => character.codePointAt(0) ?? 0);
  const right = [...b].map((character) => character.codePointAt(0) ?? 0);
  for (let i = 0; i < Math.min(left.length, right.length); i++) if (left[i] !== right[i]) return left[i] - right[i];
  return left.length - right.length;
}

function sorted(terms: readonly string[]): string[] {
  const table = new TermTable();
  for (const term of terms) table.internString(term);
  return Array.from(sortTerms(table), (term) => table.termAt(term));
}
