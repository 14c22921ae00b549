import type { RowValue } from '@/lib/serving/row';
import { base64Of, decodeTfBase64 } from './tfserving-base64';
import { type TfTensorInfo, tfDtypeNames } from './tfserving-dtype';
import { isJsonArray, isJsonObject, type JsonValue, jsonTypeName, quoteJson } from './tfserving-json-value';
import { invalidArgument, type TfResult, tfErr, tfOk } from './tfserving-status';

/** A decoded input: nested lists of one shape. */
export interface TfTensor {
  /** Lengths from the outermost list inwards; empty for a single value. */
  readonly shape: readonly number[];
  readonly value: RowValue;
}

/** What a `:predict` request holds, before it is cut into rows. */
export interface TfInputs {
  /** `row`: sent as `instances`, answered as `predictions`; `column`: `inputs` and `outputs`. */
  readonly format: 'row' | 'column';
  /** One a name of the signature. */
  readonly tensors: ReadonlyMap<string, TfTensor>;
}

/**
 * Decodes a JSON value as a dense tensor: its shape is read along the first elements, and every other list must be of
 * it. Values are checked against the dtype, floats of 32 bits rounded to the nearest; the shape isn't checked against
 * the signature, which is the model server's task.
 */
export function decodeTensor(json: JsonValue, info: TfTensorInfo): TfResult<TfTensor> {
  const shape: number[] = [];
  for (let at: JsonValue | undefined = json; at !== undefined && isJsonArray(at); at = at[0]) shape.push(at.length);
  const value = decodeLevel(json, 0, shape, info);
  return value.ok ? tfOk({ shape, value: value.value }) : value;
}

/** Values in a tensor. */
export function tensorSize(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

function decodeLevel(json: JsonValue, level: number, shape: readonly number[], info: TfTensorInfo): TfResult<RowValue> {
  const rank = shape.length;
  if (!isJsonArray(json)) {
    if (level === rank) return decodeScalar(json, info);
    return invalidArgument(
      `JSON Value: ${quoteJson(json)} found at incorrect level: ${level + 1} in the JSON DOM. Expected at level: ${rank}`,
    );
  }
  if (level >= rank) return invalidArgument(`Encountered list at unexpected level: ${level} expected < ${rank}`);
  if (json.length !== shape[level]) {
    return invalidArgument(
      `Encountered list at unexpected size: ${json.length} at level: ${level} expected size: ${shape[level]}`,
    );
  }
  const list: RowValue[] = [];
  for (const item of json) {
    const decoded = decodeLevel(item, level + 1, shape, info);
    if (!decoded.ok) return decoded;
    list.push(decoded.value);
  }
  return tfOk(list);
}

function decodeScalar(json: JsonValue, info: TfTensorInfo): TfResult<RowValue> {
  switch (info.dtype) {
    case 'DT_FLOAT':
      return isNumber(json) ? tfOk(Math.fround(Number(json))) : wrongType(json, info);
    case 'DT_DOUBLE':
      return isNumber(json) ? tfOk(Number(json)) : wrongType(json, info);
    case 'DT_INT8':
    case 'DT_INT16':
    case 'DT_UINT8':
    // The narrower ones too are only checked to fit 32 bits, as there.
    case 'DT_INT32':
      return isWithin(json, minInt32, maxInt32) ? tfOk(Number(json)) : wrongType(json, info);
    case 'DT_UINT32':
      return isWithin(json, 0n, maxUint32) ? tfOk(Number(json)) : wrongType(json, info);
    case 'DT_INT64':
      return isWithin(json, minInt64, maxInt64) ? tfOk(wholeNumber(json)) : wrongType(json, info);
    case 'DT_UINT64':
      return isWithin(json, 0n, maxUint64) ? tfOk(wholeNumber(json)) : wrongType(json, info);
    case 'DT_BOOL':
      return typeof json === 'boolean' ? tfOk(json) : wrongType(json, info);
    case 'DT_STRING':
      return decodeString(json, info);
    default:
      return isJsonObject(json)
        ? wrongType(json, info)
        : tfErr('UNIMPLEMENTED', `Conversion of JSON Value: ${quoteJson(json)} to type: ${tfDtypeNames[info.dtype]}`);
  }
}

function decodeString(json: JsonValue, info: TfTensorInfo): TfResult<RowValue> {
  if (typeof json === 'string') return tfOk(info.asBytes ? utf8.encode(json) : json);
  if (!isJsonObject(json)) return wrongType(json, info);
  const base64 = base64Of(json);
  if (base64 === undefined) {
    return invalidArgument(`JSON Value: ${quoteJson(json)} not formatted correctly for base64 data`);
  }
  const bytes = decodeTfBase64(base64);
  if (!bytes) return invalidArgument('Unable to base64 decode');
  if (info.asBytes) return tfOk(bytes);
  try {
    return tfOk(text.decode(bytes));
  } catch {
    // Texts are text here; TensorFlow Serving would hand such bytes on.
    return invalidArgument('The base64 data of a text input is not valid UTF-8');
  }
}

function wrongType(json: JsonValue, { dtype }: TfTensorInfo): TfResult<RowValue> {
  return invalidArgument(
    `JSON Value: ${quoteJson(json)} Type: ${jsonTypeName(json)} is not of expected type: ${tfDtypeNames[dtype]}`,
  );
}

function isNumber(json: JsonValue): json is number | bigint {
  return typeof json === 'number' || typeof json === 'bigint';
}

function isWithin(json: JsonValue, min: bigint, max: bigint): json is bigint {
  return typeof json === 'bigint' && json >= min && json <= max;
}

/** Numbers where they are exact: handlers meet a bigint only when it is one. */
function wholeNumber(value: bigint): RowValue {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

const utf8 = new TextEncoder();
// A byte order mark at the start of a value is part of it.
const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const minInt32 = -(2n ** 31n);
const maxInt32 = 2n ** 31n - 1n;
const maxUint32 = 2n ** 32n - 1n;
const minInt64 = -(2n ** 63n);
const maxInt64 = 2n ** 63n - 1n;
const maxUint64 = 2n ** 64n - 1n;
