import { afterEach, expect, test } from 'vitest';
import type { Failure } from '@/lib/base/failure';
import { oipModelMetadata, oipServerMetadata } from '@/lib/protocols/oip-bodies';
import { createTestLog } from '@/lib/serving/fixtures/test-log';
import { type Manifest, manifestSchema } from '@/lib/serving/manifest';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Row } from '@/lib/serving/row';
import { StatedFault } from '@/lib/serving/stated-fault';
import { type FakeAnswer, type FakeEngine, openFakeEngine, sendJson } from './fixtures/fake-engine';
import { createRemoteHandler } from './remote-handler';

type Handler = ReturnType<typeof createRemoteHandler>;

const engines: FakeEngine[] = [];
const handlers: Handler[] = [];
afterEach(async () => {
  await Promise.all(handlers.splice(0).map((handler) => handler.close?.()));
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});

const title = { ko: '가', en: 'a' };
const x = { dtype: 'float32', shape: [-1] } as const;

function manifestOf(options: object): Manifest {
  const plain = { format: 1, name: 'm', version: 1, handler: 'remote', licence: 'MIT', files: [] };
  const signatures = { serving_default: { method: 'predict', inputs: { x }, outputs: { y: x } } };
  return manifestSchema.parse({ ...plain, title, description: title, signatures, options });
}

async function openEngine(answer: FakeAnswer, port = 0): Promise<FakeEngine> {
  const engine = await openFakeEngine(answer, port);
  engines.push(engine);
  return engine;
}

const often = { whileReady: 20, whileDoubtful: 1, whileAway: 5 };

async function start(address: string, options: object = {}, allowed: readonly string[] = [address]) {
  const handler = createRemoteHandler(often);
  handlers.push(handler);
  const manifest = manifestOf({ protocol: 'oip', address, model: 'theirs', ...options });
  const log = createTestLog();
  const readFile = () => Promise.reject(new Error('A remote model reads no file.'));
  const started = await handler.initialize({ manifest, folder: '/', readFile, remoteAddresses: allowed, log });
  return { handler, started, log };
}

async function ask(handler: Handler, rows: readonly Row[] = [{ x: [1, 2] }]) {
  try {
    return await handler.handle(rows, 'serving_default', { deadlineMs: 20_000, signal: new AbortController().signal });
  } catch (error) {
    if (error instanceof RefusedInput || error instanceof StatedFault) return error.failure.code;
    throw error;
  }
}

/** Gives x back as y, in the form that was asked for. */
const oipEcho: FakeAnswer = ({ path, headers, body }, response) => {
  if (path === '/v2') return sendJson(response, oipServerMetadata('1'));
  if (path.endsWith('/ready')) return void response.end();
  if (!path.endsWith('/infer')) return sendJson(response, oipModelMetadata(manifestOf({}), [1]));
  const length = Number(headers['inference-header-content-length'] ?? body.length);
  const { inputs } = JSON.parse(body.subarray(0, length).toString());
  const head = Buffer.from(JSON.stringify({ model_name: 'theirs', outputs: [{ ...inputs[0], name: 'y' }] }));
  response.setHeader('inference-header-content-length', String(head.length));
  response.end(Buffer.concat([head, body.subarray(length)]));
};

const tfEcho: FakeAnswer = ({ method, path, body }, response) => {
  if (method === 'POST') return sendJson(response, { predictions: JSON.parse(body.toString()).instances });
  if (path.endsWith('/metadata')) return sendJson(response, {}, 404);
  sendJson(response, { model_version_status: [{ version: '1', state: 'AVAILABLE' }] });
};

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

test('rows of many shapes are answered in their order, a call for each shape and for max_rows', async () => {
  const rows = [[1], [2], [3], [1.5, 2], [], [4]].map((values) => ({ x: values }));
  for (const [protocol, echo] of [
    ['oip', oipEcho],
    ['tensorflow-serving', tfEcho],
  ] as const) {
    const engine = await openEngine(echo);
    const { handler } = await start(engine.origin, { protocol, max_rows: 2, version: '3' });
    expect(await ask(handler, rows)).toEqual(rows.map((row) => ({ y: row.x })));
    const posts = engine.requests.filter(({ method }) => method === 'POST');
    expect(posts.map(({ path }) => path)).toEqual(
      Array(5).fill(protocol === 'oip' ? '/v2/models/theirs/versions/3/infer' : '/v1/models/theirs/versions/3:predict'),
    );
  }
});

test('tensors go as binary data if the engine takes them, and as JSON otherwise or when told so', async () => {
  const forms = async (answer: FakeAnswer, options: object) => {
    const engine = await openEngine(answer);
    const { handler } = await start(engine.origin, options);
    expect(await ask(handler)).toEqual([{ y: [1, 2] }]);
    return engine.requests.at(-1)?.headers['content-type'];
  };
  const plain: FakeAnswer = (request, response) =>
    request.path === '/v2' ? sendJson(response, { extensions: [] }) : oipEcho(request, response);
  expect(await forms(oipEcho, {})).toBe('application/octet-stream');
  expect(await forms(oipEcho, { binary: false })).toBe('application/json');
  expect(await forms(plain, {})).toBe('application/json');
});

test('only addresses of the configuration file are contacted, and the sentence says what to add where', async () => {
  const engine = await openEngine(oipEcho);
  const { started } = await start(engine.origin, {}, ['http://127.0.0.1:1', `https://127.0.0.1:${engine.port}`]);
  expect(started).toMatchObject({ ok: false, failure: { code: 'model_invalid' } });
  if (!started.ok) expect(started.failure.message.en).toContain(`Add "${engine.origin}" to "remote_addresses"`);
  expect(engine.connections()).toBe(0);
  expect((await start(engine.origin, {}, [`${engine.origin}/`])).started.ok).toBe(true);
});

