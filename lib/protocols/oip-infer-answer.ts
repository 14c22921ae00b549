import { err, ok, type Result } from '@/lib/base/result';
import type { Prediction } from '@/lib/serving/model-server';
import type { RowValue } from '@/lib/serving/row';
import type { Signature } from '@/lib/serving/signature';
import { oipDatatypeOf } from './oip-datatype';
import { raggedOutput } from './oip-failures';
import type { OipInferRequest } from './oip-infer-request';
import { flattenRows } from './oip-shape';
import { writeBinaryElements, writeJsonElements } from './oip-write-elements';

export interface OipInferAnswer {
  readonly contentType: 'application/json' | 'application/octet-stream';
  /** Goes out as Inference-Header-Content-Length; absent when the body is JSON alone. */
  readonly headerLength?: number;
  readonly body: Uint8Array;
}

/**
 * Writes the answer to an inference request: each output flat, as JSON or as binary data behind it, as was asked.
 * Bytes in JSON are base64 and say so (`content_type`).
 * @returns `bad_input` when an output differs in shape from row to row, which no tensor can.
 * @throws RangeError when a row isn't what the signature says: the handler is at fault.
 */
export function writeOipInferAnswer(
  prediction: Prediction,
  signature: Signature,
  { id, outputs }: Pick<OipInferRequest, 'id' | 'outputs'>,
): Result<OipInferAnswer> {
  const specs = new Map(Object.entries(signature.outputs));
  const tensors: string[] = [];
  const binaries: Uint8Array[] = [];
  for (const { name, binary } of outputs) {
    const spec = specs.get(name);
    if (spec === undefined) throw new RangeError(`The signature has no output ${name}.`);
    const tensor = flattenRows(
      prediction.rows.map((row) => ownValue(row, name)),
      spec.shape,
    );
    if (tensor === undefined) return err(raggedOutput(name));
    const head = `"name":"${name}","datatype":"${oipDatatypeOf[spec.dtype]}","shape":[${tensor.shape.join(',')}]`;
    if (binary) {
      const bytes = writeBinaryElements(tensor.flat, spec.dtype);
      binaries.push(bytes);
      tensors.push(`{${head},"parameters":{"binary_data_size":${bytes.length}}}`);
    } else {
      const how = spec.dtype === 'bytes' ? ',"parameters":{"content_type":"base64"}' : '';
      tensors.push(`{${head}${how},"data":${writeJsonElements(tensor.flat, spec.dtype)}}`);
    }
  }
  const idText = id === undefined ? '' : `,"id":${JSON.stringify(id)}`;
  const model = `"model_name":${JSON.stringify(prediction.model)},"model_version":"${prediction.version}"`;
  const json = new TextEncoder().encode(`{${model}${idText},"outputs":[${tensors.join(',')}]}`);
  if (!outputs.some(({ binary }) => binary)) return ok({ contentType: 'application/json', body: json });
  const body = Buffer.concat([json, ...binaries]);
  return ok({ contentType: 'application/octet-stream', headerLength: json.length, body });
}

function ownValue(row: Readonly<Record<string, RowValue>>, name: string): RowValue {
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  if (value === undefined) throw new RangeError(`An output row has no ${name}.`);
  return value;
}
