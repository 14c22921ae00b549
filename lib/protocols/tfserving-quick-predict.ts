import type { RowValue } from '@/lib/serving/row';
import type { TfBody } from './tfserving-body';
import type { TfTensorInfo, TfTensorInfos } from './tfserving-dtype';
import { isPlainList, type PlainJson } from './tfserving-quick-json';
import type { TfInputs, TfTensor } from './tfserving-tensor';

/**
 * The tensors of a body that `JSON.parse` read. It only ever succeeds: whatever isn't plainly right, base64 among it, is
 * left to the careful way, which also has the messages.
 */
export function decodeQuickly({ quick }: TfBody, infos: TfTensorInfos): TfInputs | undefined {
  // An input of that name looks like base64.
  if (!quick || infos.has('b64')) return undefined;
  const instances = quick.members.get('instances');
  const inputs = quick.members.get('inputs');
  const fits = (info: TfTensorInfo) => quickFit(info, quick.wholeOnly);
  if (instances === undefined) {
    const columns = inputs === undefined ? undefined : columnsOf(inputs, infos);
    return columns && assemble(columns, infos, fits, 'column');
  }
  if (inputs !== undefined || !isPlainList(instances) || instances.length === 0) return undefined;
  const columns = instancesByName(instances, infos);
  return columns && assemble(columns, infos, fits, 'row');
}

type Fit = (value: PlainJson) => boolean;

function assemble(
  columns: ReadonlyMap<string, PlainJson>,
  infos: TfTensorInfos,
  fits: (info: TfTensorInfo) => Fit | undefined,
  format: TfInputs['format'],
): TfInputs | undefined {
  const tensors = new Map<string, TfTensor>();
  for (const [name, info] of infos) {
    const value = columns.get(name);
    const isFit = fits(info);
    if (value === undefined || isFit === undefined) return undefined;
    const shape = shapeOf(value);
    if (!isDense(value, 0, shape, isFit)) return undefined;
    tensors.set(name, { shape, value: finished(value, info) });
  }
  return { format, tensors };
}

function columnsOf(inputs: PlainJson, infos: TfTensorInfos): ReadonlyMap<string, PlainJson> | undefined {
  if (inputs !== null && typeof inputs === 'object' && !isPlainList(inputs)) return new Map(Object.entries(inputs));
  const [name = ''] = infos.keys();
  return infos.size === 1 ? new Map([[name, inputs]]) : undefined;
}

/** Each input's values, one a row. */
function instancesByName(
  instances: readonly PlainJson[],
  infos: TfTensorInfos,
): ReadonlyMap<string, PlainJson> | undefined {
  const [name = ''] = infos.keys();
  const [first] = instances;
  if (first === null || typeof first !== 'object' || isPlainList(first)) {
    return infos.size === 1 ? new Map([[name, instances]]) : undefined;
  }
  const columns = new Map<string, PlainJson[]>([...infos.keys()].map((key) => [key, []]));
  for (const instance of instances) {
    if (instance === null || typeof instance !== 'object' || isPlainList(instance)) return undefined;
    const entries = Object.entries(instance);
    if (entries.length !== infos.size) return undefined;
    for (const [key, value] of entries) {
      const column = columns.get(key);
      if (!column) return undefined;
      column.push(value);
    }
  }
  return columns;
}

function shapeOf(value: PlainJson): number[] {
  const shape: number[] = [];
  for (let at: PlainJson | undefined = value; at !== undefined && isPlainList(at); at = at[0]) shape.push(at.length);
  return shape;
}

function isDense(value: PlainJson, level: number, shape: readonly number[], isFit: Fit): boolean {
  if (level === shape.length) return isFit(value);
  if (!isPlainList(value) || value.length !== shape[level]) return false;
  if (level + 1 === shape.length) return value.every(isFit);
  for (const item of value) if (!isDense(item, level + 1, shape, isFit)) return false;
  return true;
}

/** @returns Undefined for a dtype that only the careful way decodes. */
function quickFit({ dtype, asBytes }: TfTensorInfo, wholeOnly: boolean): Fit | undefined {
  switch (dtype) {
    case 'DT_FLOAT':
    case 'DT_DOUBLE':
      return (value) => typeof value === 'number';
    case 'DT_INT32':
      return wholeOnly ? (value) => typeof value === 'number' && (value | 0) === value : undefined;
    case 'DT_INT64':
      return wholeOnly ? (value) => Number.isSafeInteger(value) : undefined;
    case 'DT_BOOL':
      return (value) => typeof value === 'boolean';
    case 'DT_STRING':
      return asBytes ? undefined : (value) => typeof value === 'string';
    default:
      return undefined;
  }
}

/** The lists were made for this request, but what is parsed stays as it is: rounding makes new ones. */
function finished(value: PlainJson, { dtype }: TfTensorInfo): RowValue {
  return dtype === 'DT_FLOAT' ? rounded(value) : value;
}

function rounded(value: PlainJson): RowValue {
  if (typeof value === 'number') return Math.fround(value);
  if (!isPlainList(value)) return value;
  const list: RowValue[] = [];
  for (const item of value) list.push(typeof item === 'number' ? Math.fround(item) : rounded(item));
  return list;
}
