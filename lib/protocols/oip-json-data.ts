import type { RowValue } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';
import { decodeBase64 } from './base64';
import { parseRecord } from './oip-record';

/**
 * A tensor's `data` as one list: sent flat, or nested exactly as the shape says.
 * @param count  Elements of the shape.
 * @returns undefined when it is neither.
 */
export function flattenJsonData(
  data: unknown,
  shape: readonly number[],
  count: number,
): readonly unknown[] | undefined {
  if (!Array.isArray(data)) return undefined;
  if (!data.some(Array.isArray)) return data.length === count ? data : undefined;
  const flat: unknown[] = [];
  return collect(data, shape, 0, flat) ? flat : undefined;
}

function collect(value: unknown, shape: readonly number[], axis: number, flat: unknown[]): boolean {
  if (axis === shape.length) {
    flat.push(value);
    return !Array.isArray(value);
  }
  if (!Array.isArray(value) || value.length !== shape[axis]) return false;
  for (const item of value) if (!collect(item, shape, axis + 1, flat)) return false;
  return true;
}

/**
 * Elements as the signature's dtype has them; undefined when one is no such value.
 *
 * A float may be `null`, which is NaN (JSON has none; MLServer reads and writes it so), and a float32 is rounded to one,
 * so that JSON and binary data give one answer. An int64 is a bigint only beyond 2^53. The bytes of an input are its
 * text in UTF-8, or what base64 stands for.
 */
export function readJsonElements(
  flat: readonly unknown[],
  dtype: TensorSpec['dtype'],
  base64: boolean,
): readonly RowValue[] | undefined {
  const read = dtype === 'bytes' && base64 ? bytesOfBase64 : readers[dtype];
  const values: RowValue[] = [];
  for (const element of flat) {
    const value = read(element);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** True for whole numbers that may have lost digits on their way through `JSON.parse`. */
export function hasLostDigits(flat: readonly unknown[]): boolean {
  return flat.some((value) => typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value));
}

const encoder = new TextEncoder();

const readers: Readonly<Record<TensorSpec['dtype'], (element: unknown) => RowValue | undefined>> = {
  string: (element) => (typeof element === 'string' ? element : undefined),
  bytes: (element) => (typeof element === 'string' ? encoder.encode(element) : undefined),
  record: (element) => (typeof element === 'string' ? parseRecord(element) : undefined),
  bool: (element) => (typeof element === 'boolean' ? element : undefined),
  int32: (element) => (typeof element === 'number' && (element | 0) === element ? element : undefined),
  int64: (element) => (typeof element === 'bigint' ? int64(element) : safeInteger(element)),
  float32: (element) => {
    const value = float(element);
    return value === undefined ? undefined : Math.fround(value);
  },
  float64: float,
};

/** Copied: Buffer decodes short texts into a pool that would travel to the worker's thread with them. */
function bytesOfBase64(element: unknown): RowValue | undefined {
  const bytes = typeof element === 'string' ? decodeBase64(element) : undefined;
  return bytes && new Uint8Array(bytes);
}

function float(element: unknown): number | undefined {
  if (element === null) return Number.NaN;
  return typeof element === 'number' ? element : undefined;
}

function safeInteger(element: unknown): number | undefined {
  return typeof element === 'number' && Number.isSafeInteger(element) ? element : undefined;
}

function int64(element: bigint): RowValue | undefined {
  return BigInt.asIntN(64, element) === element ? rowInteger(element) : undefined;
}

/** A whole number of 64 bits as rows hold it: a number while that is exact. */
export function rowInteger(value: bigint): number | bigint {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}
