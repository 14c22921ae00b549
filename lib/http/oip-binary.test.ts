import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { binaryBody } from '@/lib/protocols/fixtures/oip-request';
import { oipSchemas } from './fixtures/oip-schemas';
import { tensorModels } from './fixtures/tensor-models';
import { openTestDoor, type TestDoor } from './test-door';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor({ models: tensorModels(), limits: { tensorBytes: 64 * 1024 } });
});
afterAll(() => door.close());

function post(body: Uint8Array | string, headers: Record<string, string> = {}): Promise<Response> {
  const bytes = typeof body === 'string' ? body : Buffer.from(body);
  return fetch(`${door.url}/v2/models/identity/infer`, { method: 'POST', body: bytes, headers });
}
const headerLength = (length: string) => ({ 'inference-header-content-length': length });

/** One element of BYTES. */
function element(text: string): Buffer {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** An answer taken apart: its JSON, and the bytes behind it. */
async function parts(response: Response) {
  const bytes = Buffer.from(await response.arrayBuffer());
  const at = Number(response.headers.get('inference-header-content-length') ?? bytes.length);
  return { json: JSON.parse(bytes.subarray(0, at).toString()), binary: bytes.subarray(at) };
}

const texts = Buffer.concat([element('가나'), element('')]);
const binaryText = { name: 'text', datatype: 'BYTES', shape: [2], parameters: { binary_data_size: texts.length } };

test('binary tensors come back as binary data, their bytes the same', async () => {
  const [body, length] = binaryBody({ id: 'a', inputs: [binaryText], parameters: { binary_data_output: true } }, texts);
  const response = await post(body, headerLength(length));
  const { json, binary } = await parts(response);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(oipSchemas.binaryInference.safeParse(json).error).toBeUndefined();
  expect(json).toEqual({ model_name: 'identity', model_version: '3', id: 'a', outputs: [binaryText] });
  expect(binary.equals(texts)).toBe(true);
});

test('JSON and binary data mix, in the request and in the answer, output by output', async () => {
  const numbers = new Uint8Array(new BigInt64Array([2n ** 60n + 1n, -1n]).buffer);
  const request = {
    inputs: [
      { name: 'text', datatype: 'BYTES', shape: [2], data: ['가', '나'] },
      { name: 'n', datatype: 'INT64', shape: [2], parameters: { binary_data_size: 16 } },
    ],
    parameters: { signature_name: 'mixed', binary_data_output: true },
    outputs: [{ name: 'n' }, { name: 'text', parameters: { binary_data: false } }],
  };
  const [body, length] = binaryBody(request, numbers);
  const { json, binary } = await parts(await post(body, headerLength(length)));
  expect(oipSchemas.binaryInference.safeParse(json).error).toBeUndefined();
  expect(json.outputs).toEqual([
    { name: 'n', datatype: 'INT64', shape: [2], parameters: { binary_data_size: 16 } },
    { name: 'text', datatype: 'BYTES', shape: [2], data: ['가', '나'] },
  ]);
  expect(binary.equals(Buffer.from(numbers))).toBe(true);
});

test('binary data may be answered with JSON, and JSON with binary data', async () => {
  const [body, length] = binaryBody({ inputs: [binaryText] }, texts);
  const asJson = await parts(await post(body, headerLength(length)));
  expect(asJson.json.outputs).toEqual([{ name: 'text', datatype: 'BYTES', shape: [2], data: ['가나', ''] }]);
  expect(asJson.binary.length).toBe(0);
  const json = { inputs: [{ name: 'text', datatype: 'BYTES', shape: [2], data: ['가나', ''] }] };
  const asBinary = await post(JSON.stringify({ ...json, parameters: { binary_data_output: true } }));
  expect((await parts(asBinary)).binary.equals(texts)).toBe(true);
});

test('a body without JSON is the one input, and is answered with binary data', async () => {
  const { json, binary } = await parts(await post('정말 재미있다', headerLength('0')));
  const expected = element('정말 재미있다');
  expect(json.outputs).toEqual([
    { name: 'text', datatype: 'BYTES', shape: [1], parameters: { binary_data_size: expected.length } },
  ]);
  expect(binary.equals(expected)).toBe(true);
});

test('bodies packed with gzip and deflate are read as those that are not', async () => {
  const json = JSON.stringify({ inputs: [{ name: 'text', datatype: 'BYTES', shape: [1], data: ['가'] }] });
  const plain = await (await post(json)).json();
  expect(plain.outputs[0].data).toEqual(['가']);
  expect(await (await post(gzipSync(json), { 'content-encoding': 'gzip' })).json()).toEqual(plain);
  expect(await (await post(gzipSync(json), { 'content-encoding': 'x-gzip' })).json()).toEqual(plain);
  expect(await (await post(deflateSync(json), { 'content-encoding': 'Deflate' })).json()).toEqual(plain);
  expect(await (await post(json, { 'content-encoding': 'identity' })).json()).toEqual(plain);
  const [body, length] = binaryBody({ inputs: [binaryText] }, texts);
  const packed = await post(gzipSync(body), { 'content-encoding': 'gzip', ...headerLength(length) });
  expect((await packed.json()).outputs[0].data).toEqual(['가나', '']);
});

test('a body that is not packed as it says, or that becomes too large, is refused', async () => {
  const json = JSON.stringify({ inputs: [] });
  const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));
  const refused: [body: Uint8Array | string, encoding: string, status: number, code: string][] = [
    [json, 'gzip', 400, 'bad_encoding'],
    [gzipSync(json).subarray(0, -9), 'gzip', 400, 'bad_encoding'],
    [deflateSync(json), 'gzip', 400, 'bad_encoding'],
    [gzipSync(json), 'deflate', 400, 'bad_encoding'],
    [bomb, 'gzip', 413, 'body_too_large'],
    [json, 'br', 415, 'unsupported_encoding'],
    [json, 'gzip, gzip', 415, 'unsupported_encoding'],
    ['x'.repeat(64 * 1024 + 1), 'identity', 413, 'body_too_large'],
  ];
  for (const [body, encoding, status, code] of refused) {
    const response = await post(body, { 'content-encoding': encoding });
    const answer = await response.json();
    expect([encoding, response.status, answer.code]).toEqual([encoding, status, code]);
    expect(oipSchemas.error.safeParse(answer).success).toBe(true);
  }
});
