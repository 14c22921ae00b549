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
  // One loop a type, and pushed: a callback for each element is slower to read, and an array made with its length is
  // one with holes to V8, which takes several times as long on its way to a worker.
  const values: RowValue[] = [];
  if (datatype === 'FP32') for (let at = 0; at < count; at++) values.push(view.getFloat32(at * 4, true));
  else if (datatype === 'FP64') for (let at = 0; at < count; at++) values.push(view.getFloat64(at * 8, true));
  else if (datatype === 'INT32') for (let at = 0; at < count; at++) values.push(view.getInt32(at * 4, true));
  else if (datatype === 'INT64')
    for (let at = 0; at < count; at++) values.push(rowInteger(view.getBigInt64(at * 8, true)));
  else {
    for (let at = 0; at < count; at++) {
      const byte = view.getUint8(at);
      if (byte > 1) return undefined;
      values.push(byte === 1);
    }
  }
  return values;
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
