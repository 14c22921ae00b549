import { err, ok, type Result } from '@/lib/base/result';
import type { RowValue } from '@/lib/serving/row';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { readBinaryElements } from './oip-binary-data';
import { oipDatatypeOf, oipElementBytes } from './oip-datatype';
import { notRaw, tooManyElements, tooManyRows, unknownSignature, wrongRawBytes } from './oip-failures';
import type { OipInferRequest, OipLimits } from './oip-infer-request';
import { shapeRows } from './oip-shape';

/**
 * Reads a body that is one tensor and no JSON (Triton's raw binary request), for the signature `serving_default` with
 * its only input. One dimension may follow from the size: the rows where the shape of one is fixed, the free dimension
 * of a single row otherwise. BYTES is one row, which is the body, without a length in front of it. All outputs are
 * answered as binary data.
 * Failures: `bad_input`, `too_many_items`.
 */
export function readRawRequest(
  body: Uint8Array,
  signatures: Readonly<Record<string, Signature>>,
  limits: OipLimits,
): Result<OipInferRequest> {
  const signature = Object.hasOwn(signatures, defaultName) ? signatures[defaultName] : undefined;
  if (signature === undefined) return err(unknownSignature(Object.keys(signatures)));
  const inputs = Object.entries(signature.inputs);
  const [only] = inputs;
  if (only === undefined || inputs.length > 1) return err(notRaw());
  const values = readValues(body, only, limits);
  if (!values.ok) return values;
  const outputs = Object.keys(signature.outputs).map((name) => ({ name, binary: true }));
  return ok({ signature: defaultName, rows: values.value.map((value) => ({ [only[0]]: value })), outputs });
}

const defaultName = 'serving_default';

function readValues(
  body: Uint8Array,
  [name, spec]: readonly [string, TensorSpec],
  limits: OipLimits,
): Result<readonly RowValue[]> {
  const isBytes = oipDatatypeOf[spec.dtype] === 'BYTES';
  const shape = isBytes ? bytesShape(spec) : deduceShape(spec, body.length);
  if (shape === undefined) return err(notRaw());
  const [rows = 0] = shape;
  const count = shape.reduce((product, length) => product * length, 1);
  if (rows > limits.rows) return err(tooManyRows(limits.rows));
  if (count > limits.elements) return err(tooManyElements(name));
  const elements = count > 0 ? readBinaryElements(isBytes ? withLength(body) : body, spec.dtype, count) : undefined;
  if (elements === undefined) return err(wrongRawBytes(name, oipDatatypeOf[spec.dtype]));
  return ok(shapeRows(elements, shape));
}

/** One row of one element, or nothing. */
function bytesShape({ shape }: TensorSpec): readonly number[] | undefined {
  return shape.every((length) => length === 1) ? [1, ...shape] : undefined;
}

/** @returns The batch's shape; nothing when it doesn't follow. What the size can't be is found when it is read. */
function deduceShape({ dtype, shape }: TensorSpec, bytes: number): readonly number[] | undefined {
  const free = shape.filter((length) => length === -1).length;
  const fixed = shape.reduce((product, length) => (length === -1 ? product : product * length), 1);
  if (free > 1 || fixed === 0) return undefined;
  const deduced = Math.floor(bytes / (oipElementBytes[oipDatatypeOf[dtype]] * fixed));
  return free === 0 ? [deduced, ...shape] : [1, ...shape.map((length) => (length === -1 ? deduced : length))];
}

function withLength(body: Uint8Array): Uint8Array {
  const prefixed = new Uint8Array(4 + body.length);
  new DataView(prefixed.buffer).setUint32(0, body.length, true);
  prefixed.set(body, 4);
  return prefixed;
}
