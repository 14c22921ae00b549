import type { Row, RowValue } from '@/lib/serving/row';
import { base64Of } from './tfserving-base64';
import type { TfBody } from './tfserving-body';
import type { TfTensorInfos } from './tfserving-dtype';
import { decodeInstances } from './tfserving-instances';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, quoteJson } from './tfserving-json-value';
import { decodeQuickly } from './tfserving-quick-predict';
import { invalidArgument, type TfResult, tfOk } from './tfserving-status';
import { decodeTensor, type TfInputs, type TfTensor } from './tfserving-tensor';

/**
 * Second half of a `:predict` request: the tensors of a signature.
 * @param body    What `readPredictBody` gave.
 * @param infos   The signature's inputs, one at least.
 */
export function decodePredict(body: TfBody, infos: TfTensorInfos): TfResult<TfInputs> {
  const quick = decodeQuickly(body, infos);
  if (quick) return tfOk(quick);
  const members = body.members();
  if (!members.ok) return members;
  const instances = members.value.get('instances');
  const inputs = members.value.get('inputs');
  if (instances === undefined) {
    if (inputs === undefined) return invalidArgument("Missing 'inputs' or 'instances' key");
    const tensors = decodeColumns(inputs, infos);
    return tensors.ok ? tfOk({ format: 'column', tensors: tensors.value }) : tensors;
  }
  const flaw = instancesFlaw(members.value, instances);
  if (flaw !== undefined) return invalidArgument(`JSON Value: ${quoteJson(members.value)} ${flaw}`);
  const tensors = decodeInstances(isJsonArray(instances) ? instances : [], infos);
  return tensors.ok ? tfOk({ format: 'row', tensors: tensors.value }) : tensors;
}

export interface TfRows {
  readonly rows: readonly Row[];
  /** False: the inputs came without the dimension of a batch, and so must the outputs be answered. */
  readonly isBatched: boolean;
}

/**
 * Cuts tensors along dimension 0 into rows. In the column format a client may leave the batch out of every input (a
 * bare value for an input whose rows are scalars); that is one row.
 */
export function rowsOf({ format, tensors }: TfInputs, infos: TfTensorInfos): TfResult<TfRows> {
  const isBatched = format === 'row' || !lacksBatch(tensors, infos);
  const names = [...tensors.keys()];
  if (!isBatched) {
    return tfOk({ rows: [Object.fromEntries([...tensors].map(([name, { value }]) => [name, value]))], isBatched });
  }
  let count: number | undefined;
  const columns: (readonly RowValue[])[] = [];
  for (const [name, { shape, value }] of tensors) {
    if (!isList(value)) return invalidArgument(`Input: ${name} has rank 0 and no batch dimension`);
    count ??= shape[0] ?? 0;
    if (count !== shape[0]) {
      return invalidArgument(`Input: ${name} has inconsistent batch size: ${shape[0]} expecting: ${count}`);
    }
    columns.push(value);
  }
  const rows: Row[] = [];
  for (let index = 0; index < (count ?? 0); index++) {
    const row: Record<string, RowValue> = {};
    for (let at = 0; at < names.length; at++) row[names[at] ?? ''] = columns[at]?.[index] ?? null;
    rows.push(row);
  }
  return tfOk({ rows, isBatched });
}

function instancesFlaw(members: JsonObject, instances: JsonValue): string | undefined {
  if (members.has('inputs')) {
    return "Not formatted correctly expecting only one of 'inputs' or 'instances' keys to exist";
  }
  if (!isJsonArray(instances)) return "Expecting 'instances' to be an list/array";
  return instances.length === 0 ? "No values in 'instances' array" : undefined;
}

function decodeColumns(inputs: JsonValue, infos: TfTensorInfos): TfResult<ReadonlyMap<string, TfTensor>> {
  const isNamed = isJsonObject(inputs) && base64Of(inputs) === undefined;
  if (!isNamed && infos.size > 1) {
    return invalidArgument(
      'inputs is a plain value/list, but expecting an object as multiple input tensors required as per tensorinfo_map',
    );
  }
  const tensors = new Map<string, TfTensor>();
  for (const [name, info] of infos) {
    const json = isNamed ? inputs.get(name) : inputs;
    if (json === undefined) return invalidArgument(`Missing named input: ${name} in 'inputs' object.`);
    const tensor = decodeTensor(json, info);
    if (!tensor.ok) return tensor;
    tensors.set(name, tensor.value);
  }
  return tfOk(tensors);
}

/** Whether every input has exactly its row's dimensions. */
function lacksBatch(tensors: ReadonlyMap<string, TfTensor>, infos: TfTensorInfos): boolean {
  for (const [name, { shape }] of tensors) {
    if (infos.get(name)?.shape?.length !== shape.length + 1) return false;
  }
  return true;
}

function isList(value: RowValue): value is readonly RowValue[] {
  return Array.isArray(value);
}
