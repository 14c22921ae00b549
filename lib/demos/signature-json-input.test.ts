import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecords, readTexts } from './signature-json-input';
import { atPosition, jsonTooDeep, lossyInteger, notJson, notObject } from './signature-problems';

test('a record is read as JSON says', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (record) => {
      const text = JSON.stringify(record, null, 1);
      // JavaScript ends large doubles in zeros that they don't have.
      fc.pre(!/(?<![\d.])\d{17}/.test(text));
      expect(readRecords(text, [])).toEqual({ ok: true, value: JSON.parse(text) });
    }),
  );
});

test('a list, a number or nothing is no record', () => {
  for (const text of ['[]', '3', '"a"', 'null']) {
    expect(readRecords(text, []), text).toEqual({ ok: false, problem: notObject });
  }
  for (const text of ['', '{', "{'a': 1}"])
    expect(readRecords(text, []), text).toEqual({ ok: false, problem: notJson });
  expect(readRecords('[{}, 1]', [-1])).toEqual({ ok: false, problem: atPosition(2, notObject) });
});

test('a whole number that would be rounded is refused, but not inside a text', () => {
  expect(readRecords('{"id": 9007199254740993}', [])).toEqual({ ok: false, problem: lossyInteger });
  expect(readRecords('{"id": -90071992547409930}', []).ok).toBe(false);
  expect(readRecords('{"id": "9007199254740993", "\\"": "\\\\", "small": 9007199254740991}', []).ok).toBe(true);
  expect(readRecords(`{"id": ${'9'.repeat(100_000)}}`, []).ok).toBe(false);
  expect(readRecords('{"id": 9007199254740994}', []).ok).toBe(true);
  expect(readRecords('{"x": 1.0000000000000000001, "y": 12345678901234567e3}', []).ok).toBe(true);
});

test('brackets by the million are refused in words, not by a broken stack', () => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  expect(readRecords(deep(32), []).ok).toBe(true);
  expect(readRecords(`{"a": "\\\\", "b": ${deep(31)}}`, []).ok).toBe(true);
  expect(readRecords(`{"a": "\\"${'['.repeat(100)}"}`, []).ok).toBe(true);
  expect(readRecords(deep(33), [])).toEqual({ ok: false, problem: jsonTooDeep });
  expect(readRecords('['.repeat(1_000_000), [])).toEqual({ ok: false, problem: jsonTooDeep });
  expect(readRecords(`{"a": "${'['.repeat(1_000_000)}"}`, []).ok).toBe(true);
});

test('lists of lists of texts must have the shape', () => {
  expect(readTexts('[["a", "b"], ["c", "d"]]', [-1, 2])).toEqual({
    ok: true,
    value: [
      ['a', 'b'],
      ['c', 'd'],
    ],
  });
  expect(readTexts('[["a", 1]]', [-1, 2]).ok).toBe(false);
  expect(readTexts('[["a"]]', [-1, 2]).ok).toBe(false);
});
