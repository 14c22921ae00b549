import { link, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createModelServer, type ModelServerOptions, type StartedModelServer } from './create-model-server';
import type { ServingEvent } from './events';
import { bundleTestWorker } from './fixtures/bundle-worker';
import { testHandlers } from './fixtures/test-handlers';
import { createTestLog } from './fixtures/test-log';
import { plainManifest, writeVersion } from './fixtures/write-version';

// Threads start slowly on a busy machine; nothing here is judged by its speed.
vi.setConfig({ testTimeout: 60_000 });

let workerFile: string;
let base: string;
let root: string;
let log: ReturnType<typeof createTestLog>;
let events: ServingEvent[];
const servers: StartedModelServer[] = [];

beforeAll(async () => {
  workerFile = await bundleTestWorker();
  return () => rm(join(workerFile, '..'), { recursive: true });
});
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'lectern-serving-')));
  root = join(base, 'models');
  await mkdir(root);
  log = createTestLog();
  events = [];
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await rm(base, { recursive: true });
});

function start(options: Partial<ModelServerOptions> = {}): StartedModelServer {
  const observe = (event: ServingEvent) => events.push(event);
  const server = createModelServer({
    roots: [root],
    handlers: testHandlers,
    workerFile,
    log,
    observe,
    workers: 1,
    ...options,
  });
  servers.push(server);
  return server;
}

async function serve(options: Partial<ModelServerOptions> = {}): Promise<StartedModelServer> {
  const server = start(options);
  await server.loaded;
  return server;
}

const texts = (...list: string[]) => list.map((text) => ({ text }));

function states(server: StartedModelServer): string[] {
  return server.statuses().map(({ model, version, state }) => `${model} ${version} ${state}`);
}

test('the newest version of a model answers, and the states it went through were told', async () => {
  await writeVersion(root, { version: 9 });
  await writeVersion(root, { version: 10 });
  const server = await serve();
  expect(states(server)).toEqual(['echo 10 AVAILABLE', 'echo 9 START']);
  expect(await server.predict({ model: 'echo', rows: texts('가', '나') })).toEqual({
    ok: true,
    value: { model: 'echo', version: 10, rows: texts('가', '나').map((row) => ({ ...row, inPlace: false })) },
  });
  await server.close();
  const told = events.flatMap((event) => (event.type === 'state' ? [`${event.version} ${event.state}`] : []));
  expect(told).toEqual(['10 LOADING', '10 AVAILABLE', '10 UNLOADING', '10 END']);
});

test('a newest version that is broken falls back to the one before, and says why', async () => {
  await writeVersion(root, { version: 1 });
  await writeVersion(root, { version: 2, handler: 'refuses' });
  const folder = await writeVersion(root, { version: 3 });
  await writeFile(join(folder, 'weights.bin'), 'weightz');
  const server = await serve();
  expect(states(server)).toEqual(['echo 3 END', 'echo 2 END', 'echo 1 AVAILABLE']);
  const [third, second] = server.statuses();
  expect(third?.reason?.ko).toContain('SHA-256');
  expect(second?.reason?.ko).toBe('열 수 없어요.');
  expect(await server.predict({ model: 'echo', rows: texts('a') })).toMatchObject({ ok: true, value: { version: 1 } });
  expect(server.isReady()).toBe(true);
  const named = await server.predict({ model: 'echo', version: 3, rows: texts('a') });
  expect(named).toMatchObject({ ok: false, failure: { code: 'model_unavailable' } });
});

test('of six models three are broken in their own ways and the other three serve', async () => {
  for (const name of ['one', 'two', 'three']) await writeVersion(root, { name });
  await writeVersion(root, { name: 'dies', handler: 'dies' });
  await writeVersion(root, { name: 'throws', handler: 'throws' });
  await writeVersion(root, { name: 'strange', handler: 'no-such-handler' });
  const server = await serve();
  for (const model of ['one', 'two', 'three']) {
    expect(await server.predict({ model, rows: texts('a') })).toMatchObject({ ok: true });
  }
  expect(states(server).filter((line) => line.endsWith('END'))).toHaveLength(3);
  const strange = server.statuses().find((status) => status.model === 'strange');
  expect(strange?.reason?.en).toContain("no handler 'no-such-handler'. It has: echo, quick");
});

