import { expect, test } from 'vitest';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { testLimits } from './fixtures/oip-request';
import { readOipInferRequest } from './oip-infer-request';

const outputs = { a: { dtype: 'bool' as const, shape: [] }, b: { dtype: 'bool' as const, shape: [] } };
const taking = (...specs: readonly TensorSpec[]): Signature => ({
  method: 'predict',
  inputs: Object.fromEntries(specs.map((spec, index) => [`x${index}`, spec])),
  outputs,
});

/** The values of the only input, row by row, or the code of the refusal. */
function read(body: Uint8Array, signature: Signature): unknown {
  const result = readOipInferRequest(body, '0', { serving_default: signature }, testLimits);
  return result.ok ? result.value.rows.map(({ x0 }) => x0) : result.failure.code;
}

const floats = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer);

test('a bare tensor is as many rows as its size says, or one row of as many elements', () => {
  expect(read(floats(1, 2, 3), taking({ dtype: 'float32', shape: [] }))).toEqual([1, 2, 3]);
  const pairs = [
    [1, 2],
    [3, 4],
  ];
  expect(read(floats(1, 2, 3, 4), taking({ dtype: 'float32', shape: [2] }))).toEqual(pairs);
  expect(read(floats(1, 2, 3, 4), taking({ dtype: 'float32', shape: [-1] }))).toEqual([[1, 2, 3, 4]]);
  expect(read(floats(1, 2, 3, 4), taking({ dtype: 'float32', shape: [-1, 2] }))).toEqual([pairs]);
});

test('a bare text is one row, whatever its bytes, and all outputs are binary', () => {
  const text = '한 줄\u0000{"inputs":[]}';
  const body = new TextEncoder().encode(text);
  expect(read(body, taking({ dtype: 'string', shape: [] }))).toEqual([text]);
  expect(read(body, taking({ dtype: 'bytes', shape: [1] }))).toEqual([[body]]);
  const result = readOipInferRequest(
    body,
    '0',
    { serving_default: taking({ dtype: 'string', shape: [] }) },
    testLimits,
  );
  expect(result.ok && result.value.outputs).toEqual([
    { name: 'a', binary: true },
    { name: 'b', binary: true },
  ]);
});

test('what the shape does not follow from is refused', () => {
  const float: TensorSpec = { dtype: 'float32', shape: [] };
  const eight = new Uint8Array(8);
  expect(read(eight, taking(float, float))).toBe('bad_input');
  expect(read(floats(1), taking({ dtype: 'float32', shape: [-1, -1] }))).toBe('bad_input');
  expect(read(eight, taking({ dtype: 'string', shape: [2] }))).toBe('bad_input');
  expect(read(eight, taking({ dtype: 'float32', shape: [0] }))).toBe('bad_input');
  expect(read(new Uint8Array(7), taking(float))).toBe('bad_input');
  expect(read(new Uint8Array(0), taking(float))).toBe('bad_input');
  expect(read(eight, taking({ dtype: 'float32', shape: [3] }))).toBe('bad_input');
  expect(read(Uint8Array.of(0xff), taking({ dtype: 'string', shape: [] }))).toBe('bad_input');
  expect(read(new Uint8Array(testLimits.rows + 1), taking({ dtype: 'bool', shape: [] }))).toBe('too_many_items');
  const none = readOipInferRequest(eight, '0', { classify: taking(float) }, testLimits);
  expect(none.ok).toBe(false);
});
