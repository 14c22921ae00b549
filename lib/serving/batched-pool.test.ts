import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Batching } from './batching';
import { bundleTestWorker } from './fixtures/bundle-worker';
import { createTestLog } from './fixtures/test-log';
import { plainManifest } from './fixtures/write-version';
import type { JobPool } from './job-pool';
import type { JobLimits } from './pending-job';
import { createWorkerPool, type WorkerPoolOptions } from './worker-pool';

// Threads start slowly on a busy machine; nothing here is judged by its speed.
vi.setConfig({ testTimeout: 60_000 });

const batching: Batching = { max_batch_size: 4, batch_timeout_ms: 0, max_enqueued_batches: 3, split_large: true };

let file: string;
const pools: JobPool[] = [];
let log = createTestLog();
/** Requests and rows of every batch that a worker answered. */
let batches: [number, number][] = [];
let crashes = 0;
beforeAll(async () => {
  file = await bundleTestWorker();
  return () => rm(dirname(file), { recursive: true });
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.drain(5000)));
  log = createTestLog();
  batches = [];
  crashes = 0;
});

async function open(settings: Partial<Batching> = {}, options: Partial<WorkerPoolOptions> = {}): Promise<JobPool> {
  const pool = createWorkerPool({
    file,
    boot: { folder: '/nowhere', manifest: plainManifest },
    workers: 1,
    queue: 1,
    batching: { ...batching, ...settings },
    heapMiB: 64,
    log,
    onCrash: () => crashes++,
    onBatch: ({ requests, rows }) => batches.push([requests, rows]),
    ...options,
  });
  pools.push(pool);
  expect(await pool.start()).toEqual({ ok: true });
  return pool;
}

/** @returns The texts that came back joined, or the failure's code. */
async function say(pool: JobPool, texts: string, limits: Partial<JobLimits> = {}, signature = 'serving_default') {
  const rows = texts.split(' ').map((text) => ({ text }));
  const result = await pool.run(
    { kind: 'predict', rows, signature },
    { sinceMs: performance.now(), deadlineMs: 60_000, signal: undefined, ...limits },
  );
  if (!result.ok) return result.failure.code;
  return (result.value as readonly { text: string }[]).map((row) => row.text).join(' ');
}

/** Keeps the only worker busy while `texts` come, so that they collect. */
async function sayTogether(pool: JobPool, ...texts: string[]): Promise<string[]> {
  const first = say(pool, 'sleep:100');
  const answers = await Promise.all(texts.map((text) => say(pool, text)));
  expect(await first).toBe('sleep:100');
  return answers;
}

test('requests that come while the worker is busy run as full batches, and each gets its own rows', async () => {
  const pool = await open();
  expect(await sayTogether(pool, 'a', 'b c', 'd', 'e', 'f g h', 'i')).toEqual(['a', 'b c', 'd', 'e', 'f g h', 'i']);
  expect(batches).toEqual([
    [1, 1],
    [3, 4],
    [2, 4],
    [1, 1],
  ]);
});

test('one after another, every request runs at once and alone, whatever the window', async () => {
  const pool = await open({ batch_timeout_ms: 1000 });
  // A window would make this hundred seconds long.
  for (let count = 0; count < 100; count++) expect(await say(pool, 'a')).toBe('a');
  expect(batches).toHaveLength(100);
});

test('an idle worker waits for the window of a batch that is not full, and no longer', async () => {
  const pool = await open({ batch_timeout_ms: 1000 });
  const early = sayTogether(pool, 'a', 'b');
  await vi.waitFor(() => expect(batches).toHaveLength(1));
  expect(pool.counts()).toEqual({ queued: 2, running: 0, restarts: 0 });
  const late = say(pool, 'c');
  expect([await early, await late]).toEqual([['a', 'b'], 'c']);
  expect(batches).toEqual([
    [1, 1],
    [3, 3],
  ]);
});

test('counts are of requests, not of batches', async () => {
  const pool = await open();
  const all = [sayTogether(pool, 'sleep:200', 'a', 'b c d e f')];
  expect(pool.counts()).toEqual({ queued: 3, running: 1, restarts: 0 });
  // The large request has two rows in the batch that runs and three that wait: it is counted once.
  await vi.waitFor(() => expect(pool.counts()).toEqual({ queued: 0, running: 3, restarts: 0 }));
  await Promise.all(all);
  expect(pool.counts()).toEqual({ queued: 0, running: 0, restarts: 0 });
});

test('a request larger than a batch runs in parts on all workers, and its rows come back in order', async () => {
  const pool = await open({}, { workers: 2 });
  const texts = Array.from({ length: 30 }, (_, index) => `리뷰${index}`).join(' ');
  expect(await say(pool, texts)).toBe(texts);
  expect(batches.map(([, rows]) => rows).sort()).toEqual([2, 4, 4, 4, 4, 4, 4, 4]);
});

test('of a large request that fails in its first part, the rest never runs', async () => {
  const pool = await open();
  expect(await say(pool, 'refuse b c d exit f g h')).toBe('image_corrupt');
  expect(await say(pool, 'a')).toBe('a');
  expect([batches.length, crashes]).toEqual([2, 0]);
});

