import { err, ok, type Result } from '@/lib/base/result';
import type { Row, RowValue } from '@/lib/serving/row';
import type { Signature } from '@/lib/serving/signature';
import { readEnvelope, readTimeout } from './oip-envelope';
import {
  leftOverBytes,
  missingInput,
  noRows,
  repeatedTensor,
  tooManyRows,
  unevenBatch,
  unknownSignature,
  unknownTensor,
} from './oip-failures';
import { type OipAskedOutput, readAskedOutputs } from './oip-outputs';
import { readRawRequest } from './oip-raw-request';
import { splitOipBody } from './oip-split-body';
import { readTensor, type TensorSource } from './oip-tensor';
import { readJson } from './read-json';

/** An inference request as the model server takes it. */
export interface OipInferRequest {
  readonly id?: string;
  readonly signature: string;
  readonly rows: readonly Row[];
  /** In the order they are answered in. */
  readonly outputs: readonly OipAskedOutput[];
  /** How long the client is ready to wait, ms: the parameter `timeout`, which is in microseconds. */
  readonly timeoutMs?: number;
}

export interface OipLimits {
  /** Rows of one request, and lists in one row's value where a dimension of 0 lets a shape ask for many. */
  readonly rows: number;
  /** Elements of a request's tensors together: each takes eight bytes or more here, whatever it took in the body. */
  readonly elements: number;
  /** Work that checking the JSON may cost; see `guardJson`. */
  readonly jsonSteps: number;
}

/**
 * Reads the body of `POST /v2/models/NAME/infer`, JSON alone or JSON and binary tensors.
 *
 * The protocol knows no signatures: `parameters.signature_name` chooses one, `serving_default` otherwise. Every tensor
 * has the batch in front, and all of them the same number of rows. Memory is taken for what came, never for what a
 * shape or a size says. A header length of 0 makes the body one bare tensor; see `readRawRequest`.
 *
 * @param headerLength  The header Inference-Header-Content-Length, as it came.
 * Failures: those of `readJson`, `bad_input`, `too_many_items`.
 */
export function readOipInferRequest(
  body: Uint8Array,
  headerLength: string | undefined,
  signatures: Readonly<Record<string, Signature>>,
  limits: OipLimits,
): Result<OipInferRequest> {
  if (headerLength === '0') return readRawRequest(body, signatures, limits);
  const parts = splitOipBody(body, headerLength);
  if (!parts.ok) return parts;
  const json = readJson(parts.value.json, limits.jsonSteps);
  if (!json.ok) return json;
  const envelope = readEnvelope(json.value);
  if (!envelope.ok) return envelope;
  const { id, parameters, inputs } = envelope.value;

  const name = parameters.signature_name ?? 'serving_default';
  const signature = typeof name === 'string' && Object.hasOwn(signatures, name) ? signatures[name] : undefined;
  if (typeof name !== 'string' || signature === undefined) return err(unknownSignature(Object.keys(signatures)));
  const outputs = readAskedOutputs(envelope.value, signature);
  if (!outputs.ok) return outputs;
  const timeoutMs = readTimeout(parameters);
  if (!timeoutMs.ok) return timeoutMs;

  const specs = new Map(Object.entries(signature.inputs));
  const columns = new Map<string, readonly RowValue[]>();
  let rowCount: number | undefined;
  let binary = parts.value.binary;
  let maxElements = limits.elements;
  for (const [index, input] of inputs.entries()) {
    const spec = specs.get(input.name);
    if (spec === undefined) return err(unknownTensor('input', input.name, [...specs.keys()]));
    if (columns.has(input.name)) return err(repeatedTensor('input', input.name));
    const [rows = 0] = input.shape;
    if (rows > limits.rows) return err(tooManyRows(limits.rows));
    if (input.shape.length > 0 && rows === 0) return err(noRows());
    const source: TensorSource = { json: parts.value.json, index, binary, maxLists: limits.rows, maxElements };
    const tensor = readTensor(input, spec, source);
    if (!tensor.ok) return tensor;
    rowCount ??= rows;
    if (rows !== rowCount) return err(unevenBatch());
    columns.set(input.name, tensor.value.values);
    binary = binary.subarray(tensor.value.binaryBytes);
    maxElements -= tensor.value.elements;
  }
  if (binary.length > 0) return err(leftOverBytes(binary.length));
  for (const known of specs.keys()) if (!columns.has(known)) return err(missingInput(known));

  const rows = toRows(columns, rowCount ?? 0);
  return ok({
    signature: name,
    rows,
    outputs: outputs.value,
    ...(id === undefined ? {} : { id }),
    ...(timeoutMs.value === undefined ? {} : { timeoutMs: timeoutMs.value }),
  });
}

function toRows(columns: ReadonlyMap<string, readonly RowValue[]>, count: number): readonly Row[] {
  return Array.from({ length: count }, (_, index) => {
    const row: Record<string, RowValue> = {};
    for (const [name, values] of columns) {
      const value = values[index];
      if (value === undefined) throw new RangeError(`The input ${name} has ${values.length} rows, expected ${count}.`);
      row[name] = value;
    }
    return row;
  });
}