test('a model that never finishes starting counts as broken', async () => {
  await writeVersion(root, { handler: 'never-ready' });
  const server = await serve({ loadTimeoutMs: 200 });
  expect(states(server)).toEqual(['echo 1 END']);
  expect(server.statuses()[0]?.reason?.en).toContain('did not start within 0.2 s');
});

test('a link to a canary outside leaves no trace of it, nor of any path, in what people see', async () => {
  const canary = join(base, 'canary-folder');
  await writeVersion(canary, {});
  await mkdir(join(root, 'echo'));
  await symlink(join(canary, 'echo', '1'), join(root, 'echo', '1'));
  const folder = await writeVersion(root, { name: 'hard' });
  await rm(join(folder, 'weights.bin'));
  await writeFile(join(base, 'secret'), 'weights');
  await link(join(base, 'secret'), join(folder, 'weights.bin'));
  const server = await serve();
  expect(states(server)).toEqual(['echo 1 END', 'hard 1 END']);
  expect(server.isReady()).toBe(false);
  expect(server.statuses()[0]?.reason?.en).toContain('In the place of a version');
  const answers = await Promise.all(['echo', 'hard'].map((model) => server.predict({ model, rows: texts('a') })));
  expect(JSON.stringify([server.statuses(), answers])).not.toContain(base);
  expect(log.lines.join('\n')).toContain(join(root, 'hard', '1'));
});

test('models people trained lie over the shipped ones without replacing any', async () => {
  const data = join(base, 'data');
  await writeVersion(root, { version: 1, title: { ko: '원래', en: 'shipped' } });
  await writeVersion(data, { version: 1, title: { ko: '바꿈', en: 'replaced' } });
  await writeVersion(data, { version: 2 });
  const server = await serve({ roots: [root, data], policy: (all) => all.map(({ version }) => version) });
  expect(states(server)).toEqual(['echo 2 AVAILABLE', 'echo 1 AVAILABLE']);
  expect(server.statuses()[1]?.manifest?.title.en).toBe('shipped');
  expect(log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(1);
});

test('names that are no model are not found, and the answer lists what there is', async () => {
  await writeVersion(root);
  const server = await serve();
  for (const model of ['..', 'a/b', '__proto__', 'constructor', 'CON', '감성', '']) {
    const answer = await server.predict({ model, rows: texts('a') });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'model_not_found' } });
    if (!answer.ok) expect(answer.failure.message.en).toBe('No such model. There is: echo.');
  }
  expect(await server.predict({ model: 'echo', version: 7, rows: texts('a') })).toMatchObject({
    failure: { code: 'model_not_found', message: { en: 'That version is not served. Served now: 1.' } },
  });
  expect(await server.predict({ model: 'echo', signature: 'toString', rows: texts('a') })).toMatchObject({
    failure: { code: 'bad_input', message: { en: 'No such signature. This model has: serving_default.' } },
  });
});

test('rows are checked against the signature before the model sees them', async () => {
  await writeVersion(root);
  const server = await serve({ maxRows: 3 });
  const wrong = [{ text: 'exit' }, { text: 1 }];
  expect(await server.predict({ model: 'echo', rows: wrong })).toMatchObject({ failure: { code: 'bad_input' } });
  expect(await server.predict({ model: 'echo', rows: texts('exit', 'b', 'c', 'd') })).toMatchObject({
    failure: { code: 'too_many_items' },
  });
  expect(await server.predict({ model: 'echo', rows: [] })).toMatchObject({ ok: true, value: { rows: [] } });
  expect(server.statuses()[0]?.workerRestarts).toBe(0);
});

test('a quick batch runs on this thread, a larger one in a worker, and both answer alike', async () => {
  await writeVersion(root, { handler: 'quick' });
  const server = await serve();
  const small = await server.predict({ model: 'echo', rows: texts('a', 'b') });
  const large = await server.predict({ model: 'echo', rows: texts('a', 'b', 'c') });
  if (!small.ok || !large.ok) throw new Error('both should answer');
  expect(small.value.rows.map((row) => row.inPlace)).toEqual([true, true]);
  expect(large.value.rows.map((row) => row.inPlace)).toEqual([false, false, false]);
  expect(large.value.rows.slice(0, 2).map((row) => row.text)).toEqual(small.value.rows.map((row) => row.text));
  const told = events.flatMap((event) =>
    event.type === 'request' ? [[event.rows, event.inPlace, event.outcome]] : [],
  );
  expect(told).toEqual([
    [2, true, 'ok'],
    [3, false, 'ok'],
  ]);
});

