import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readList } from './signature-list';
import {
  atPosition,
  notJson,
  notNumber,
  numberMissing,
  wrongCount,
  wrongInnerCount,
  wrongMultiple,
} from './signature-problems';

test('numbers between commas, spaces and line ends are one list, whatever stands between them', () => {
  const separators = fc.constantFrom(',', ', ', ' ', '\n', '\r\n', ' ,\t', '，', '、');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), separators)), fc.boolean(), (pairs, isClosed) => {
      const text = pairs.map(([value, separator], at) => (at === 0 ? '' : separator) + value).join('');
      const read = readList(isClosed && text !== '' ? `${text},` : text, 'int32', [-1]);
      expect(read).toEqual({ ok: true, value: pairs.map(([value]) => value) });
    }),
  );
});

test('the same numbers mean the same as JSON and one after the other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 }), (rows, columns) => {
      const lists = Array.from({ length: rows }, (_, y) => Array.from({ length: columns }, (_, x) => y * 10 + x + 0.5));
      for (const shape of [
        [rows, columns],
        [-1, columns],
      ]) {
        expect(readList(JSON.stringify(lists), 'float32', shape)).toEqual({ ok: true, value: lists });
        expect(readList(lists.flat().join(' '), 'float32', shape)).toEqual({ ok: true, value: lists });
      }
    }),
  );
});

test('too few and too many are counted', () => {
  expect(readList('1 2 3', 'int32', [4])).toEqual({ ok: false, problem: wrongCount(4, 3) });
  expect(wrongCount(4, 3).ko).toBe('4개가 필요한데 3개예요.');
  expect(readList('[1, 2, 3]', 'int32', [4])).toEqual({ ok: false, problem: wrongCount(4, 3) });
  expect(readList('1 2 3 4', 'int32', [-1, 3])).toEqual({ ok: false, problem: wrongMultiple(3, 4) });
  expect(readList('[[1, 2], [3]]', 'int32', [2, 2])).toEqual({ ok: false, problem: wrongInnerCount([2, 2], 2, 1) });
});

test('the one that is wrong is named by its position', () => {
  expect(readList('1, 2, x', 'float64', [-1])).toEqual({ ok: false, problem: atPosition(3, notNumber) });
  expect(readList('1,,2', 'float64', [-1])).toEqual({ ok: false, problem: atPosition(2, numberMissing) });
  expect(readList('[[1, 2], [3, y]]', 'float64', [-1, 2])).toEqual({ ok: false, problem: atPosition(4, notNumber) });
});

test('whole numbers in brackets keep every digit, and NaN is a number there too', () => {
  expect(readList('[9223372036854775807, 1]', 'int64', [2])).toEqual({ ok: true, value: [9223372036854775807n, 1] });
  expect(readList('[NaN, -Infinity]', 'float64', [-1])).toEqual({
    ok: true,
    value: [Number.NaN, Number.NEGATIVE_INFINITY],
  });
});

test('an empty box is an empty list where the length is open, and too little where it is not', () => {
  expect(readList(' ', 'int32', [-1])).toEqual({ ok: true, value: [] });
  expect(readList('', 'int32', [0])).toEqual({ ok: true, value: [] });
  expect(readList('', 'int32', [2, -1])).toEqual({ ok: true, value: [[], []] });
  expect(readList('', 'int32', [8])).toEqual({ ok: false, problem: wrongCount(8, 0) });
});

test('two open lengths need brackets, and brackets must close', () => {
  expect(readList('1 2 3 4', 'int32', [-1, -1]).ok).toBe(false);
  expect(readList('[[1, 2], [3]]', 'int32', [-1, -1])).toEqual({ ok: true, value: [[1, 2], [3]] });
  expect(readList('[1, 2', 'int32', [-1])).toEqual({ ok: false, problem: notJson });
  expect(readList('["1"]', 'int32', [-1])).toEqual({ ok: false, problem: notJson });
  expect(readList('[[1]]', 'int32', [-1]).ok).toBe(false);
  expect(readList('[1]', 'int32', [-1, -1]).ok).toBe(false);
});
