import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Batching } from './batching';
import { createModelServer, type ModelServerOptions, type StartedModelServer } from './create-model-server';
import type { BatchEvent } from './events';
import { bundleTestWorker } from './fixtures/bundle-worker';
import { testHandlers } from './fixtures/test-handlers';
import { createTestLog } from './fixtures/test-log';
import { plainManifest, writeVersion } from './fixtures/write-version';
import { type Manifest, manifestSchema } from './manifest';

// Threads start slowly on a busy machine; nothing here is judged by its speed.
vi.setConfig({ testTimeout: 60_000 });

const batching: Batching = { max_batch_size: 4, batch_timeout_ms: 0, max_enqueued_batches: 10, split_large: false };

let workerFile: string;
let root: string;
let batches: BatchEvent[];
let server: StartedModelServer;

beforeAll(async () => {
  workerFile = await bundleTestWorker();
  return () => rm(join(workerFile, '..'), { recursive: true });
});
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'lectern-batching-')));
  batches = [];
});
afterEach(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

async function serve(manifest: Partial<Manifest>, options: Partial<ModelServerOptions> = {}): Promise<void> {
  await writeVersion(root, manifest);
  server = createModelServer({
    roots: [root],
    handlers: testHandlers,
    workerFile,
    log: createTestLog(),
    observe: (event) => {
      if (event.type === 'batch') batches.push(event);
    },
    workers: 1,
    ...options,
  });
  await server.loaded;
}

/** @returns How many requests each of the worker's batches held, while one request after another comes at once. */
async function batchesOf(...texts: string[]): Promise<number[]> {
  const answers = await Promise.all(texts.map((text) => server.predict({ model: 'echo', rows: [{ text }] })));
  expect(answers.map((answer) => answer.ok && answer.value.rows[0]?.text)).toEqual(texts);
  return batches.map(({ requests }) => requests);
}

test('a model is batched as its manifest says, and every batch is told', async () => {
  await serve({ batching });
  expect(await batchesOf('sleep:100', 'a', 'b', 'c')).toEqual([1, 3]);
  expect(batches[1]).toMatchObject({ type: 'batch', model: 'echo', version: 1, requests: 3, rows: 3 });
});

test('a model whose manifest says nothing is not batched', async () => {
  await serve({});
  expect(await batchesOf('sleep:100', 'a', 'b', 'c')).toEqual([1, 1, 1, 1]);
});

test("the server's options go before the manifest, both to batch and not to", async () => {
  await serve({ batching }, { batching: new Map([['echo', 'off']]) });
  expect(await batchesOf('sleep:100', 'a', 'b')).toEqual([1, 1, 1]);
  await server.close();
  batches = [];
  await serve({ batching }, { batching: new Map([['echo', { ...batching, max_batch_size: 2 }]]) });
  expect(await batchesOf('sleep:100', 'a', 'b', 'c')).toEqual([1, 2, 1]);
});

test('a request larger than a batch is refused in words where the model does not split', async () => {
  await serve({ batching });
  const rows = Array.from({ length: 5 }, () => ({ text: 'a' }));
  expect(await server.predict({ model: 'echo', rows })).toMatchObject({
    failure: {
      code: 'too_many_items',
      message: { en: '5 rows came, at most 4 fit in one request. Send them in parts.' },
    },
  });
  expect(await server.predict({ model: 'echo', rows: rows.slice(1) })).toMatchObject({ ok: true });
});

test('a quick request never waits for a batch, and a large one in place is not refused', async () => {
  await serve({ handler: 'quick', batching: { ...batching, max_batch_size: 1, batch_timeout_ms: 1000 } });
  const answer = server.predict({ model: 'echo', rows: [{ text: 'a' }, { text: 'b' }] });
  expect(answer).toMatchObject({ ok: true, value: { rows: [{ inPlace: true }, { inPlace: true }] } });
  expect(batches).toEqual([]);
});

test.each([
  { max_batch_size: 0 },
  { max_batch_size: 2.5 },
  { max_batch_size: 5000 },
  { batch_timeout_ms: -1 },
  { batch_timeout_ms: 60_000 },
  { max_enqueued_batches: 0 },
  { split_large: 'yes' },
  { split_large: undefined },
  { batch_timeout_micros: 100 },
])('a manifest with %j in its batching is refused', async (wrong) => {
  expect(manifestSchema.safeParse({ ...plainManifest, batching }).success).toBe(true);
  expect(manifestSchema.safeParse({ ...plainManifest, batching: { ...batching, ...wrong } }).success).toBe(false);
});
