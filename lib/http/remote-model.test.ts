import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handlerRegistry } from '@/lib/handlers/registry';
import { createModelServer, type StartedModelServer } from '@/lib/serving/create-model-server';
import { createTestLog } from '@/lib/serving/fixtures/test-log';
import { writeVersion } from '@/lib/serving/fixtures/write-version';
import { type Manifest, manifestSchema } from '@/lib/serving/manifest';
import { codeOf, openTestDoor, type TestDoor, until } from './test-door';

// Worker threads start slowly on a busy machine; nothing here is judged by its speed.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/**
 * Two servers: an engine with the shipped fast model, and a front one whose models only ask the engine, by both
 * protocols. Every test asks both and compares.
 */
const project = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let shipped: Manifest;
const open: (() => Promise<unknown>)[] = [];
let engine: TestDoor;
let models: StartedModelServer;
let front: TestDoor;

const protocols = ['oip', 'tensorflow-serving'] as const;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-remote-'));
  await cp(join(project, 'models/sentiment-fast'), join(folder, 'engine/sentiment-fast'), { recursive: true });
  shipped = manifestSchema.parse(
    JSON.parse(await readFile(join(project, 'models/sentiment-fast/1/model.json'), 'utf8')),
  );
  engine = await openEngine();
  for (const protocol of protocols) await writeRemote(protocol, { protocol });
  models = serve(join(folder, 'front'), [engine.url]);
  await models.loaded;
  front = await openTestDoor({ models });
});
afterAll(async () => {
  await front.close();
  await models.close();
  for (const close of open.splice(0)) await close();
  await rm(folder, { recursive: true });
});

function serve(root: string, remoteAddresses: readonly string[] = []): StartedModelServer {
  return createModelServer({ ...serving(root), remoteAddresses });
}

function serving(root: string) {
  const workerFile = `${project}/dist/worker.js`;
  return { roots: [root], handlers: handlerRegistry, workerFile, log: createTestLog(), workers: 1 };
}

async function openEngine(): Promise<TestDoor> {
  const served = serve(join(folder, 'engine'));
  await served.loaded;
  const door = await openTestDoor({ models: served });
  open.push(async () => {
    await door.close();
    await served.close();
  });
  return door;
}

async function writeRemote(name: string, options: object, changes: object = {}, root = 'front'): Promise<void> {
  const rest = { address: engine.url, model: 'sentiment-fast' };
  const manifest = { ...shipped, name, handler: 'remote', options: { ...rest, ...options }, ...changes };
  await writeVersion(join(folder, root), manifestSchema.parse({ ...manifest, files: [] }), {});
}

const texts = ['정말 재미있는 영화입니다.', '별로', '', '💥'.repeat(300), 'it\u0000"\\'];

test.each(protocols)('%s: every signature answers row by row what the engine’s own model answers', async (model) => {
  const rows = texts.map((text) => ({ text }));
  for (const signature of Object.keys(shipped.signatures)) {
    const local = await ask(engine, signature, rows);
    expect(await ask(front, signature, rows, model)).toEqual(local);
    const [first] = rows.map((row) => [row]);
    expect(await ask(front, signature, first, model)).toEqual(await ask(engine, signature, first));
  }
});

