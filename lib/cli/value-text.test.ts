import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RowValue } from '@/lib/serving/row';
import { answerJson } from './answer-json';
import { parseValue, valueFromJson } from './parse-value';

const dtypes = ['string', 'bool', 'int32', 'int64', 'float64', 'bytes'] as const;

// Values as they are written on a command line or in a cell, and as answers write them.

test.each<
  [text: string, dtype: 'int32' | 'int64' | 'float64' | 'bool' | 'string' | 'bytes', value: RowValue | undefined]
>([
  ['7', 'int32', 7],
  [' -7 ', 'int32', -7],
  ['7.0', 'int32', undefined],
  ['1e3', 'int32', undefined],
  ['0x10', 'int32', undefined],
  ['', 'int32', undefined],
  ['9007199254740993', 'int64', 9007199254740993n],
  ['-0.5', 'float64', -0.5],
  ['1e-3', 'float64', 0.001],
  ['.5', 'float64', 0.5],
  ['NaN', 'float64', Number.NaN],
  ['-Infinity', 'float64', Number.NEGATIVE_INFINITY],
  ['nan', 'float64', undefined],
  ['1,5', 'float64', undefined],
  ['', 'float64', undefined],
  ['true', 'bool', true],
  ['false', 'bool', false],
  ['True', 'bool', undefined],
  ['toString', 'bool', undefined],
  ['  as it is ', 'string', '  as it is '],
  ['process.exit()', 'string', 'process.exit()'],
  ['', 'bytes', new Uint8Array(0)],
  ['abc', 'bytes', undefined],
])('%j of dtype %s is %s', (text, dtype, value) => {
  expect(parseValue(text, { dtype, shape: [] })).toEqual(value);
});

test('lists and records are JSON', () => {
  expect(parseValue('[1, "NaN"]', { dtype: 'float32', shape: [-1] })).toEqual([1, Number.NaN]);
  expect(parseValue('[{"b64":"AP8="}]', { dtype: 'bytes', shape: [-1] })).toEqual([Uint8Array.of(0, 255)]);
  expect(parseValue('{"a": [1]}', { dtype: 'record', shape: [] })).toEqual({ a: [1] });
  expect(parseValue('[1', { dtype: 'int32', shape: [-1] })).toBeUndefined();
});

test.each([['AP8'], ['AP8=='], ['A P8='], ['AP_=']])('base64 that is not exact (%s) stays what it is', (b64) => {
  expect(valueFromJson({ b64 }, 'bytes')).toEqual({ b64 });
});

test('what is written as JSON is read back the same, whatever it holds', () => {
  const leaves: Readonly<Record<(typeof dtypes)[number], fc.Arbitrary<RowValue>>> = {
    string: fc.string({ unit: 'grapheme' }),
    bool: fc.boolean(),
    int32: fc.integer(),
    int64: fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
    float64: fc.double(),
    bytes: fc.uint8Array(),
  };
  for (const dtype of dtypes) {
    fc.assert(
      fc.property(fc.array(leaves[dtype], { maxLength: 5 }), (values) => {
        const list: RowValue[] = [...values];
        // Digits beyond a double's are kept by quoting them, as a person has to.
        const text = dtype === 'int64' ? JSON.stringify(values.map(String)) : answerJson(list);
        const again = parseValue(text, { dtype, shape: [-1] });
        expect(again).toEqual(list.map((value) => (Object.is(value, -0) ? 0 : value)));
      }),
      { seed: 7, numRuns: 50 },
    );
  }
  expect(answerJson({ a: 2n ** 63n - 1n, b: [Number.NaN], c: null })).toBe(
    '{"a":9223372036854775807,"b":["NaN"],"c":null}',
  );
});
