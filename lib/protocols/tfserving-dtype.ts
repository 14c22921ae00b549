import type { TensorSpec } from '@/lib/serving/signature';

/** TensorFlow's dtypes with the names that its messages give them. Only some can be sent or answered as JSON. */
export const tfDtypeNames = {
  DT_FLOAT: 'float',
  DT_DOUBLE: 'double',
  DT_INT8: 'int8',
  DT_INT16: 'int16',
  DT_INT32: 'int32',
  DT_INT64: 'int64',
  DT_UINT8: 'uint8',
  DT_UINT16: 'uint16',
  DT_UINT32: 'uint32',
  DT_UINT64: 'uint64',
  DT_BOOL: 'bool',
  DT_STRING: 'string',
  DT_HALF: 'half',
  DT_BFLOAT16: 'bfloat16',
  DT_COMPLEX64: 'complex64',
  DT_COMPLEX128: 'complex128',
  DT_VARIANT: 'variant',
} as const;

export type TfDtype = keyof typeof tfDtypeNames;

/** One input or output as this protocol sees it: a batch, so one dimension more than a row has. */
export interface TfTensorInfo {
  readonly dtype: TfDtype;
  /** Of a `DT_STRING`: its values are bytes in our rows, and not text. */
  readonly asBytes: boolean;
  /** With the batch in front, `-1` where free; undefined when the rank isn't known. */
  readonly shape?: readonly number[];
}

export type TfTensorInfos = ReadonlyMap<string, TfTensorInfo>;

/** A signature's inputs or outputs as tensors of a batch, in their order. Made once for each signature. */
export function tfTensorInfos(specs: Readonly<Record<string, TensorSpec>>): TfTensorInfos {
  let infos = known.get(specs);
  if (!infos) {
    infos = makeInfos(specs);
    known.set(specs, infos);
  }
  return infos;
}

const known = new WeakMap<Readonly<Record<string, TensorSpec>>, TfTensorInfos>();

function makeInfos(specs: Readonly<Record<string, TensorSpec>>): TfTensorInfos {
  return new Map(
    Object.entries(specs).map(([name, { dtype, shape }]) => [
      name,
      { dtype: tfDtypeOf[dtype], asBytes: dtype === 'bytes', shape: [-1, ...shape] },
    ]),
  );
}

/** A record has no counterpart: it can't be sent, and is answered as the JSON object that it is. */
const tfDtypeOf: Readonly<Record<TensorSpec['dtype'], TfDtype>> = {
  string: 'DT_STRING',
  bytes: 'DT_STRING',
  bool: 'DT_BOOL',
  int32: 'DT_INT32',
  int64: 'DT_INT64',
  float32: 'DT_FLOAT',
  float64: 'DT_DOUBLE',
  record: 'DT_VARIANT',
};
