import type { RowValue } from '@/lib/serving/row';
import { base64Of } from './tfserving-base64';
import type { TfTensorInfos } from './tfserving-dtype';
import { isJsonObject, type JsonObject, type JsonValue, quoteJson } from './tfserving-json-value';
import { invalidArgument, type TfResult, tfOk } from './tfserving-status';
import { decodeTensor, type TfTensor, tensorSize } from './tfserving-tensor';

/**
 * Decodes the row format: every instance is one row, either a bare value of the only input or an object with exactly
 * the inputs' names, and every row of an input has one shape.
 * @param instances  At least one.
 */
export function decodeInstances(
  instances: readonly JsonValue[],
  infos: TfTensorInfos,
): TfResult<ReadonlyMap<string, TfTensor>> {
  const [first = null] = instances;
  if (!isJsonObject(first) && infos.size > 1) {
    return invalidArgument(
      'instances is a plain list, but expecting list of objects as multiple input tensors required as per tensorinfo_map',
    );
  }
  const areObjects = isNamedRow(first);
  const columns = new Map<string, Column>();
  for (const [index, instance] of instances.entries()) {
    let added: TfResult<void>;
    if (isNamedRow(instance)) {
      if (!areObjects) {
        return invalidArgument(`Expecting value/list but got object at item ${index} of input list`);
      }
      added = addNamedRow(instance, index, infos, columns);
    } else {
      if (areObjects) return invalidArgument(`Expecting object but got list at item ${index} of input list`);
      const [name = ''] = infos.keys();
      added = addItem(instance, name, infos, columns, `${index}`);
    }
    if (!added.ok) return added;
  }
  const tensors = new Map<string, TfTensor>();
  for (const [name, { rowShape, values }] of columns) {
    tensors.set(name, { shape: [values.length, ...rowShape], value: values });
  }
  return tfOk(tensors);
}

interface Column {
  readonly rowShape: readonly number[];
  readonly values: RowValue[];
}

function isNamedRow(value: JsonValue): value is JsonObject {
  return isJsonObject(value) && base64Of(value) === undefined;
}

function addNamedRow(
  row: JsonObject,
  index: number,
  infos: TfTensorInfos,
  columns: Map<string, Column>,
): TfResult<void> {
  for (const [name, value] of row) {
    const added = addItem(value, name, infos, columns, `${index} key: ${name}`);
    if (!added.ok) return added;
  }
  // None of its names is unknown.
  if (row.size === infos.size) return tfOk(undefined);
  const names = [...infos.keys()].sort().join(',');
  return invalidArgument(
    `Failed to process element: ${index} of 'instances' list. JSON object: ${quoteJson(row)} keys must be equal to: ${names}`,
  );
}

/** @param place  What the message calls the item. */
function addItem(
  item: JsonValue,
  name: string,
  infos: TfTensorInfos,
  columns: Map<string, Column>,
  place: string,
): TfResult<void> {
  const info = infos.get(name);
  if (!info) return failed(place, `INVALID_ARGUMENT: JSON object: does not have named input: ${name}`);
  const decoded = decodeTensor(item, info);
  if (!decoded.ok) return failed(place, `${decoded.error.code}: ${decoded.error.message}`);
  const { shape, value } = decoded.value;
  const column = columns.get(name);
  if (!column) {
    columns.set(name, { rowShape: shape, values: [value] });
    return tfOk(undefined);
  }
  const { rowShape } = column;
  const expected = tensorSize(rowShape);
  if (tensorSize(shape) !== expected) {
    return failed(place, `INVALID_ARGUMENT: Expecting tensor size: ${expected} but got: ${tensorSize(shape)}`);
  }
  if (shape.join() !== rowShape.join()) {
    return failed(place, `INVALID_ARGUMENT: Expecting shape [${rowShape.join()}] but got: [${shape.join()}]`);
  }
  column.values.push(value);
  return tfOk(undefined);
}

/** Whatever was wrong with an item, the request was: a dtype that can't be sent is 400 here and 501 in columns. */
function failed(place: string, reason: string): TfResult<void> {
  return invalidArgument(`Failed to process element: ${place} of 'instances' list. Error: ${reason}`);
}
