import type { TensorSpec } from '@/lib/serving/signature';

/**
 * Tensor types of the Open Inference Protocol (KServe V2), section "Tensor Data Types". A signature knows six of them;
 * the others, FP16 among them, are names that may be sent and are refused with what is expected instead.
 */
export type OipDatatype = 'BOOL' | 'INT32' | 'INT64' | 'FP32' | 'FP64' | 'BYTES';

/** A tensor's description in a model's metadata. */
export interface OipTensorInfo {
  readonly name: string;
  readonly datatype: OipDatatype;
  /** The batch in front, then the shape of one row; -1 where free. */
  readonly shape: readonly number[];
}

/**
 * The datatype a value of a row travels as. Text is UTF-8, a record its JSON text: the protocol has only BYTES for both.
 */
export const oipDatatypeOf: Readonly<Record<TensorSpec['dtype'], OipDatatype>> = {
  string: 'BYTES',
  bytes: 'BYTES',
  record: 'BYTES',
  bool: 'BOOL',
  int32: 'INT32',
  int64: 'INT64',
  float32: 'FP32',
  float64: 'FP64',
};

/** Bytes of one element in the binary extension; of BYTES only the length in front of each. */
export const oipElementBytes: Readonly<Record<OipDatatype, number>> = {
  BOOL: 1,
  INT32: 4,
  INT64: 8,
  FP32: 4,
  FP64: 8,
  BYTES: 4,
};

/** Rows of a signature are a batch here, so each tensor has one dimension more than a row's value. */
export function oipTensorInfos(specs: Readonly<Record<string, TensorSpec>>): readonly OipTensorInfo[] {
  return Object.entries(specs).map(([name, { dtype, shape }]) => ({
    name,
    datatype: oipDatatypeOf[dtype],
    shape: [-1, ...shape],
  }));
}
