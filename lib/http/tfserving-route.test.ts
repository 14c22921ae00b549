import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import { err } from '@/lib/base/result';
import type { ModelServer } from '@/lib/serving/model-server';
import { ask } from './fixtures/ask';
import { type DemoModels, openDemoModels } from './fixtures/demo-models';
import { openTestDoor, type TestDoor, until } from './test-door';

/** How the next requests are answered instead of by the model. */
let predict: ModelServer['predict'] | undefined;
let demo: DemoModels;
let door: TestDoor;
beforeAll(async () => {
  demo = await openDemoModels();
  const models: ModelServer = {
    ...demo.models,
    predict: (request) => (predict ?? demo.models.predict)(request),
  };
  door = await openTestDoor({ models, limits: { tensorBytes: 2 * 1024 * 1024, answerTimeoutMs: 1000 } });
});
afterAll(async () => {
  await door.close();
  await demo.close();
});

const path = '/v1/models/demo:predict';
const four = '{"instances":[4]}';
const post = (body: string | Uint8Array, headers: Record<string, string> = {}, to = path) =>
  ask(door.port, 'POST', to, body, headers);
const textOf = (text: string): string => JSON.parse(text).error;

test('an answer names the version and has the plain content type', async () => {
  const { status, headers, text } = await post('{"signature_name":"serving_default","instances":[4,5.5]}');
  expect([status, text]).toEqual([200, '{"predictions":[4.0,4.75]}']);
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-model-version': 'demo/7' });
  expect(headers['x-request-id']).toEqual(expect.any(String));
});

test('bodies come packed by gzip; one that can not be unpacked, or becomes too much, is no document', async () => {
  const packed = (bytes: string | Uint8Array) => post(bytes, { 'content-encoding': 'gzip' });
  expect((await packed(gzipSync(four))).text).toBe('{"predictions":[4.0]}');
  for (const wrong of [four, gzipSync(four).subarray(0, 20), gzipSync(' '.repeat(3 * 1024 * 1024) + four)]) {
    const { status, text } = await packed(wrong);
    expect([status, textOf(text)]).toEqual([400, expect.stringContaining('The document is empty')]);
  }
});

test('what the front door refuses is told as this protocol tells failures', async () => {
  const foreign = await post(four, { origin: 'https://evil.example' });
  expect([foreign.status, textOf(foreign.text)]).toEqual([403, expect.stringContaining("another site's pages")]);
  const unknown = await post(four, { 'content-encoding': 'br' });
  expect([unknown.status, textOf(unknown.text)]).toEqual([415, expect.any(String)]);
  const large = await post(' '.repeat(2 * 1024 * 1024 + 1));
  expect([large.status, textOf(large.text)]).toEqual([413, expect.any(String)]);
  const other = await post(four, { host: 'evil.example' });
  expect([other.status, textOf(other.text)]).toEqual([421, expect.any(String)]);
});

test('methods that there are not are malformed requests', async () => {
  for (const method of ['DELETE', 'PUT', 'PATCH']) {
    const { status, text } = await ask(door.port, method, path);
    expect([status, textOf(text)]).toEqual([400, `Malformed request: ${method} ${path}`]);
  }
  expect((await ask(door.port, 'HEAD', '/v1/models/demo')).status).toBe(400);
  expect((await ask(door.port, 'OPTIONS', path, '', { origin: door.url })).headers.allow).toBe('POST, GET');
});

test('the same path sent again, with a query or without, is read as the first time', async () => {
  for (const to of [path, `${path}?a=b`, path, '/v1/models/demo:PREDICT', '/v1/models/demo:PREDICT']) {
    expect((await post(four, {}, to)).status).toBe(to.endsWith('PREDICT') ? 400 : 200);
  }
  // More paths than are remembered.
  for (let index = 0; index < 300; index++)
    expect((await post(four, {}, `/v1/models/m${index}:predict`)).status).toBe(404);
  expect((await post(four)).status).toBe(200);
});

test('a row that the model does not take is refused, and so are too many', async () => {
  const wrong = await post('{"instances":[[1],[2]]}');
  expect([wrong.status, textOf(wrong.text)]).toEqual([400, "Row 1: 'x' must be a number."]);
  const many = await post(JSON.stringify({ instances: Array(65).fill(1) }));
  expect([many.status, textOf(many.text)]).toEqual([400, expect.stringContaining('is larger than maximum')]);
  expect((await post(JSON.stringify({ instances: Array(64).fill(1) }))).status).toBe(200);
});

