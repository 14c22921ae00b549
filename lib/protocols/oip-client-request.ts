import type { Row } from '@/lib/serving/row';
import type { EngineSignature, EngineTensor } from './engine-signature';
import { oipDatatypeOf } from './oip-datatype';
import { flattenRows } from './oip-shape';
import { writeBinaryElements, writeJsonElements } from './oip-write-elements';

export interface OipClientBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * The body of `POST /v2/models/NAME/infer` for a batch of rows, one tensor an input, with the batch in front.
 *
 * The protocol has no signatures; one of another name than `serving_default` goes as `parameters.signature_name`, as
 * this server itself reads it.
 * @param rows    Checked against the signature, one at least.
 * @param binary  Tensors behind the JSON, both ways, by the binary tensor data extension; flat JSON lists otherwise,
 *   bytes as base64.
 * @returns undefined when rows differ in a free length and fit no tensor.
 */
export function writeOipClientRequest(
  rows: readonly Row[],
  { theirs, inputs, outputs }: EngineSignature,
  binary: boolean,
): OipClientBody | undefined {
  const heads: string[] = [];
  const binaries: Uint8Array[] = [];
  for (const input of inputs) {
    const tensor = flattenRows(
      rows.map((row) => ownValue(row, input)),
      input.spec.shape,
    );
    if (!tensor) return undefined;
    const { dtype } = input.spec;
    const head = `"name":${JSON.stringify(input.theirs)},"shape":[${tensor.shape.join(',')}],"datatype":"${oipDatatypeOf[dtype]}"`;
    if (binary) {
      const bytes = writeBinaryElements(tensor.flat, dtype);
      binaries.push(bytes);
      heads.push(`{${head},"parameters":{"binary_data_size":${bytes.length}}}`);
    } else {
      const how = dtype === 'bytes' ? ',"parameters":{"content_type":"base64"}' : '';
      heads.push(`{${head}${how},"data":${writeJsonElements(tensor.flat, dtype)}}`);
    }
  }
  const parameters = theirs === 'serving_default' ? '' : `"parameters":{"signature_name":${JSON.stringify(theirs)}},`;
  const how = binary ? ',"parameters":{"binary_data":true}' : '';
  const asked = outputs.map((output) => `{"name":${JSON.stringify(output.theirs)}${how}}`);
  const json = Buffer.from(`{${parameters}"inputs":[${heads.join(',')}],"outputs":[${asked.join(',')}]}`);
  if (!binary) return { headers: { 'content-type': 'application/json' }, body: json };
  const headers = {
    'content-type': 'application/octet-stream',
    'inference-header-content-length': String(json.length),
  };
  return { headers, body: Buffer.concat([json, ...binaries]) };
}

function ownValue(row: Row, { name }: EngineTensor) {
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  if (value === undefined) throw new RangeError(`A row has no ${name}.`);
  return value;
}
