import type { Bilingual } from '@/lib/base/failure';
import type { TensorSpec } from '@/lib/serving/signature';

interface Noun {
  /** Korean: the noun, and what it is counted in. */
  readonly ko: readonly [noun: string, counter: string];
  /** English: one of it, several of it. */
  readonly en: readonly [one: string, several: string];
}

const nouns: Readonly<Record<TensorSpec['dtype'], Noun>> = {
  string: { ko: ['글', '개'], en: ['a text', 'texts'] },
  bytes: { ko: ['파일', '개'], en: ['a file', 'files'] },
  bool: { ko: ['예/아니요', '개'], en: ['a yes or no', 'yes-or-no values'] },
  int32: { ko: ['정수', '개'], en: ['a whole number', 'whole numbers'] },
  int64: { ko: ['큰 정수', '개'], en: ['a large whole number', 'large whole numbers'] },
  float32: { ko: ['실수', '개'], en: ['a number', 'numbers'] },
  float64: { ko: ['실수', '개'], en: ['a number', 'numbers'] },
  record: { ko: ['이름 붙은 값 묶음', '개'], en: ['a record of named values', 'records of named values'] },
};

/**
 * What one input or output of a row is, for people: "글 하나", "실수 2개", "정수 28×28개(784개)", and a length that may
 * differ from row to row as "글 여러 개".
 */
export function tensorWords({ dtype, shape }: Pick<TensorSpec, 'dtype' | 'shape'>): Bilingual {
  const { ko, en } = nouns[dtype];
  const [noun, counter] = ko;
  if (shape.length === 0) return { ko: `${noun} 하나`, en: en[0] };
  const several = en[1];
  const free = shape.filter((size) => size === -1).length;
  if (shape.length === 1) {
    const [size] = shape;
    if (free === 1) return { ko: `${noun} 여러 ${counter}`, en: `any number of ${several}` };
    return size === 1
      ? { ko: `${noun} 1${counter}의 목록`, en: `a list of one: ${en[0]}` }
      : { ko: `${noun} ${whole(size)}${counter}`, en: `${whole(size)} ${several}` };
  }
  const sizes = shape.map((size) => (size === -1 ? '?' : whole(size))).join('×');
  if (free > 0) {
    return { ko: `${noun} ${sizes}${counter}(?는 그때그때 달라요)`, en: `${sizes} ${several} (? may be any length)` };
  }
  const all = whole(shape.reduce((product, size) => product * size, 1));
  return { ko: `${noun} ${sizes}${counter}(모두 ${all}${counter})`, en: `${sizes} ${several} (${all} in all)` };
}

/** The same in symbols, as programs write it: `string`, `float64[2]`, `float32[?, 4]`. */
export function tensorSymbols({ dtype, shape }: Pick<TensorSpec, 'dtype' | 'shape'>): string {
  return shape.length === 0 ? dtype : `${dtype}[${shape.map((size) => (size === -1 ? '?' : size)).join(', ')}]`;
}

function whole(count: number): string {
  return count.toLocaleString('en-US');
}
