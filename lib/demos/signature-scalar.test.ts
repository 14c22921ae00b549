import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notWhole, numberMissing, outOfRange } from './signature-problems';
import { readScalar } from './signature-scalar';

test('every whole number of 64 bits comes out digit for digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      const read = readScalar(String(value), 'int64');
      return read.ok && BigInt(read.value) === value;
    }),
  );
  expect(readScalar('9223372036854775807', 'int64')).toEqual({ ok: true, value: 9223372036854775807n });
  expect(readScalar('42', 'int64')).toEqual({ ok: true, value: 42 });
});

test('one past the ends of a dtype is refused with the ends', () => {
  expect(readScalar('2147483647', 'int32')).toEqual({ ok: true, value: 2147483647 });
  const problem = outOfRange('-2147483648', '2147483647');
  expect(readScalar('2147483648', 'int32')).toEqual({ ok: false, problem });
  expect(readScalar('-9223372036854775809', 'int64').ok).toBe(false);
  expect(readScalar('9'.repeat(100_000), 'int64').ok).toBe(false);
  expect(readScalar('3.5e38', 'float32').ok).toBe(false);
  expect(readScalar('3.5e38', 'float64')).toEqual({ ok: true, value: 3.5e38 });
  expect(readScalar('1e400', 'float64').ok).toBe(false);
});

test('every double that JavaScript writes is read as itself', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      const read = readScalar(Object.is(value, -0) ? '-0' : String(value), 'float64');
      return read.ok && Object.is(read.value, value);
    }),
  );
});

test('digits of other keyboards count: full width, and the minus of a phone', () => {
  expect(readScalar(' １２．５ ', 'float64')).toEqual({ ok: true, value: 12.5 });
  expect(readScalar('−3', 'int32')).toEqual({ ok: true, value: -3 });
});

test.each([
  ['', 'int32', numberMissing],
  ['  ', 'float32', numberMissing],
  ['1.0', 'int32', notWhole],
  ['1,000', 'int64', notWhole],
])('%j is no %s, and the sentence says what to do', (text, dtype, problem) => {
  expect(readScalar(text, dtype as 'int32')).toEqual({ ok: false, problem });
});

test('what is no number is not taken for one', () => {
  for (const text of ['0x10', '1_000', '1e', '.', '+', 'e5', '1 2', 'null', '--1', 'Infinit'])
    expect(readScalar(text, 'float64').ok, text).toBe(false);
});

test('yes and no are read in both languages', () => {
  const values = ['true', '참', '1', 'FALSE', '거짓', '0', '아마'].map((text) => readScalar(text, 'bool'));
  expect(values.map((read) => read.ok && read.value)).toEqual([true, true, true, false, false, false, false]);
  expect(values.at(-1)?.ok).toBe(false);
});
