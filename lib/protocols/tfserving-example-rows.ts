import type { Row, RowValue } from '@/lib/serving/row';
import type { TfTensorInfo, TfTensorInfos } from './tfserving-dtype';
import type { TfExamples, TfFeature } from './tfserving-examples';
import { invalidArgument, type TfResult, tfErr, tfOk } from './tfserving-status';

/**
 * Examples as rows of a signature: each input takes the feature of its name, from the example or else the context, and
 * features that no input is named after are left aside, as TensorFlow's own parsing of examples does.
 * Whole numbers are taken for floats too, for people write `4` where they mean `4.0`.
 */
export function exampleRows({ examples, context }: TfExamples, infos: TfTensorInfos): TfResult<readonly Row[]> {
  const rows: Row[] = [];
  for (const example of examples) {
    const row: Record<string, RowValue> = {};
    for (const [name, info] of infos) {
      const value = rowValue(name, example.get(name) ?? context?.get(name), info);
      if (!value.ok) return value;
      row[name] = value.value;
    }
    rows.push(row);
  }
  return tfOk(rows);
}

function rowValue(name: string, feature: TfFeature | undefined, info: TfTensorInfo): TfResult<RowValue> {
  const rank = (info.shape?.length ?? 1) - 1;
  if (rank > 1) return tfErr('UNIMPLEMENTED', `Feature: ${name} has rank ${rank}; examples hold flat lists only.`);
  if (!feature || (rank === 0 && feature.kind === 'unset')) {
    return invalidArgument(`Feature: ${name} is required but could not be found.`);
  }
  const values: RowValue[] = [];
  for (const given of feature.values) {
    const value = convert(given, info);
    if (value === undefined) {
      return invalidArgument(
        `Key: ${name}. Data types don't match. Expected type: ${info.dtype.slice(3).toLowerCase()}`,
      );
    }
    values.push(value);
  }
  if (rank === 1) return tfOk(values);
  const [only = null] = values;
  if (values.length === 1) return tfOk(only);
  return invalidArgument(
    `Key: ${name}. Number of values != expected. values size: ${values.length} but output shape: []`,
  );
}

/** @returns Undefined when the value isn't of the input's kind or range. */
function convert(value: string | Uint8Array | number | bigint, { dtype, asBytes }: TfTensorInfo): RowValue | undefined {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    if (dtype !== 'DT_STRING') return undefined;
    if (asBytes) return typeof value === 'string' ? new TextEncoder().encode(value) : value;
    return typeof value === 'string' ? value : textOf(value);
  }
  if (dtype === 'DT_FLOAT') return Math.fround(Number(value));
  if (dtype === 'DT_DOUBLE') return Number(value);
  if (typeof value !== 'bigint') return undefined;
  if (dtype === 'DT_INT32') return BigInt.asIntN(32, value) === value ? Number(value) : undefined;
  if (dtype === 'DT_INT64') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  // An example has no truth values: true is sent as 1.
  if (dtype === 'DT_BOOL') return value === 0n || value === 1n ? value === 1n : undefined;
  return undefined;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
