import type { Bilingual } from '@/lib/base/failure';
import type { dtypes, TensorSpec } from './signature';

type Dtype = (typeof dtypes)[number];

/** True when a value has the dtype and shape of an input. */
export type ValueCheck = (value: unknown) => boolean;

/** @returns A check for one value of one row; lists are walked in plain loops, at most 8 deep by the schema. */
export function compileValueCheck(spec: TensorSpec): ValueCheck {
  return spec.shape.reduceRight<ValueCheck>((element, length) => listOf(element, length), scalarChecks[spec.dtype]);
}

/** What a value should have been, for the sentence that refuses it. */
export function valueNames(spec: TensorSpec): Bilingual {
  const { ko, en } = scalarNames[spec.dtype];
  if (spec.shape.length === 0) return { ko, en };
  const shape = `[${spec.shape.join(', ')}]`;
  return { ko: `${shape} 모양의 리스트(값: ${ko})`, en: `a list of shape ${shape} of ${en}` };
}

/** @param length  Elements, or -1 for any number. */
function listOf(element: ValueCheck, length: number): ValueCheck {
  return (value) => {
    if (!Array.isArray(value)) return false;
    if (length !== -1 && value.length !== length) return false;
    for (let index = 0; index < value.length; index++) if (!element(value[index])) return false;
    return true;
  };
}

const scalarChecks: Readonly<Record<Dtype, ValueCheck>> = {
  string: (value) => typeof value === 'string',
  bytes: (value) => value instanceof Uint8Array,
  bool: (value) => typeof value === 'boolean',
  // `| 0` keeps exactly the whole numbers of 32 bits; -0 is one of them.
  int32: (value) => typeof value === 'number' && (value | 0) === value,
  int64: (value) => Number.isSafeInteger(value) || (typeof value === 'bigint' && BigInt.asIntN(64, value) === value),
  // NaN and the infinities are floats: whether JSON may carry them is the protocol's matter.
  float32: (value) => typeof value === 'number',
  float64: (value) => typeof value === 'number',
  record: (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value),
};

const scalarNames: Readonly<Record<Dtype, Bilingual>> = {
  string: { ko: '글자(string)', en: 'a string' },
  bytes: { ko: '바이트(bytes)', en: 'bytes' },
  bool: { ko: '참/거짓(bool)', en: 'true or false' },
  int32: { ko: '32비트 정수(int32)', en: 'a whole number of 32 bits' },
  int64: { ko: '64비트 정수(int64)', en: 'a whole number of 64 bits' },
  float32: { ko: '숫자(float32)', en: 'a number' },
  float64: { ko: '숫자(float64)', en: 'a number' },
  record: { ko: '이름과 값의 묶음(record)', en: 'an object' },
};
