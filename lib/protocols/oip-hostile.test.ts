import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { binaryBody, jsonBody, testLimits } from './fixtures/oip-request';
import { readOipInferRequest } from './oip-infer-request';

const signatureOf = (dtype: TensorSpec['dtype'], shape: number[] = []): Signature => ({
  method: 'predict',
  inputs: { x: { dtype, shape } },
  outputs: {},
});

function code(body: Uint8Array, length: string | undefined, signature: Signature): string {
  const result = readOipInferRequest(body, length, { serving_default: signature }, testLimits);
  return result.ok ? 'ok' : result.failure.code;
}

function binaryCode(dtype: TensorSpec['dtype'], datatype: string, shape: number[], size: unknown, bytes: Uint8Array) {
  const json = { inputs: [{ name: 'x', datatype, shape, parameters: { binary_data_size: size } }] };
  const [body, length] = binaryBody(json, bytes);
  return code(
    body,
    length,
    signatureOf(
      dtype,
      shape.slice(1).map(() => -1),
    ),
  );
}

test('sizes that are negative, broken, too large or too small are refused', () => {
  const eight = new Uint8Array(8);
  expect(binaryCode('int32', 'INT32', [2], 8, eight)).toBe('ok');
  for (const size of [-8, 7, 9, 2 ** 31, 2 ** 53, 1e300, 7.5, '8', true, 0]) {
    expect(binaryCode('int32', 'INT32', [2], size, eight)).toBe('bad_input');
  }
  // Four bytes that no input took.
  expect(binaryCode('int32', 'INT32', [1], 4, eight)).toBe('bad_input');
});

test('shapes that claim more than came are refused before memory is taken for them', () => {
  const none = new Uint8Array(0);
  const huge = 2 ** 31;
  for (const shape of [
    [1, huge],
    [1, huge, huge],
    [1, huge, 0],
    [1, 0, huge, huge],
    [1, 2 ** 53 - 1, 2 ** 53 - 1, 2],
  ]) {
    // A zero first leaves nothing to build, and is fine.
    const expected = shape[1] === 0 ? 'ok' : 'bad_input';
    expect(binaryCode('int64', 'INT64', shape, 0, none)).toBe(expected);
    expect(binaryCode('string', 'BYTES', shape, 0, none)).toBe(expected);
    const json = jsonBody({ inputs: [{ name: 'x', datatype: 'FP32', shape, data: [] }] });
    const free = signatureOf(
      'float32',
      shape.slice(1).map(() => -1),
    );
    expect(code(json, undefined, free)).toBe(expected);
  }
  expect(binaryCode('bool', 'BOOL', [huge], 0, none)).toBe('too_many_items');
});

test('more elements than a tensor may have are refused, whichever way they came', () => {
  const free = signatureOf('bool', [-1]);
  const send = (count: number) => {
    const bytes = new Uint8Array(count);
    const data = Array.from(bytes, () => true);
    return [
      binaryCode('bool', 'BOOL', [1, count], count, bytes),
      code(jsonBody({ inputs: [{ name: 'x', datatype: 'BOOL', shape: [1, count], data }] }), undefined, free),
      code(bytes, '0', free),
    ];
  };
  expect(send(testLimits.elements)).toEqual(['ok', 'ok', 'ok']);
  expect(send(testLimits.elements + 1)).toEqual(Array(3).fill('too_many_items'));
});

test('the tensors of a request have so many elements together', () => {
  const list: TensorSpec = { dtype: 'bool', shape: [-1] };
  const signature: Signature = { method: 'predict', inputs: { x: list, y: list }, outputs: {} };
  const send = (x: number, y: number) => {
    const tensor = (name: string, size: number) => ({
      name,
      datatype: 'BOOL',
      shape: [1, size],
      parameters: { binary_data_size: size },
    });
    const [body, length] = binaryBody({ inputs: [tensor('x', x), tensor('y', y)] }, new Uint8Array(x + y));
    return code(body, length, signature);
  };
  expect(send(testLimits.elements - 1, 1)).toBe('ok');
  expect(send(testLimits.elements - 1, 2)).toBe('too_many_items');
});

