import type { RowValue } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';
import { oipDatatypeOf, oipElementBytes } from './oip-datatype';

/**
 * A tensor's elements as the text of a flat JSON list. NaN is `null`, and an infinity `1e999`: JSON has a word for
 * neither, and that number is one in every reader of doubles. 64-bit integers keep all digits, bytes become base64.
 * @throws RangeError when a value isn't of the dtype: the handler is at fault.
 */
export function writeJsonElements(flat: readonly RowValue[], dtype: TensorSpec['dtype']): string {
  return `[${flat.map((value) => jsonElement(value, dtype)).join(',')}]`;
}

/** A tensor in the binary extension's form; see `readBinaryElements`. @throws RangeError as above. */
export function writeBinaryElements(flat: readonly RowValue[], dtype: TensorSpec['dtype']): Uint8Array {
  const datatype = oipDatatypeOf[dtype];
  if (datatype === 'BYTES') return writeLengthPrefixed(flat.map((value) => bytesOf(value, dtype)));
  const step = oipElementBytes[datatype];
  const view = new DataView(new ArrayBuffer(flat.length * step));
  flat.forEach((value, index) => {
    const at = index * step;
    if (datatype === 'BOOL' && typeof value === 'boolean') view.setUint8(at, value ? 1 : 0);
    else if (datatype === 'INT64' && isInt64(value)) view.setBigInt64(at, BigInt(value), true);
    else if (typeof value !== 'number') throw mismatch(dtype);
    else if (datatype === 'INT32' && isInt32(value)) view.setInt32(at, value, true);
    else if (datatype === 'FP32') view.setFloat32(at, value, true);
    else if (datatype === 'FP64') view.setFloat64(at, value, true);
    else throw mismatch(dtype);
  });
  return new Uint8Array(view.buffer);
}

function jsonElement(value: RowValue, dtype: TensorSpec['dtype']): string {
  if (dtype === 'bytes' && value instanceof Uint8Array) return `"${Buffer.from(value).toString('base64')}"`;
  if (dtype === 'string' && typeof value === 'string') return JSON.stringify(value);
  if (dtype === 'record' && isRecord(value)) return JSON.stringify(JSON.stringify(value));
  if (dtype === 'bool' && typeof value === 'boolean') return String(value);
  if (dtype === 'int32' && isInt32(value)) return String(value);
  if (dtype === 'int64' && isInt64(value)) return String(value);
  if (dtype === 'float32' && typeof value === 'number') return floatText(Math.fround(value));
  if (dtype === 'float64' && typeof value === 'number') return floatText(value);
  throw mismatch(dtype);
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'null';
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value);
  return value > 0 ? '1e999' : '-1e999';
}

function isInt32(value: RowValue): boolean {
  return typeof value === 'number' && (value | 0) === value;
}

function isInt64(value: RowValue): value is number | bigint {
  return typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : Number.isSafeInteger(value);
}

function isRecord(value: RowValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function bytesOf(value: RowValue, dtype: TensorSpec['dtype']): Uint8Array {
  if (dtype === 'bytes' && value instanceof Uint8Array) return value;
  if (dtype === 'string' && typeof value === 'string') return encoder.encode(value);
  if (dtype === 'record' && isRecord(value)) return encoder.encode(JSON.stringify(value));
  throw mismatch(dtype);
}

function writeLengthPrefixed(elements: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(elements.reduce((sum, { length }) => sum + 4 + length, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const element of elements) {
    view.setUint32(at, element.length, true);
    out.set(element, at + 4);
    at += 4 + element.length;
  }
  return out;
}

function mismatch(dtype: TensorSpec['dtype']): RangeError {
  return new RangeError(`An output holds a value that is no ${dtype}.`);
}

const encoder = new TextEncoder();