test.each([
  ['in a worker', ['a', 'few', 'b']],
  ['in place', ['few']],
])('an output too few %s is an error of the model and never a shifted answer', async (_where, rows) => {
  await writeVersion(root, { handler: 'quick' });
  const server = await serve();
  expect(await server.predict({ model: 'echo', rows: texts(...rows) })).toMatchObject({
    ok: false,
    failure: { code: 'internal' },
  });
  expect(log.lines.join()).toContain(`"got":${rows.length - 1},"expected":${rows.length}`);
});

test('an exception in place is an error of the model, and its message stays out of the log', async () => {
  await writeVersion(root, { handler: 'quick' });
  const server = await serve();
  expect(await server.predict({ model: 'echo', rows: texts('throw') })).toMatchObject({
    failure: { code: 'internal' },
  });
  expect(await server.predict({ model: 'echo', rows: texts('a') })).toMatchObject({ ok: true });
  expect(log.lines.join()).toContain('the handler threw');
  expect(log.lines.join()).not.toContain('canary');
});

test.each([
  ['in place', ['refuse']],
  ['in a worker', ['a', 'b', 'refuse']],
])('an input that the handler refuses %s is answered with its reason and not logged', async (_where, rows) => {
  await writeVersion(root, { handler: 'quick' });
  const server = await serve();
  expect(await server.predict({ model: 'echo', rows: texts(...rows) })).toMatchObject({
    failure: { code: 'image_corrupt', message: { en: 'The picture is cut off.' } },
  });
  expect(await server.predict({ model: 'echo', rows: texts('a') })).toMatchObject({ ok: true });
  expect(log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
});

test.each([
  ['in place', ['fault']],
  ['in a worker', ['a', 'b', 'fault']],
])('a fault of ours that has a sentence %s is answered with it, and logged by its code', async (_where, rows) => {
  await writeVersion(root, { handler: 'quick' });
  const server = await serve();
  expect(await server.predict({ model: 'echo', rows: texts(...rows) })).toMatchObject({
    failure: { code: 'model_unavailable', message: { en: 'The helper stopped.' } },
  });
  expect(log.lines.join()).toContain('"code":"helper-lost"');
});

test('a handler that calls a batch quick and answers with a promise is at fault', async () => {
  await writeVersion(root, { handler: 'quick-promise' });
  const server = await serve();
  expect(await server.predict({ model: 'echo', rows: texts('throw') })).toMatchObject({
    failure: { code: 'internal' },
  });
});

test('explanations come in place and from workers, one per row, and only from models that have them', async () => {
  await writeVersion(root, { handler: 'quick' });
  await writeVersion(root, { name: 'mute' });
  const server = await serve();
  for (const rows of [texts('a'), texts('a', 'b', 'c')]) {
    const answer = await server.explain({ model: 'echo', rows });
    if (!answer.ok) throw new Error(answer.failure.message.en);
    expect(answer.value.explanations.map((explanation) => explanation.text)).toEqual(rows.map((row) => row.text));
  }
  expect(await server.explain({ model: 'mute', rows: texts('a') })).toMatchObject({ failure: { code: 'bad_input' } });
});

test('while models load the server answers that they do, and is not ready', async () => {
  await writeVersion(root);
  const server = start();
  expect(server.isReady()).toBe(false);
  expect(await server.predict({ model: 'echo', rows: texts('a') })).toMatchObject({
    failure: { code: 'model_unavailable', retryAfterSeconds: 1 },
  });
  await server.loaded;
  expect(server.isReady()).toBe(true);
});

test('a server without models, or without its folder, is up and not ready', async () => {
  const server = await serve({ roots: [root, join(base, 'nowhere')] });
  expect([server.isReady(), server.statuses()]).toEqual([false, []]);
  expect(await server.predict({ model: 'echo', rows: [] })).toMatchObject({ failure: { code: 'model_not_found' } });
});

test('closing answers everything taken, refuses what comes later, and may be asked twice', async () => {
  await writeVersion(root);
  const server = await serve();
  const taken = Array.from({ length: 10 }, () => server.predict({ model: 'echo', rows: texts('sleep:10') }));
  void server.close();
  const closedTwice = server.close();
  expect(server.isReady()).toBe(false);
  expect(await server.predict({ model: 'echo', rows: texts('late') })).toMatchObject({ failure: { code: 'draining' } });
  await closedTwice;
  expect(states(server)).toEqual(['echo 1 END']);
  for (const answer of await Promise.all(taken)) expect(answer.ok).toBe(true);
});

test('closing before anything is loaded leaves everything unloaded', async () => {
  await writeVersion(root);
  const server = start();
  await server.close();
  await server.loaded;
  expect(states(server)).toEqual(['echo 1 START']);
});

test('closing while a model loads waits for it and ends it', async () => {
  await writeVersion(root);
  const closed = new Promise<string[]>((resolve) => {
    const server = start({
      observe: (event) => {
        events.push(event);
        if (event.type !== 'state' || event.state !== 'LOADING') return;
        void server.close().then(() => resolve(states(server)));
      },
    });
  });
  expect(await closed).toEqual(['echo 1 END']);
});

test('a model whose only worker keeps crashing makes the server not ready, with the reason', async () => {
  await writeVersion(root);
  const server = await serve();
  for (let crashes = 0; crashes < 5; crashes++) await server.predict({ model: 'echo', rows: texts('exit') });
  expect(server.isReady()).toBe(false);
  expect(server.statuses()[0]).toMatchObject({
    state: 'AVAILABLE',
    resting: { en: expect.stringContaining('resting') },
  });
  const crashes = events.flatMap((event) => (event.type === 'worker-crash' ? [event.inARow] : []));
  expect(crashes).toEqual([1, 2, 3, 4, 5]);
});

test("a manifest's pool overrides the defaults", async () => {
  await writeVersion(root, { ...plainManifest, files: [], pool: { workers: 1, queue: 1 } }, {});
  const server = await serve({ workers: 4, queue: 64 });
  const answers = await Promise.all(
    ['sleep:200', 'a', 'b'].map((text) => server.predict({ model: 'echo', rows: texts(text) })),
  );
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.failure.code))).toEqual(['ok', 'ok', 'busy']);
});

