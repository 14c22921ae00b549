import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { TermTable, UNKNOWN } from './term-table';

test('numbers terms as a Map does, however often it grows', () => {
  const random = mulberry32(3);
  const table = new TermTable(1, 1);
  const numbers = new Map<string, number>();
  const wrong: string[] = [];
  for (let i = 0; i < 20_000; i++) {
    const term = Array.from({ length: 1 + random() * 3 }, () => String.fromCharCode(0xac00 + random() * 40)).join('');
    if (!numbers.has(term)) numbers.set(term, numbers.size);
    if (table.internString(term) !== numbers.get(term)) wrong.push(term);
  }
  expect(table.size).toBe(numbers.size);
  for (const [term, number] of numbers) {
    if (table.findString(term) !== number || table.termAt(number) !== term) wrong.push(term);
    if (table.findString(`${term}!`) !== UNKNOWN) wrong.push(`${term}!`);
  }
  expect(wrong).toEqual([]);
});

test('names that every object has are terms like any other', () => {
  const table = new TermTable(4);
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
  for (const name of names) expect(table.findString(name)).toBe(UNKNOWN);
  expect(names.map((name) => table.internString(name))).toEqual([0, 1, 2, 3, 4]);
  expect(names.map((name) => table.internString(name))).toEqual([0, 1, 2, 3, 4]);
});

test('tells apart terms of one hash', () => {
  const table = new TermTable();
  const units = Uint16Array.from('영화최고', (character) => character.charCodeAt(0));
  expect(table.intern(units, 0, 2, 77)).toBe(0);
  expect(table.intern(units, 2, 4, 77)).toBe(1);
  expect(table.find(units, 0, 2, 77)).toBe(0);
  expect(table.find(units, 2, 4, 77)).toBe(1);
  expect(table.find(units, 1, 3, 77)).toBe(UNKNOWN);
  expect(table.find(units, 0, 3, 77)).toBe(UNKNOWN);
});
