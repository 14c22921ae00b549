import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { binaryBody } from '@/lib/protocols/fixtures/oip-request';
import { oipSchemas } from './fixtures/oip-schemas';
import { tensorModels } from './fixtures/tensor-models';
import { openTestDoor, type TestDoor, until } from './test-door';

let door: TestDoor;
const models = tensorModels();
beforeAll(async () => {
  door = await openTestDoor({ models, limits: { answerTimeoutMs: 300 } });
});
afterAll(() => door.close());

async function post(body: string | Uint8Array, headers: Record<string, string> = {}) {
  const bytes = typeof body === 'string' ? body : Buffer.from(body);
  const response = await fetch(`${door.url}/v2/models/identity/infer`, { method: 'POST', body: bytes, headers });
  return { status: response.status, text: await response.text() };
}
const one = { name: 'text', datatype: 'BYTES', shape: [1], data: ['가'] };
const json = (...inputs: unknown[]) => JSON.stringify({ inputs });
const header = (length: string) => ({ 'inference-header-content-length': length });

async function expectAlive(): Promise<void> {
  expect((await post(json(one))).status).toBe(200);
}

/** What Triton's own tests of its HTTP door try, and a few turns more. */
const refused: [what: string, status: number, body: string | Uint8Array, length?: string][] = [
  ['nothing', 400, ''],
  ['no JSON', 400, 'inputs'],
  ['a list', 400, '[]'],
  ['no inputs', 400, '{}'],
  ['an empty list of inputs', 400, json()],
  ['a negative dimension', 400, json({ ...one, shape: [-1] })],
  ['a broken dimension', 400, json({ ...one, shape: [1.5] })],
  ['a dimension in words', 400, json({ ...one, shape: ['1'] })],
  ['no dimension', 400, json({ ...one, shape: [] })],
  ['no rows', 400, json({ ...one, shape: [0], data: [] })],
  ['a dimension too many', 400, json({ ...one, shape: [1, 1], data: [['가']] })],
  ['a shape of 2^60', 400, json({ ...one, shape: [2 ** 60], data: ['가'] })],
  ['the same input twice', 400, json(one, one)],
  ['an input nobody knows', 400, json(one, { ...one, name: 'other' })],
  ['the same output twice', 400, JSON.stringify({ inputs: [one], outputs: [{ name: 'text' }, { name: 'text' }] })],
  ['an output nobody knows', 400, JSON.stringify({ inputs: [one], outputs: [{ name: 'label' }] })],
  ['another datatype', 400, json({ ...one, datatype: 'INT32', data: [1] })],
  ['a datatype of a dream', 400, json({ ...one, datatype: 'string' })],
  ['more elements than the shape says', 400, json({ ...one, data: ['가', '나'] })],
  ['fewer elements', 400, json({ ...one, shape: [2] })],
  ['lists deeper than the shape', 400, json({ ...one, data: [['가']] })],
  ['numbers for texts', 400, json({ ...one, data: [1] })],
  ['objects for texts', 400, json({ ...one, data: [{}] })],
  ['null for data', 400, json({ ...one, data: null })],
  ['lists 120 deep', 400, json({ ...one, data: '' }).replace('""', `${'['.repeat(120)}"가"${']'.repeat(120)}`)],
  ['lists 100,000 deep', 400, `{"inputs":${'['.repeat(100_000)}`],
  ['a key twice', 400, '{"inputs":[],"inputs":[]}'],
  ['a prototype', 400, '{"__proto__":{"inputs":[]}}'],
  ['4097 rows', 413, json({ ...one, shape: [4097], data: Array(4097).fill('가') })],
  ['65 inputs', 400, json(...Array(65).fill(one))],
  [
    'more values than anyone needs',
    413,
    json({ ...one, data: `[${'1,'.repeat(2_100_000)}1]` }).replace(/"(\[.*\])"/, '$1'),
  ],
  ['shared memory', 400, json({ ...one, data: undefined, parameters: { shared_memory_region: 'a' } })],
  ['a sequence', 400, JSON.stringify({ inputs: [one], parameters: { sequence_id: 1 } })],
  ['a signature nobody knows', 400, JSON.stringify({ inputs: [one], parameters: { signature_name: 'toString' } })],
  ['a broken timeout', 400, JSON.stringify({ inputs: [one], parameters: { timeout: -1 } })],
  ['a timeout in words', 400, JSON.stringify({ inputs: [one], parameters: { timeout: '1' } })],
  ['a header length beyond the body', 400, json(one), '1000'],
  ['a negative header length', 400, json(one), '-1'],
  ['a header length in words', 400, json(one), 'all'],
  ['a header length that cuts the JSON', 400, json(one), '20'],
  ['binary data without a size', 400, Buffer.from([0, 0, 0, 0, 0xff]), '0'],
];

