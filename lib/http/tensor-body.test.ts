import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { tensorModels } from './fixtures/tensor-models';
import { openTestDoor, type TestDoor, until } from './test-door';

const mebibyte = 1024 * 1024;
const limits = { tensorBytes: 4 * mebibyte, uploadBytesHeld: 4 * mebibyte };
const path = '/v2/models/identity/infer';
const small = JSON.stringify({ inputs: [{ name: 'text', datatype: 'BYTES', shape: [1], data: ['가'] }] });

function post(door: TestDoor, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(door.url + path, { method: 'POST', body: typeof body === 'string' ? body : Buffer.from(body), headers });
}

test('large bodies count while they are held, small ones never, packed ones by what they may become', async () => {
  const door = await openTestDoor({ models: tensorModels(), limits });
  const slow = connect(door.port, '127.0.0.1');
  slow.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${4 * mebibyte}\r\n\r\n{`);
  const large = small + ' '.repeat(1.5 * mebibyte);
  // All room is taken as soon as the first request's headers were read.
  await until(async () => (await post(door, large)).status === 503);
  const busy = await post(door, large);
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '2']);
  expect((await busy.json()).code).toBe('busy');
  expect((await post(door, small)).status).toBe(200);
  expect((await post(door, gzipSync(small), { 'content-encoding': 'gzip' })).status).toBe(200);
  const packed = gzipSync(large);
  expect(packed.length).toBeLessThan(10_000);
  expect((await post(door, packed, { 'content-encoding': 'gzip' })).status).toBe(503);
  slow.destroy();
  await until(async () => (await post(door, large)).status === 200);
  await door.close();
});

test('a body of unknown length takes room once it is long, and no earlier', async () => {
  const door = await openTestDoor({ models: tensorModels(), limits });
  const holding = connect(door.port, '127.0.0.1');
  holding.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${4 * mebibyte}\r\n\r\n{`);
  const streamed = (body: string) => {
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: new Blob([body]).stream(), duplex: 'half' };
    return fetch(door.url + path, init);
  };
  await until(async () => (await post(door, small + ' '.repeat(1.5 * mebibyte))).status === 503);
  expect((await streamed(small)).status).toBe(200);
  expect((await streamed(small + ' '.repeat(1.5 * mebibyte))).status).toBe(503);
  holding.destroy();
  await until(async () => (await streamed(small + ' '.repeat(1.5 * mebibyte))).status === 200);
  expect((await streamed(' '.repeat(5 * mebibyte))).status).toBe(413);
  await door.close();
});