test('a full queue is 503, says when to come again, and others are still answered', async () => {
  const echo = '/v1/models/echo:predict';
  const slow = '{"instances":["sleep:60"]}';
  const all = await Promise.all([slow, slow, slow, slow].map((body) => post(body, {}, echo)));
  const refused = all.filter(({ status }) => status === 503);
  expect(refused.length).toBeGreaterThan(0);
  expect(all.filter(({ status }) => status === 200).length).toBe(4 - refused.length);
  for (const { headers, text } of refused) {
    expect(textOf(text)).toContain('queue to which this task was submitted is full');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  }
  expect((await post(four)).status).toBe(200);
});

test.each([
  ['model_unavailable', 503],
  ['draining', 503],
  ['timeout', 504],
  ['internal', 500],
  ['image_corrupt', 400],
] as const)('the failure %s of a model is %i', async (code, status) => {
  predict = () => err(failure(code, '안 돼요', 'No.'));
  const answer = await post(four);
  predict = undefined;
  expect([answer.status, textOf(answer.text)]).toEqual([status, 'No.']);
  if (status === 503) expect(answer.headers['retry-after']).toBe('1');
});

test('a model that never answers is 504 in time', async () => {
  predict = () => new Promise(() => {});
  const answer = await post(four);
  predict = undefined;
  expect([answer.status, textOf(answer.text)]).toEqual([504, expect.any(String)]);
});

test('a model is told when its caller leaves, and not when it has the answer', async () => {
  const given: (AbortSignal | undefined)[] = [];
  predict = (request) => {
    given.push(request.signal);
    return given.length === 1 ? new Promise(() => {}) : Promise.resolve(demo.models.predict(request));
  };
  const socket = connect(door.port, '127.0.0.1');
  socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${four.length}\r\n\r\n${four}`);
  await until(() => given.length === 1);
  socket.destroy();
  await until(() => given[0]?.aborted === true);
  expect((await post(four)).status).toBe(200);
  predict = undefined;
  expect(given[1]?.aborted).toBe(false);
});

test('a bug is 500, is logged, and nothing that was typed is', async () => {
  predict = () => {
    throw new Error('broken by 비밀 리뷰');
  };
  const sync = await post('{"instances":[12345678]}');
  predict = () => Promise.reject(new Error('broken by 비밀 리뷰'));
  const later = await post('{"instances":[12345678]}');
  predict = undefined;
  expect([sync.status, later.status]).toEqual([500, 500]);
  expect(textOf(sync.text)).toContain('Something went wrong');
  await post('{"instances":["비밀 리뷰 둘"]}');
  await post('{"비밀', {}, '/v1/models/%EB%B9%84:predict');
  await until(() => door.logged().includes('invalid_argument'));
  expect(door.logged()).toContain('"bug"');
  expect(door.logged() + demo.lines.join()).not.toMatch(/비밀|12345678|%EB/);
});

test('the list names the models that answer; metrics count by pattern', async () => {
  const list = await ask(door.port, 'GET', '/v1/models');
  expect([list.status, list.text]).toEqual([200, '{"models":["demo","demo-broken","demo-lists","echo"]}']);
  const { text } = await ask(door.port, 'GET', '/metrics');
  expect(text).toMatch(/lectern_http_requests_total\{route="\/v1\/models\/:name:predict",status="200"\} \d+/);
  expect(text).not.toContain('m299');
});

test('output_filter leaves outputs out', async () => {
  const { text } = await post('{"inputs":[4],"output_filter":["y"]}');
  expect(text).toBe('{"outputs":[4.0]}');
  expect((await post('{"inputs":[4],"output_filter":["z"]}')).status).toBe(400);
});

test('while the server stops, what is under way is answered and what comes is 503', async () => {
  const stopping = await openTestDoor({ models: demo.models });
  const socket = connect(stopping.port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  const closed = new Promise((resolve) => socket.on('close', resolve));
  const body = '{"instances":["sleep:300"]}';
  socket.write(
    `POST /v1/models/echo:predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await until(() => demo.models.statuses().some(({ running }) => running > 0));
  const drained = stopping.door.drain(60_000);
  socket.write('GET /v1/models HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await Promise.all([drained, closed]);
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503']);
  expect(received).toContain('{"error":"The server is stopping.');
});