for (const [what, status, body, length] of refused) {
  test(`${what}: refused, and the server goes on`, async () => {
    const answer = await post(body, length === undefined ? {} : header(length));
    expect([answer.status, answer.text]).toEqual([status, answer.text]);
    expect(oipSchemas.error.safeParse(JSON.parse(answer.text)).error).toBeUndefined();
  });
}

test('binary data that is cut, left over or longer than it says is refused', async () => {
  const element = Buffer.from([3, 0, 0, 0, 0xea, 0xb0, 0x80]);
  const send = async (size: number, bytes: Uint8Array, shape = [1]) => {
    const parameters = { binary_data_size: size };
    const [body, length] = binaryBody({ inputs: [{ name: 'text', datatype: 'BYTES', shape, parameters }] }, bytes);
    return (await post(body, header(length))).status;
  };
  expect(await send(7, element)).toBe(200);
  expect(await send(8, element)).toBe(400);
  expect(await send(6, element)).toBe(400);
  expect(await send(7, element.subarray(0, 6))).toBe(400);
  expect(await send(7, Buffer.concat([element, element]))).toBe(400);
  expect(await send(7, element, [2])).toBe(400);
  expect(await send(7, element, [2 ** 31])).toBe(413);
  expect(await send(7, Buffer.from([0xff, 0xff, 0xff, 0xff, 0xea, 0xb0, 0x80]))).toBe(400);
  const matrix = { name: 'x', datatype: 'FP32', shape: [1, 2 ** 40, 2], parameters: { binary_data_size: 8 } };
  const request = { inputs: [matrix], parameters: { signature_name: 'matrix' } };
  const [body, length] = binaryBody(request, new Uint8Array(8));
  expect((await post(body, header(length))).status).toBe(400);
});

test('a model that fails, or that answers what its signature does not say, is 500 without a word of the input', async () => {
  for (const command of ['broken', 'wrong']) {
    const answer = await post(json({ ...one, data: [command] }));
    expect([command, answer.status, JSON.parse(answer.text).code]).toEqual([command, 500, 'internal']);
  }
  expect(door.logged()).not.toContain('비밀');
  await expectAlive();
});

test('a request waits as long as its timeout says and never longer than the server', async () => {
  const deadlineOf = async (timeout: number) => {
    await post(JSON.stringify({ inputs: [one], parameters: { timeout } }));
    return models.asked.at(-1)?.deadlineMs;
  };
  expect(await deadlineOf(50_000)).toBe(50);
  expect(await deadlineOf(0)).toBe(300);
  expect(await deadlineOf(60_000_000)).toBe(300);
  const late = await post(json({ ...one, data: ['never'] }));
  expect([late.status, JSON.parse(late.text).code]).toEqual([504, 'timeout']);
});

test('whoever hangs up is no longer waited for', async () => {
  const controller = new AbortController();
  const before = models.asked.length;
  const sent = fetch(`${door.url}/v2/models/identity/infer`, {
    method: 'POST',
    body: json({ ...one, data: ['never'] }),
    signal: controller.signal,
  });
  await until(() => models.asked.length > before);
  controller.abort();
  await expect(sent).rejects.toThrow();
  await until(() => models.asked.at(-1)?.signal?.aborted === true);
});

test('no bytes whatever get anything but an answer of the protocol', async () => {
  const request = fc.record({ inputs: fc.array(fc.oneof(fc.constant(one), fc.jsonValue()), { maxLength: 2 }) });
  const text = request.map((value) => Buffer.from(JSON.stringify(value)));
  const spoiled = fc.tuple(text, fc.nat(), fc.nat({ max: 255 })).map(([bytes, at, byte]) => {
    const copy = Buffer.from(bytes);
    copy[at % copy.length] = byte;
    return copy;
  });
  const body = fc.oneof(text, spoiled, fc.uint8Array());
  const lengths = fc.oneof(fc.constant(undefined), fc.nat({ max: 200 }).map(String), fc.constantFrom('', '-1', '1e1'));
  await fc.assert(
    fc.asyncProperty(body, lengths, async (bytes, length) => {
      const answer = await post(bytes, length === undefined ? {} : header(length));
      expect([200, 400, 413]).toContain(answer.status);
      if (answer.status !== 200) oipSchemas.error.parse(JSON.parse(answer.text));
    }),
    { numRuns: 300 },
  );
  await expectAlive();
  expect(door.logged()).not.toContain('TypeError');
});