/** A door's model server has no address: its rows are read through `/v2`, whose codec has tests of its own. */
async function ask(door: TestDoor, signature: string, rows: readonly { text: string }[], model = 'sentiment-fast') {
  const body = {
    parameters: { signature_name: signature },
    inputs: [{ name: 'text', datatype: 'BYTES', shape: [rows.length], data: rows.map(({ text }) => text) }],
  };
  const response = await fetch(`${door.url}/v2/models/${model}/infer`, { method: 'POST', body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return (await response.json()).outputs;
}

test.each(protocols)('%s: POST /predict and /v1 answer as with a local model', async (model) => {
  const local = await engine.post({ text: texts.slice(0, 2), model: 'sentiment-fast' });
  const remote = await front.post({ text: texts.slice(0, 2), model });
  expect([remote.status, await remote.json()]).toEqual([200, await local.json()]);
  expect(remote.headers.get('x-model-version')).toBe(`${model}/1`);
  const body = JSON.stringify({ signature_name: 'serving_default', instances: texts.slice(0, 2) });
  const predicted = (door: TestDoor, name: string) =>
    fetch(`${door.url}/v1/models/${name}:predict`, { method: 'POST', body }).then((response) => response.text());
  expect(await predicted(front, model)).toBe(await predicted(engine, 'sentiment-fast'));
});

test.each(protocols)(
  '%s: an explanation is refused in words, and a wrong row before the engine sees it',
  async (model) => {
    const explained = await front.post({ text: 'a', model, explain: true });
    expect([explained.status, await codeOf(explained)]).toEqual([400, 'bad_input']);
    const wrong = await models.predict({ model, rows: [{ words: 'a' }] });
    expect(wrong).toMatchObject({
      ok: false,
      failure: { code: 'bad_input', message: { en: expect.stringContaining("'text'") } },
    });
  },
);

test('a model whose signature the engine doesn’t have, or whose address isn’t allowed, is not loaded', async () => {
  const { serving_default } = shipped.signatures;
  const outputs = { ...serving_default?.outputs, probabilities: { dtype: 'float32', shape: [2] } };
  const other = { serving_default: { ...serving_default, outputs } };
  for (const protocol of protocols)
    await writeRemote(`other-${protocol}`, { protocol }, { signatures: other }, 'wrong');
  await writeRemote('elsewhere', { protocol: 'oip', address: 'http://127.0.0.1:9' }, {}, 'wrong');
  const batching = { max_batch_size: 8, batch_timeout_ms: 1, max_enqueued_batches: 4, split_large: true };
  await writeRemote('batched', { protocol: 'oip' }, { batching }, 'wrong');
  await writeRemote('right', { protocol: 'oip' }, {}, 'wrong');
  const second = serve(join(folder, 'wrong'), [engine.url]);
  await second.loaded;
  const reasons = new Map(second.statuses().map(({ model, state, reason }) => [model, `${state} ${reason?.en ?? ''}`]));
  expect(reasons.get('other-oip')).toContain("END The engine's model differs from model.json: the datatype of output");
  expect(reasons.get('other-tensorflow-serving')).toContain('DT_FLOAT here and DT_DOUBLE there');
  expect(reasons.get('elsewhere')).toContain('Add "http://127.0.0.1:9" to "remote_addresses"');
  expect(reasons.get('batched')).toContain('Remove batching');
  expect(reasons.get('right')).toBe('AVAILABLE ');
  await second.close();
});

test('an address that is taken from the configuration file is asked no more, until it is back', async () => {
  const configurationFile = join(folder, 'server.json');
  const allow = (addresses: readonly string[]) =>
    writeFile(configurationFile, JSON.stringify({ remote_addresses: addresses }));
  await allow([engine.url]);
  const root = join(folder, 'front');
  const third = createModelServer({ ...serving(root), configurationFile, pollMs: 20 });
  await third.loaded;
  const states = () => new Set(third.statuses().map(({ state }) => state));
  expect(states()).toEqual(new Set(['AVAILABLE']));
  await allow([]);
  await until(() => states().has('END') && states().size === 1);
  const refused = await third.predict({ model: 'oip', rows: [{ text: 'a' }] });
  expect(refused).toMatchObject({ ok: false, failure: { code: 'model_unavailable' } });
  if (!refused.ok) expect(refused.failure.message.en).toContain(`Add "${engine.url}" to "remote_addresses"`);
  await allow([engine.url]);
  await until(() => states().has('AVAILABLE') && states().size === 1);
  expect(await third.predict({ model: 'oip', rows: [{ text: 'a' }] })).toMatchObject({ ok: true });
  await third.close();
});

test('while the engine is away its models rest and say so, and they come back by themselves', async () => {
  const { port } = engine;
  await open.shift()?.();
  await until(async () => (await front.post({ text: 'a', model: 'oip' })).status === 503);
  await until(() => models.statuses().every(({ resting }) => resting !== undefined));
  const away = await front.post({ text: 'a', model: 'tensorflow-serving' }, { 'accept-language': 'en' });
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await away.text()).toContain('its engine) does not answer');
  expect(models.isReady()).toBe(false);
  const ready = await fetch(`${front.url}/v2/models/oip/ready`, { headers: { 'accept-language': 'en' } });
  expect([ready.status, await ready.text()]).toEqual([400, expect.stringContaining('does not answer')]);

  const served = serve(join(folder, 'engine'));
  await served.loaded;
  engine = await openTestDoor({ models: served }, port);
  open.push(async () => {
    await engine.close();
    await served.close();
  });
  await until(() => models.statuses().every(({ resting }) => resting === undefined));
  expect((await front.post({ text: 'a', model: 'oip' })).status).toBe(200);
});
