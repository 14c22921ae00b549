import type { RowValue } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';
import { oipDatatypeOf, oipElementBytes } from './oip-datatype';
import { rowInteger } from './oip-json-data';
import { parseRecord } from './oip-record';

/**
 * Reads a tensor of the binary extension: little endian, row-major, without padding; each element of BYTES follows its
 * length in four bytes.
 * @param bytes  The tensor's own, from `binary_data_size`; any alignment.
 * @param count  Elements of the shape. Nothing is allocated before it is seen that `bytes` can hold so many.
 * @returns undefined when the sizes disagree, a BOOL is neither 0 nor 1, a text isn't UTF-8 or a record isn't JSON.
 */
export function readBinaryElements(
  bytes: Uint8Array,
  dtype: TensorSpec['dtype'],
  count: number,
): readonly RowValue[] | undefined {
  const datatype = oipDatatypeOf[dtype];
  const least = count * oipElementBytes[datatype];
  if (datatype === 'BYTES') return least <= bytes.length ? readLengthPrefixed(bytes, dtype, count) : undefined;
  if (least !== bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (datatype === 'FP32') return listed(count, (index) => view.getFloat32(index * 4, true));
  if (datatype === 'FP64') return listed(count, (index) => view.getFloat64(index * 8, true));
  if (datatype === 'INT32') return listed(count, (index) => view.getInt32(index * 4, true));
  if (datatype === 'INT64') return listed(count, (index) => rowInteger(view.getBigInt64(index * 8, true)));
  return bytes.every((byte) => byte <= 1) ? Array.from(bytes, (byte) => byte === 1) : undefined;
}

function listed<T extends RowValue>(count: number, read: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => read(index));
}

function readLengthPrefixed(
  bytes: Uint8Array,
  dtype: TensorSpec['dtype'],
  count: number,
): readonly RowValue[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: RowValue[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (bytes.length - at < 4) return undefined;
    const length = view.getUint32(at, true);
    at += 4;
    if (length > bytes.length - at) return undefined;
    const value = readElement(bytes.subarray(at, at + length), dtype);
    if (value === undefined) return undefined;
    values.push(value);
    at += length;
  }
  return at === bytes.length ? values : undefined;
}

/** Bytes are copied: a view would carry the whole body with it to the worker's thread. */
function readElement(bytes: Uint8Array, dtype: TensorSpec['dtype']): RowValue | undefined {
  if (dtype === 'bytes') return new Uint8Array(bytes);
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return undefined;
  }
  return dtype === 'record' ? parseRecord(text) : text;
}

/** A byte order mark within a tensor is part of the text. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
