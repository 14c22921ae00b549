import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { floatText } from './tfserving-number-text';

// Written with Python's '%.6g', '%.9g' and '%.17g', which are C's.
const table = z
  .array(z.tuple([z.enum(['float32', 'float64']), z.number(), z.string()]))
  .parse(JSON.parse(readFileSync(new URL('./fixtures/tfserving-floats.json', import.meta.url), 'utf8')));

test('floats are written as C writes them', () => {
  for (const [dtype, value, text] of table)
    expect([dtype, value, floatText(value, dtype)]).toEqual([dtype, value, text]);
});

// The same formats; JavaScript would round each of them up.
const halves: [dtype: 'float32' | 'float64', value: number, text: string][] = [
  ['float32', -756840.8125, '-756840.812'],
  ['float32', 9364.390625, '9364.39062'],
  ['float32', 573503.0625, '573503.062'],
  ['float64', 987654312098765 / 8, '123456789012345.62'],
  ['float64', 987654312098763 / 8, '123456789012345.38'],
  ['float64', 2 ** -25, '2.9802322387695312e-08'],
  ['float64', 1049 * 2 ** -20, '0.0010004043579101562'],
];

test('halfway between two texts the even one is written, as C does', () => {
  for (const [dtype, value, text] of halves) expect(floatText(value, dtype)).toBe(text);
});

test('six digits are enough for what has no more, however large or small', () => {
  const texts = ['1.5e+20', '1e+06', '1.23457e+15', '-1.23456e-06', '-0.000123456', '-1.23456e-300', '123456.0', '0.1'];
  expect(texts.map((text) => floatText(Number(text), 'float64'))).toEqual(texts);
});

test('every finite float is read back as the same float, and as a float', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(floatText(value, 'float64'))).toBe(value);
      expect(floatText(value, 'float64')).toMatch(/[.e]/);
    }),
  );
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Math.fround(Number(floatText(value, 'float32')))).toBe(value);
    }),
  );
});

test('what no float of 32 bits can hold is infinite', () => {
  expect([floatText(1e39, 'float32'), floatText(-1e39, 'float32'), floatText(Number.NaN, 'float64')]).toEqual([
    'Infinity',
    '-Infinity',
    'NaN',
  ]);
});
