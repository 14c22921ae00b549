import type { RowValue } from '@/lib/serving/row';
import type { TfDtype } from './tfserving-dtype';
import { floatText } from './tfserving-number-text';

/** Writes a value of an output, nested lists of it too, as JSON. */
export type ValueWriter = (value: RowValue) => string;

/**
 * The writer for an output's values. Strings of an output whose name ends in `_bytes` are written as `{"b64": "…"}`; so
 * is every output that our signatures call bytes, since they may be no text at all.
 * @returns Undefined for a dtype that JSON answers can't carry.
 */
export function valueWriter(name: string, dtype: TfDtype): ValueWriter | undefined {
  const scalar = scalarWriter(name, dtype);
  if (!scalar) return undefined;
  const write: ValueWriter = (value) => (isList(value) ? writeList(value, write) : scalar(value));
  return write;
}

function writeList(values: readonly RowValue[], write: ValueWriter): string {
  let text = '[';
  for (let index = 0; index < values.length; index++) {
    text += index === 0 ? '' : ',';
    text += write(values[index] ?? null);
  }
  return `${text}]`;
}

function scalarWriter(name: string, dtype: TfDtype): ValueWriter | undefined {
  switch (dtype) {
    case 'DT_FLOAT':
      return (value) => floatText(numeric(name, value), 'float32');
    case 'DT_DOUBLE':
      return (value) => floatText(numeric(name, value), 'float64');
    case 'DT_INT8':
    case 'DT_INT16':
    case 'DT_INT32':
    case 'DT_INT64':
    case 'DT_UINT8':
    case 'DT_UINT32':
    case 'DT_UINT64':
      return (value) => (typeof value === 'bigint' ? value.toString() : String(numeric(name, value)));
    case 'DT_BOOL':
      return (value) => (typeof value === 'boolean' ? String(value) : wrong(name, value));
    case 'DT_STRING':
      return stringWriter(name);
    case 'DT_VARIANT':
      return plainText;
    default:
      return undefined;
  }
}

function stringWriter(name: string): ValueWriter {
  const asBytes = name.endsWith('_bytes');
  return (value) => {
    if (value instanceof Uint8Array) return base64Text(value);
    if (typeof value !== 'string') return wrong(name, value);
    return asBytes ? base64Text(new TextEncoder().encode(value)) : JSON.stringify(value);
  };
}

/** A record, or a value within one. */
function plainText(value: RowValue): string {
  if (value instanceof Uint8Array) return base64Text(value);
  if (isList(value)) return writeList(value, plainText);
  if (value === null || typeof value !== 'object') {
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  }
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${plainText(item)}`);
  return `{${members.join(',')}}`;
}

function base64Text(bytes: Uint8Array): string {
  return `{"b64":"${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}"}`;
}

function numeric(name: string, value: RowValue): number {
  return typeof value === 'number' ? value : wrong(name, value);
}

function wrong(name: string, value: RowValue): never {
  throw new Error(`Output ${name} holds a ${typeof value}, which isn't of its dtype.`);
}

function isList(value: RowValue): value is readonly RowValue[] {
  return Array.isArray(value);
}
