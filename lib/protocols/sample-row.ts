import type { Row, RowValue } from '@/lib/serving/row';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { decodeBase64 } from './base64';
import { defaultDetectSettings } from './detect-options';
import { detectRow, facesModel } from './detect-request';
import { samplePicture } from './sample-picture';

/**
 * A row that a signature takes, for examples. The faces model gets a face; any other model values that only have the
 * right kind and shape, which it may refuse.
 * @param model  Name of the model.
 */
export function sampleRow(model: string, signature: Pick<Signature, 'inputs'>): Row {
  const known = model === facesModel ? facesRow() : {};
  return Object.fromEntries(
    Object.entries(signature.inputs).map(([name, spec]) => [name, known[name] ?? sampleValue(spec, spec.shape)]),
  );
}

function facesRow(): Row {
  const image = decodeBase64(samplePicture) ?? new Uint8Array(0);
  return detectRow({ image, cascadeXml: new Uint8Array(0), settings: defaultDetectSettings });
}

/** Values of one list that stand in an example for any number of them. */
const freeLength = 2;
/** Longer lists are no example; the shape is said beside it. */
const longestList = 4;

function sampleValue(spec: TensorSpec, shape: readonly number[]): RowValue {
  const [length, ...rest] = shape;
  if (length === undefined) return scalars[spec.dtype];
  return Array.from({ length: length === -1 ? freeLength : length }, () => sampleValue(spec, rest));
}

/** Whether an example of this signature would be so long that nobody reads it. */
export function isBulky({ inputs }: Pick<Signature, 'inputs'>): boolean {
  return Object.values(inputs).some(
    ({ shape }) => shape.reduce((count, length) => count * Math.max(length, 1), 1) > longestList ** 3,
  );
}

const scalars: Readonly<Record<TensorSpec['dtype'], RowValue>> = {
  string: '정말 재미있는 영화입니다.',
  bytes: decodeBase64(samplePicture) ?? new Uint8Array(0),
  bool: true,
  int32: 1,
  int64: 1,
  float32: 0.5,
  float64: 0.5,
  record: {},
};
