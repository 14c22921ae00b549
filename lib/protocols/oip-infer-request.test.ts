import { expect, test } from 'vitest';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { binaryBody, jsonBody, testLimits } from './fixtures/oip-request';
import { readOipInferRequest } from './oip-infer-request';

const input = (dtype: TensorSpec['dtype'], shape: number[] = []): Signature => ({
  method: 'predict',
  inputs: { x: { dtype, shape } },
  outputs: { y: { dtype: 'float64', shape: [] }, z: { dtype: 'float64', shape: [] } },
});
const tensor = (datatype: string, shape: number[], data: unknown, parameters: object = {}) => ({
  inputs: [{ name: 'x', datatype, shape, data, parameters }],
});

function read(body: Uint8Array, signature: Signature, headerLength?: string) {
  return readOipInferRequest(body, headerLength, { serving_default: signature }, testLimits);
}

function rowsOf(json: object, signature: Signature): unknown {
  const result = read(jsonBody(json), signature);
  return result.ok ? result.value.rows.map((row) => row.x) : result.failure.message.en;
}

test('data may be flat or nested as the shape says, and nothing else', () => {
  const signature = input('int32', [2]);
  const rows = [
    [1, 2],
    [3, 4],
  ];
  expect(rowsOf(tensor('INT32', [2, 2], [1, 2, 3, 4]), signature)).toEqual(rows);
  expect(rowsOf(tensor('INT32', [2, 2], rows), signature)).toEqual(rows);
  for (const data of [
    [1, 2, 3],
    [1, 2, [3, 4]],
    [[1, 2, 3, 4]],
    [[1], [2], [3], [4]],
    [
      [
        [1, 2],
        [3, 4],
      ],
    ],
    1,
    {},
    null,
  ]) {
    expect(rowsOf(tensor('INT32', [2, 2], data), signature)).toContain('data is wrong');
  }
});

test('64-bit integers keep every digit, and those beyond 64 bits are refused', () => {
  const json = (digits: string) =>
    new TextEncoder().encode(`{"inputs":[{"name":"x","datatype":"INT64","shape":[2],"data":[${digits},7]}]}`);
  const rows = (digits: string) => {
    const result = read(json(digits), input('int64'));
    return result.ok ? result.value.rows.map((row) => row.x) : result.failure.code;
  };
  expect(rows('9007199254740993')).toEqual([9007199254740993n, 7]);
  expect(rows('-9223372036854775808')).toEqual([-(2n ** 63n), 7]);
  expect(rows('9223372036854775808')).toBe('bad_input');
  expect(rows('1e30')).toBe('bad_input');
  expect(rows('1.5')).toBe('bad_input');
  expect(rows('"9007199254740993",9007199254740993')).toBe('bad_input');
  expect(rows('9'.repeat(400))).toBe('bad_input');
});

test('values of another kind are refused in every datatype', () => {
  const wrong: [TensorSpec['dtype'], string, unknown[]][] = [
    ['string', 'BYTES', [1, null, true]],
    ['bytes', 'BYTES', [1]],
    ['record', 'BYTES', ['[]', '{', 'null', 1]],
    ['bool', 'BOOL', [0, 1, 'true', null]],
    ['int32', 'INT32', [1.5, 2147483648, '1', null]],
    ['float32', 'FP32', ['1', true]],
    ['float64', 'FP64', ['NaN', false]],
  ];
  for (const [dtype, datatype, values] of wrong) {
    for (const value of values) expect(rowsOf(tensor(datatype, [1], [value]), input(dtype))).toContain('Expected');
  }
});

test('a float may be null, which is NaN, and a float32 is rounded to one', () => {
  expect(rowsOf(tensor('FP64', [2], [null, 0.1]), input('float64'))).toEqual([Number.NaN, 0.1]);
  expect(rowsOf(tensor('FP32', [2], [0.1, 1e300]), input('float32'))).toEqual([Math.fround(0.1), Infinity]);
});

test('bytes come as UTF-8 text, or as base64 where the input says so', () => {
  expect(rowsOf(tensor('BYTES', [1], ['한']), input('bytes'))).toEqual([new Uint8Array([0xed, 0x95, 0x9c])]);
  const base64 = { content_type: 'base64' };
  const bytes = rowsOf(tensor('BYTES', [1], ['/+8='], base64), input('bytes')) as Uint8Array[];
  expect(Array.from(bytes[0] ?? [])).toEqual([0xff, 0xef]);
  expect(rowsOf(tensor('BYTES', [1], ['/+8'], base64), input('bytes'))).toContain('base64');
  expect(rowsOf(tensor('BYTES', [1], ['YQ=='], base64), input('string'))).toContain('content_type');
});

