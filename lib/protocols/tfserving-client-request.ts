import type { Row, RowValue } from '@/lib/serving/row';
import type { EngineSignature, EngineTensor } from './engine-signature';
import { tfTensorInfos } from './tfserving-dtype';
import { valueWriter } from './tfserving-value-text';

/**
 * The body of a `:predict` call in the row format. A single input goes as a bare value, several by their names; bytes
 * as base64, NaN and the infinities as the bare words that TensorFlow Serving reads.
 * @param rows  Checked against the signature, one at least.
 */
export function writeTfClientRequest(rows: readonly Row[], signature: EngineSignature): string {
  const { theirs, inputs } = signature;
  const writers = known.get(signature) ?? inputs.map(fieldWriter);
  known.set(signature, writers);
  const [only] = writers;
  const instances = rows.map((row) =>
    writers.length === 1 && only ? only.value(row) : `{${writers.map(({ key, value }) => key + value(row)).join(',')}}`,
  );
  return `{"signature_name":${JSON.stringify(theirs)},"instances":[${instances.join(',')}]}`;
}

const known = new WeakMap<EngineSignature, readonly FieldWriter[]>();

interface FieldWriter {
  /** The name and its colon. */
  readonly key: string;
  value(row: Row): string;
}

function fieldWriter({ name, theirs, spec }: EngineTensor): FieldWriter {
  const info = tfTensorInfos({ [theirs]: spec }).get(theirs);
  const write = info && valueWriter(theirs, info.dtype);
  if (!write) throw new Error(`No JSON carries the input ${name}.`);
  return { key: `${JSON.stringify(theirs)}:`, value: (row) => write(ownValue(row, name)) };
}

function ownValue(row: Row, name: string): RowValue {
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  if (value === undefined) throw new RangeError(`A row has no ${name}.`);
  return value;
}
