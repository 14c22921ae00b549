import type { Row, RowValue } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';

/**
 * A row that fits a signature, to see whether a model answers at all: a short text, a gray picture, ones.
 * @param defaults  Taken for inputs that have one.
 */
export function sampleRow(inputs: Readonly<Record<string, TensorSpec>>, defaults: ReadonlyMap<string, RowValue>): Row {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, spec]) => [name, defaults.get(name) ?? sampleValue(spec.dtype, spec.shape)]),
  );
}

function sampleValue(dtype: TensorSpec['dtype'], [length, ...rest]: readonly number[]): RowValue {
  if (length === undefined) return samples[dtype];
  return Array.from({ length: length === -1 ? 1 : length }, () => sampleValue(dtype, rest));
}

/** A gray PNG of 64 by 64 pixels. */
const grayPicture = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR42u3MQREAAAwCIKMb3RD77SAA6VEEAoFAIBAIBAKBQCAQfA8G320AeXC6efoAAAAASUVORK5CYII=',
    'base64',
  ),
);

const samples: Readonly<Record<TensorSpec['dtype'], RowValue>> = {
  string: '정말 재미있는 영화예요! A really good film!',
  bytes: grayPicture,
  bool: true,
  int32: 1,
  int64: 1,
  float32: 1,
  float64: 1,
  record: {},
};