test('another datatype than the signature knows is refused with the one that is expected, FP16 among them', () => {
  for (const datatype of ['FP16', 'BF16', 'FP64', 'INT8', 'fp32', '']) {
    expect(rowsOf(tensor(datatype, [1], [1]), input('float32'))).toBe(
      "Input 'x': its datatype is wrong. Expected: FP32.",
    );
  }
});

test('tensors of a request are those of the signature, each once, with one number of rows', () => {
  const signature: Signature = {
    ...input('int32'),
    inputs: { x: { dtype: 'int32', shape: [] }, w: { dtype: 'bool', shape: [] } },
  };
  const x = { name: 'x', datatype: 'INT32', shape: [1], data: [1] };
  const w = { name: 'w', datatype: 'BOOL', shape: [1], data: [true] };
  const message = (inputs: object[]) => rowsOf({ inputs }, signature);
  expect(message([x, w])).toEqual([1]);
  expect(message([x])).toContain("'w' is missing");
  expect(message([x, x])).toContain("'x' is given twice");
  expect(message([x, w, { ...w, name: 'v' }])).toContain("no such input 'v'");
  expect(message([x, { ...w, shape: [2], data: [true, false] }])).toContain('differ in their number of rows');
  expect(message([{ ...x, shape: [], data: [1] }, w])).toContain('shape is wrong');
  expect(message([{ ...x, shape: [0], data: [] }, w])).toContain('no rows');
  expect(message([{ ...x, shape: [-1] }, w])).toContain('no inference request');
});

test('outputs are chosen by name, and binary_data of one goes before binary_data_output of all', () => {
  const base = tensor('INT32', [1], [1]);
  const outputs = (more: object) => {
    const result = read(jsonBody({ ...base, ...more }), input('int32'));
    return result.ok ? result.value.outputs : result.failure.message.en;
  };
  const binary = { parameters: { binary_data_output: true } };
  expect(outputs({})).toEqual([
    { name: 'y', binary: false },
    { name: 'z', binary: false },
  ]);
  expect(outputs(binary)).toEqual([
    { name: 'y', binary: true },
    { name: 'z', binary: true },
  ]);
  expect(outputs({ ...binary, outputs: [{ name: 'z', parameters: { binary_data: false } }] })).toEqual([
    { name: 'z', binary: false },
  ]);
  expect(outputs({ outputs: [{ name: 'z' }, { name: 'z' }] })).toContain('given twice');
  expect(outputs({ outputs: [{ name: 'q' }] })).toContain("no such output 'q'");
  expect(outputs({ outputs: [{ name: 'z', parameters: { classification: 2 } }] })).toContain("'classification'");
  expect(outputs({ parameters: { binary_data_output: 'yes' } })).toContain('true or false');
});

test('a parameter chooses the signature', () => {
  const signatures = { serving_default: input('int32'), classify: input('bool') };
  const body = (name: unknown) => jsonBody({ ...tensor('BOOL', [1], [true]), parameters: { signature_name: name } });
  const choose = (name: unknown) => readOipInferRequest(body(name), undefined, signatures, testLimits);
  expect(choose('classify')).toMatchObject({ ok: true, value: { signature: 'classify', rows: [{ x: true }] } });
  for (const name of ['nope', 'constructor', 3]) expect(choose(name)).toMatchObject({ ok: false });
});

test('a request with two binary tensors behind its JSON is read, in the order of its inputs', () => {
  const signature: Signature = {
    ...input('int32'),
    inputs: { input0: { dtype: 'int32', shape: [2] }, input1: { dtype: 'bool', shape: [] } },
  };
  const [body, length] = binaryBody(
    {
      inputs: [
        { name: 'input0', shape: [2, 2], datatype: 'INT32', parameters: { binary_data_size: 16 } },
        { name: 'input1', shape: [2], datatype: 'BOOL', parameters: { binary_data_size: 2 } },
      ],
      outputs: [{ name: 'y', parameters: { binary_data: true } }],
    },
    new Uint8Array([1, 0, 0, 0, 2, 0, 0, 0, 255, 255, 255, 255, 0, 1, 0, 0]),
    new Uint8Array([1, 0]),
  );
  expect(read(body, signature, length)).toMatchObject({
    ok: true,
    value: {
      rows: [
        { input0: [1, 2], input1: true },
        { input0: [-1, 256], input1: false },
      ],
      outputs: [{ name: 'y', binary: true }],
    },
  });
});
