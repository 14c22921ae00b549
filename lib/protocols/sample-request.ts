import type { RowValue } from '@/lib/serving/row';
import type { Signature } from '@/lib/serving/signature';
import { isBulky, sampleRow } from './sample-row';

/** A request of `/v1` that can be sent as it is. */
export interface SampleRequest {
  readonly path: string;
  /** Undefined where a row is so long that nobody would read an example of it. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The request that tries a signature of a model over TensorFlow Serving's REST, by the verb of the signature's method.
 * @param key      The signature's name.
 * @param version  Absent: the version that serves.
 */
export function sampleRequest(model: string, key: string, signature: Signature, version?: number): SampleRequest {
  const which = version === undefined ? '' : `/versions/${version}`;
  const path = `/v1/models/${model}${which}:${signature.method}`;
  if (isBulky(signature)) return { path, body: undefined };
  const row = jsonOf(sampleRow(model, signature));
  const list = signature.method === 'predict' ? 'instances' : 'examples';
  return { path, body: { signature_name: key, [list]: [row] } };
}

/** A value of a row as this protocol's JSON: bytes are base64 and say so. */
function jsonOf(value: RowValue): unknown {
  if (value instanceof Uint8Array) return { b64: Buffer.from(value).toString('base64') };
  if (isList(value)) return value.map(jsonOf);
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, jsonOf(inner)]));
}

function isList(value: RowValue): value is readonly RowValue[] {
  return Array.isArray(value);
}