test.each([
  ['credentials', { address: 'http://user:secret@127.0.0.1:1' }],
  ['a path', { address: 'http://127.0.0.1:1/v2' }],
  ['another scheme', { address: 'ftp://127.0.0.1' }],
  ['no address', { address: 'canary' }],
  ['a model that leaves its path', { model: '../admin' }],
  ['a model of dots', { model: '..' }],
  ['an unknown option', { retries: 3 }],
  ['a name that no signature has', { names: { inputs: { z: 'Z' } } }],
  ['an option of the other protocol', { protocol: 'tensorflow-serving', binary: true }],
  ['a version that is no number there', { protocol: 'tensorflow-serving', version: 'v1' }],
])('options with %s are refused', async (_, options) => {
  const { started } = await start('http://127.0.0.1:1', options);
  expect(started).toMatchObject({ ok: false, failure: { code: 'model_invalid' } });
  if (!started.ok) expect(started.failure.message.en).not.toMatch(/secret|canary/);
});

test('an engine with another model is refused at the start', async () => {
  const engine = await openEngine((request, response) => {
    if (request.path !== '/v2/models/theirs') return oipEcho(request, response);
    sendJson(response, { inputs: [{ name: 'x', datatype: 'FP64', shape: [-1, -1] }], outputs: [] });
  });
  const { started } = await start(engine.origin);
  expect(started).toMatchObject({ ok: false, failure: { code: 'model_invalid' } });
});

test('a model loads while its engine is away, rests, and answers once the engine is there; and again after a loss', async () => {
  const first = await openEngine(oipEcho);
  const { port, origin } = first;
  await first.close();
  const { handler, started, log } = await start(origin);
  expect([started.ok, handler.resting?.()?.code]).toEqual([true, 'model_unavailable']);
  const second = await openEngine(oipEcho, port);
  await until(() => handler.resting?.() === undefined);
  expect(await ask(handler)).toEqual([{ y: [1, 2] }]);
  await second.close();
  expect(await ask(handler)).toBe('model_unavailable');
  await until(() => handler.resting?.() !== undefined);
  await openEngine((request, response) => {
    if (request.path === '/v2') return sendJson(response, { extensions: [] });
    oipEcho(request, response);
  }, port);
  await until(() => handler.resting?.() === undefined);
  expect(await ask(handler)).toEqual([{ y: [1, 2] }]);
  expect(log.lines.map((line) => line.split(' ')[0])).toEqual(['warn', 'info', 'warn', 'info']);
  expect(log.lines[0]).toContain('ECONNREFUSED');
});

test('a circuit that opened closes when the engine was away and came back', async () => {
  const engine = await openEngine(oipEcho);
  const { handler, log } = await start(engine.origin);
  engine.answer = (request, response) => (request.method === 'POST' ? response.destroy() : oipEcho(request, response));
  for (let i = 0; i < 5; i++) expect(await ask(handler)).toBe('model_unavailable');
  expect(handler.resting?.()?.code).toBe('model_unavailable');
  engine.answer = (_, response) => void response.writeHead(400).end();
  await until(() => handler.resting?.()?.message.en.includes('ready') === true);
  engine.answer = oipEcho;
  await until(() => log.lines.at(-1)?.startsWith('info') === true);
  expect(handler.resting?.()).toBeUndefined();
  expect(await ask(handler)).toEqual([{ y: [1, 2] }]);
});

test.each<[string, FakeAnswer, Failure['code']]>([
  ['garbage', (_, response) => void response.end('garbage'), 'engine_failed'],
  ['a truncated binary part', truncated, 'engine_failed'],
  ['an error that quotes people', (_, response) => sendJson(response, { error: 'canary' }, 400), 'bad_input'],
  [
    'a redirect',
    (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1' }).end(),
    'engine_failed',
  ],
  [
    'an answer that breaks off',
    (_, response) => void response.writeHead(200, { 'content-length': '9' }).write('x', () => response.destroy()),
    'model_unavailable',
  ],
  [
    'an answer beyond every bound',
    (_, response) => void response.writeHead(200, { 'content-length': '1000000000' }).write('x'),
    'engine_failed',
  ],
])('an engine that answers with %s is a stated failure, and the next request is answered', async (_, answer, code) => {
  const engine = await openEngine(oipEcho);
  const { handler, log } = await start(engine.origin);
  engine.answer = (request, response) =>
    request.method === 'POST' ? answer(request, response) : oipEcho(request, response);
  expect(await ask(handler)).toBe(code);
  engine.answer = oipEcho;
  expect(await ask(handler)).toEqual([{ y: [1, 2] }]);
  expect(log.lines.join()).not.toContain('canary');
});

test('a slow engine is given up at the model’s timeout', async () => {
  const engine = await openEngine(oipEcho);
  const { handler } = await start(engine.origin, { timeout_ms: 30 });
  engine.answer = ({ method }, response) => (method === 'POST' ? undefined : void response.end());
  expect(await ask(handler)).toBe('timeout');
});

function truncated(...[, response]: Parameters<FakeAnswer>): void {
  const output = { name: 'y', datatype: 'FP32', shape: [1, 2], parameters: { binary_data_size: 8 } };
  const head = Buffer.from(JSON.stringify({ outputs: [output] }));
  response.setHeader('inference-header-content-length', String(head.length));
  response.end(Buffer.concat([head, Buffer.alloc(3)]));
}