test('lengths within BYTES are held to what is there', () => {
  const element = (length: number, ...bytes: number[]) => {
    const out = new Uint8Array(4 + bytes.length);
    new DataView(out.buffer).setUint32(0, length, true);
    out.set(bytes, 4);
    return out;
  };
  const send = (bytes: Uint8Array) => binaryCode('string', 'BYTES', [1], bytes.length, bytes);
  expect(send(element(1, 97))).toBe('ok');
  expect(send(element(0))).toBe('ok');
  for (const length of [0, 2, 2 ** 31, 2 ** 32 - 1]) expect(send(element(length, 97))).toBe('bad_input');
  expect(send(new Uint8Array(3))).toBe('bad_input');
  expect(send(element(1, 0xff))).toBe('bad_input');
  expect(binaryCode('bool', 'BOOL', [2], 2, new Uint8Array([1, 2]))).toBe('bad_input');
});

test('a header length that is no count of bytes within the body is refused', () => {
  const json = jsonBody({ inputs: [{ name: 'x', datatype: 'BOOL', shape: [1], data: [true] }] });
  const signature = signatureOf('bool');
  expect(code(json, String(json.length), signature)).toBe('ok');
  expect(code(json, undefined, signature)).toBe('ok');
  for (const length of [String(json.length + 1), '-1', '', '1e1', ' 5', '5, 5', '99999999999999999999', 'NaN', '0x5']) {
    expect(code(json, length, signature)).toBe('bad_input');
  }
  // Zero says that the body is one tensor and no JSON: here as many rows as there are bytes.
  expect(code(json, '0', signature)).toBe('too_many_items');
});

test('data and binary data together, or neither, are refused', () => {
  const both = { name: 'x', datatype: 'BOOL', shape: [1], data: [true], parameters: { binary_data_size: 1 } };
  const [body, length] = binaryBody({ inputs: [both] }, new Uint8Array([1]));
  expect(code(body, length, signatureOf('bool'))).toBe('bad_input');
  expect(
    code(jsonBody({ inputs: [{ ...both, data: undefined, parameters: {} }] }), undefined, signatureOf('bool')),
  ).toBe('bad_input');
});

test('no bytes whatever make it throw', () => {
  const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, 1, 2, 2 ** 31, 2 ** 32, 2 ** 53));
  const input = fc.record(
    {
      name: fc.constantFrom('x', 'y', '__proto__', ''),
      datatype: fc.constantFrom('BYTES', 'INT64', 'BOOL', 'FP32'),
      shape: fc.array(number, { maxLength: 3 }),
      data: fc.jsonValue(),
      parameters: fc.record({ binary_data_size: number }, { requiredKeys: [] }),
    },
    { requiredKeys: ['name', 'shape', 'datatype'] },
  );
  const dtype = fc.constantFrom<TensorSpec['dtype']>('string', 'bytes', 'record', 'int64', 'bool', 'float32');
  const request = fc.record({ inputs: fc.array(input, { maxLength: 2 }) });
  fc.assert(
    fc.property(
      request,
      fc.uint8Array({ maxLength: 24 }),
      dtype,
      fc.integer({ min: -2, max: 2 }),
      (json, bytes, type, off) => {
        const [body, length] = binaryBody(json, bytes);
        const answer = code(body, String(Number(length) + off), signatureOf(type));
        expect(['ok', 'bad_input', 'bad_json', 'bad_encoding', 'too_many_items']).toContain(answer);
      },
    ),
    { numRuns: 1000 },
  );
  fc.assert(fc.property(fc.uint8Array(), (body) => code(body, undefined, signatureOf('bool')) !== 'ok'));
});
