import type { Bilingual } from '@/lib/base/failure';
import type { TensorSpec } from '@/lib/serving/signature';
import { notBool, notNumber, notWhole, numberMissing, outOfRange } from './signature-problems';

/** A value, or what is wrong with what was given for it. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Bilingual };

/** The dtypes of one number or one yes or no. */
export type ScalarDtype = Exclude<TensorSpec['dtype'], 'string' | 'bytes' | 'record'>;

export function good<T>(value: T): Read<T> {
  return { ok: true, value };
}

export function bad(problem: Bilingual): { readonly ok: false; readonly problem: Bilingual } {
  return { ok: false, problem };
}

/**
 * One number or one yes or no from text, as a person types it: full-width digits and the minus of a phone's keyboard
 * count too.
 * @returns An int64 beyond 2^53 as bigint, digit for digit; every other number as number. A float32 is rounded by
 * whoever stores it as one.
 */
export function readScalar(text: string, dtype: ScalarDtype): Read<number | bigint | boolean> {
  const plain = text.normalize('NFKC').replaceAll('\u2212', '-').trim();
  switch (dtype) {
    case 'bool':
      return readBool(plain);
    case 'int32':
      return readInteger(plain, 32);
    case 'int64':
      return readInteger(plain, 64);
    default:
      return readFloat(plain, dtype);
  }
}

const bools = new Map([
  ['true', true],
  ['참', true],
  ['1', true],
  ['false', false],
  ['거짓', false],
  ['0', false],
]);

function readBool(text: string): Read<boolean> {
  const value = bools.get(text.toLowerCase());
  return value === undefined ? bad(notBool) : good(value);
}

/** Longer than any number in range: what is longer isn't turned into a bigint first, which takes quadratic time. */
const digitsAtMost = 40;

function readInteger(text: string, bits: 32 | 64): Read<number | bigint> {
  if (text === '') return bad(numberMissing);
  if (!/^[+-]?\d+$/.test(text)) return bad(notWhole);
  const half = 1n << BigInt(bits - 1);
  const value = text.length > digitsAtMost ? half : BigInt(text);
  if (value < -half || value >= half) return bad(outOfRange(String(-half), String(half - 1n)));
  const short = Number(value);
  return good(Number.isSafeInteger(short) ? short : value);
}

const finiteFloat = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const infinite = /^[+-]?inf(?:inity)?$/i;

function readFloat(text: string, dtype: 'float32' | 'float64'): Read<number> {
  if (text === '') return bad(numberMissing);
  if (/^nan$/i.test(text)) return good(Number.NaN);
  if (infinite.test(text)) return good(text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  if (!finiteFloat.test(text)) return bad(notNumber);
  const value = Number(text);
  const stored = dtype === 'float32' ? Math.fround(value) : value;
  if (Number.isFinite(stored)) return good(value);
  return bad(dtype === 'float32' ? outOfRange('-3.4e38', '3.4e38') : outOfRange('-1.7e308', '1.7e308'));
}
