import { err, ok, type Result } from '@/lib/base/result';
import type { RowValue } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';
import { readBinaryElements } from './oip-binary-data';
import { oipDatatypeOf, oipElementBytes } from './oip-datatype';
import type { OipInput } from './oip-envelope';
import { restoreDigits } from './oip-exact-data';
import { tooManyElements, wrongInput } from './oip-failures';
import { flattenJsonData, hasLostDigits, readJsonElements } from './oip-json-data';
import { countElements, fitsBatch, shapeRows } from './oip-shape';

/** Where a tensor's data may lie. */
export interface TensorSource {
  /** The request's JSON, and which of its inputs this is. */
  readonly json: Uint8Array;
  readonly index: number;
  /** What of the binary part no input before this one took. */
  readonly binary: Uint8Array;
  /** See `countElements`. */
  readonly maxLists: number;
  /** Elements that the request may still have. */
  readonly maxElements: number;
}

export interface ReadTensor {
  /** One value a row. */
  readonly values: readonly RowValue[];
  readonly elements: number;
  /** Taken from the front of `binary`. */
  readonly binaryBytes: number;
}

/** Reads one input, from its `data` or from as many binary bytes as its `binary_data_size` says; never both. */
export function readTensor(input: OipInput, spec: TensorSpec, source: TensorSource): Result<ReadTensor> {
  const { name, datatype, shape, parameters, data } = input;
  const expected = oipDatatypeOf[spec.dtype];
  if (datatype !== expected) return err(wrongInput(name, 'datatype', expected));
  if (!fitsBatch(shape, spec.shape)) return err(wrongInput(name, 'shape', `[${[-1, ...spec.shape].join(', ')}]`));
  const count = countElements(shape, source.maxLists);
  if (Number.isNaN(count)) return err(wrongInput(name, 'shape', 'as many elements as there are data'));

  const tooMany = count > source.maxElements ? tooManyElements(name) : undefined;
  const size = Object.hasOwn(parameters, 'binary_data_size') ? parameters.binary_data_size : undefined;
  if ((size === undefined) === (data === undefined)) return err(wrongInput(name, 'data', 'data or binary_data_size'));
  if (size !== undefined) {
    const inside = typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= source.binary.length;
    if (!inside) return err(wrongInput(name, 'binary_data_size', `0–${source.binary.length}`));
    // A shape that claims more than came is wrong; one that is true may still be too large.
    if (tooMany && size >= count * oipElementBytes[expected]) return err(tooMany);
    const elements = readBinaryElements(source.binary.subarray(0, size), spec.dtype, count);
    if (elements === undefined) return err(wrongInput(name, 'binary data', `${count} × ${expected}`));
    return ok({ values: shapeRows(elements, shape), elements: count, binaryBytes: size });
  }

  const contentType = Object.hasOwn(parameters, 'content_type') ? parameters.content_type : undefined;
  const isBase64 = contentType === 'base64';
  if (isBase64 && spec.dtype !== 'bytes')
    return err(wrongInput(name, 'content_type', 'no base64: its values are no bytes'));
  let flat = flattenJsonData(data, shape, count);
  if (flat && tooMany) return err(tooMany);
  if (flat !== undefined && spec.dtype === 'int64' && hasLostDigits(flat)) {
    flat = restoreDigits(decoder.decode(source.json), source.index, flat, shape);
  }
  if (flat === undefined) return err(wrongInput(name, 'data', `a list of shape [${shape.join(', ')}], or flat`));
  const elements = readJsonElements(flat, spec.dtype, isBase64);
  if (elements === undefined) return err(wrongInput(name, 'data', isBase64 ? 'base64' : expected));
  return ok({ values: shapeRows(elements, shape), elements: count, binaryBytes: 0 });
}

const decoder = new TextDecoder();