test('a listed file of a version that answers is read; every other path is not found, whatever lies there', async () => {
  const folder = await writeVersion(root, { version: 2 });
  await writeVersion(root, { version: 1 });
  await writeFile(join(folder, 'unlisted.bin'), 'canary');
  await writeFile(join(base, 'outside.bin'), 'canary');
  const server = await serve();
  const read = await server.readFile('echo', 'weights.bin');
  expect(read.ok && new TextDecoder().decode(read.value)).toBe('weights');
  const codeOf = async (model: string, path: string, version?: number) => {
    const answer = await server.readFile(model, path, version);
    return answer.ok ? 'read' : answer.failure.code;
  };
  for (const path of [
    'unlisted.bin',
    'model.json',
    './weights.bin',
    '../2/weights.bin',
    '../../../outside.bin',
    join(folder, 'weights.bin'),
    'weights.bin\0',
    'WEIGHTS.BIN',
    '',
    '__proto__',
  ]) {
    expect([path, await codeOf('echo', path)]).toEqual([path, 'not_found']);
  }
  expect(await codeOf('echo', 'weights.bin', 2)).toBe('read');
  // Version 1 was never loaded: the policy wants the newest only.
  expect(await codeOf('echo', 'weights.bin', 1)).toBe('model_not_found');
  expect(await codeOf('../echo', 'weights.bin')).toBe('model_not_found');
  await writeFile(join(folder, 'weights.bin'), 'weightz');
  expect(await codeOf('echo', 'weights.bin')).toBe('model_invalid');
  await rm(join(folder, 'weights.bin'));
  await symlink(join(base, 'outside.bin'), join(folder, 'weights.bin'));
  expect(await codeOf('echo', 'weights.bin')).toBe('model_invalid');
  await server.close();
  expect(await codeOf('echo', 'weights.bin')).toBe('draining');
});
