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

/** Signatures have at most 8 dimensions. What is deeper is refused by the careful way. */
const deepest = 16;

/**
 * Whether all values of a list are of a dtype, and such that both ways read them the same: no infinity, and no minus
 * zero among floats, where `-0` and `-0.0` differ. Values are put in order where they stand.
 */
type Fit = (values: PlainJson[]) => boolean;

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
    if (shape.length > deepest) return undefined;
    // The lists were made for this request, and the careful way reads them anew from the text.
    const holder = [value];
    if (!isDense(holder, [1, ...shape], 0, isFit)) return undefined;
    tensors.set(name, { shape, value: holder[0] ?? null });
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

function isDense(list: PlainJson[], shape: readonly number[], level: number, isFit: Fit): boolean {
  if (list.length !== shape[level]) return false;
  if (level + 1 === shape.length) return isFit(list);
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    if (!Array.isArray(item) || !isDense(item, shape, level + 1, isFit)) return false;
  }
  return true;
}

/** @returns Undefined for a dtype that only the careful way decodes. */
function quickFit({ dtype, asBytes }: TfTensorInfo, wholeOnly: boolean): Fit | undefined {
  switch (dtype) {
    case 'DT_FLOAT':
      return roundFloats;
    case 'DT_DOUBLE':
      return areFloats;
    case 'DT_INT32':
      return wholeOnly ? areInt32 : undefined;
    case 'DT_INT64':
      return wholeOnly ? areSafe : undefined;
    case 'DT_BOOL':
      return (list) => list.every((value) => typeof value === 'boolean');
    case 'DT_STRING':
      return asBytes ? undefined : (list) => list.every((value) => typeof value === 'string');
    default:
      return undefined;
  }
}

function roundFloats(list: PlainJson[]): boolean {
  if (!areFloats(list)) return false;
  for (let index = 0; index < list.length; index++) list[index] = Math.fround(list[index] as number);
  return true;
}

function areFloats(list: PlainJson[]): boolean {
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    if (typeof value !== 'number' || value - value !== 0 || (value === 0 && 1 / value < 0)) return false;
  }
  return true;
}

function areInt32(list: PlainJson[]): boolean {
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    if (typeof value !== 'number' || (value | 0) !== value) return false;
    // Of -0 this makes 0.
    list[index] = value | 0;
  }
  return true;
}

function areSafe(list: PlainJson[]): boolean {
  for (let index = 0; index < list.length; index++) {
    const value = list[index];
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return false;
    list[index] = value + 0;
  }
  return true;
}