test.each([
  ['refuse', 'image_corrupt', 0],
  ['throw', 'internal', 2],
  ['few', 'internal', 2],
])('a request whose input makes the handler %s fails alone: its neighbours run again', async (bad, code, logged) => {
  const pool = await open();
  expect(await sayTogether(pool, 'a', bad, 'b c')).toEqual(['a', code, 'b c']);
  // The busy one, the batch of three, and the three by themselves.
  expect(batches.map(([requests]) => requests)).toEqual([1, 3, 1, 1, 1]);
  expect(log.lines).toHaveLength(logged);
});

test('rows that cannot cross to a worker fail alone too', async () => {
  const pool = await open();
  const first = say(pool, 'sleep:100');
  const unsendable = pool.run(
    { kind: 'predict', rows: [{ text: Object.assign(['x'], { toString: () => 'x' }) }], signature: 'serving_default' },
    { sinceMs: performance.now(), deadlineMs: 60_000, signal: undefined },
  );
  const neighbour = say(pool, 'a');
  expect([await first, (await unsendable).ok, await neighbour]).toEqual(['sleep:100', false, 'a']);
});

test('a crash answers the whole batch once, counts once, and leaves those who wait alone', async () => {
  const pool = await open();
  const answers = await sayTogether(pool, 'a', 'exit', 'b', 'c', 'd');
  expect(answers).toEqual([...Array.from({ length: 4 }, () => 'model_unavailable'), 'd']);
  expect([crashes, pool.counts()]).toEqual([1, { queued: 0, running: 0, restarts: 1 }]);
});

test('of a large request in a batch that crashed, the rest never runs', async () => {
  const pool = await open();
  expect(await say(pool, 'exit b c d exit f')).toBe('model_unavailable');
  expect(await say(pool, 'a')).toBe('a');
  expect(crashes).toBe(1);
});

test('who leaves or is out of time before the batch starts is not in it, and the others are answered', async () => {
  const pool = await open();
  const caller = new AbortController();
  const busy = say(pool, 'sleep:200');
  const gone = say(pool, 'exit', { signal: caller.signal });
  const late = say(pool, 'exit', { deadlineMs: 50 });
  const patient = say(pool, 'a');
  caller.abort();
  expect([await gone, await late]).toEqual(['cancelled', 'timeout']);
  expect([await busy, await patient, crashes]).toEqual(['sleep:200', 'a', 0]);
  expect(batches).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

test('a deadline inside a running batch is its own request’s only', async () => {
  const pool = await open();
  const busy = say(pool, 'sleep:50');
  const answers = [say(pool, 'sleep:400', { deadlineMs: 250 }), say(pool, 'a')];
  expect(await Promise.all(answers)).toEqual(['timeout', 'a']);
  expect([await busy, batches.length]).toEqual(['sleep:50', 2]);
});

test('a full line refuses one more at once and says when to come back', async () => {
  const pool = await open();
  const taken = [say(pool, 'sleep:200'), ...Array.from({ length: 12 }, () => say(pool, 'a'))];
  const limits = { sinceMs: performance.now(), deadlineMs: 60_000, signal: undefined };
  const job = { kind: 'predict' as const, rows: [{ text: 'b' }], signature: 'serving_default' };
  expect(await pool.run(job, limits)).toMatchObject({ failure: { code: 'busy', retryAfterSeconds: 1 } });
  expect(new Set(await Promise.all(taken))).toEqual(new Set(['sleep:200', 'a']));
});

test('signatures and explanations never share a batch', async () => {
  // Only this handler explains; it obeys in batches of more than two.
  const boot = { folder: '/nowhere', manifest: { ...plainManifest, handler: 'quick' } };
  const pool = await open({}, { boot });
  const busy = say(pool, 'sleep:100 b c');
  const limits = { sinceMs: performance.now(), deadlineMs: 60_000, signal: undefined };
  const explained = pool.run({ kind: 'explain', rows: [{ text: 'x' }] }, limits);
  const answers = ['classify', 'serving_default', 'classify'].map((signature) => say(pool, 'a', {}, signature));
  expect(await Promise.all(answers)).toEqual(['a', 'a', 'a']);
  expect(await explained).toMatchObject({ ok: true, value: [{ text: 'x' }] });
  expect([await busy, batches.map(([requests]) => requests)]).toEqual(['sleep:100 b c', [1, 2, 1]]);
});

test('draining sends what waits without its window and answers all of it', async () => {
  // Far longer than the draining waits.
  const pool = await open({ batch_timeout_ms: 600_000, max_enqueued_batches: 100 });
  const taken = Array.from({ length: 31 }, () => say(pool, 'sleep:5'));
  const drained = pool.drain(30_000);
  expect(await say(pool, 'late')).toBe('draining');
  await drained;
  expect(new Set(await Promise.all(taken))).toEqual(new Set(['sleep:5']));
  expect(batches).toHaveLength(1 + 8);
});

test('what would run again after draining gave up is answered', async () => {
  const pool = await open();
  const busy = say(pool, 'sleep:100');
  const bad = [say(pool, 'sleep:500'), say(pool, 'throw')];
  await vi.waitFor(() => expect(pool.counts().running).toBe(2));
  await pool.drain(50);
  expect([await busy, ...(await Promise.all(bad))]).toEqual(['sleep:100', 'draining', 'draining']);
});
