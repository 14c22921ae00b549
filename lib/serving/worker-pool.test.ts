import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createCircuit } from './circuit';
import { bundleTestWorker } from './fixtures/bundle-worker';
import { createTestLog } from './fixtures/test-log';
import { plainManifest } from './fixtures/write-version';
import type { JobPool } from './job-pool';
import type { JobLimits } from './pending-job';
import { createWorkerPool, type WorkerPoolOptions } from './worker-pool';

// Threads start slowly on a busy machine; nothing here is judged by its speed.
vi.setConfig({ testTimeout: 300_000 });

let file: string;
const pools: JobPool[] = [];
let log = createTestLog();
beforeAll(async () => {
  file = await bundleTestWorker();
  return () => rm(dirname(file), { recursive: true });
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.drain(5000)));
  log = createTestLog();
});

async function open(options: Partial<WorkerPoolOptions> = {}): Promise<JobPool> {
  const pool = createWorkerPool({
    file,
    boot: { folder: '/nowhere', manifest: plainManifest },
    workers: 1,
    queue: 64,
    heapMiB: 64,
    log,
    batching: undefined,
    onCrash: () => {},
    onBatch: () => {},
    ...options,
  });
  pools.push(pool);
  expect(await pool.start()).toEqual({ ok: true });
  return pool;
}

/** @returns The texts that came back joined, or the failure's code. */
async function say(pool: JobPool, texts: string | readonly string[], limits: Partial<JobLimits> = {}) {
  const rows = [texts].flat().map((text) => ({ text }));
  const result = await pool.run(
    { kind: 'predict', rows, signature: 'serving_default' },
    { sinceMs: performance.now(), deadlineMs: 60_000, signal: undefined, ...limits },
  );
  if (!result.ok) return result.failure.code;
  return (result.value as readonly { text: string }[]).map((row) => row.text).join(' ');
}

test('a batch of many is answered like its rows one by one', async () => {
  const pool = await open({ workers: 2 });
  const texts = Array.from({ length: 50 }, (_, index) => `리뷰${index}`);
  const single = await Promise.all(texts.map((text) => say(pool, text)));
  expect(single).toEqual(texts);
  expect(await say(pool, texts)).toBe(single.join(' '));
});

test('an exception of the handler fails its own request only, and its message stays out of the log', async () => {
  const pool = await open();
  expect(await Promise.all([say(pool, 'throw'), say(pool, 'a')])).toEqual(['internal', 'a']);
  expect(pool.counts().restarts).toBe(0);
  expect(log.lines.filter((line) => line.includes('the handler threw'))).toHaveLength(1);
  expect(log.lines.join()).not.toContain('canary');
});

test('an input that the handler refuses is answered with its reason, and the log has nothing to say', async () => {
  const pool = await open();
  // More often than the crashes that would make the pool rest.
  const answers = await Promise.all(Array.from({ length: 8 }, () => say(pool, 'refuse')));
  expect(answers).toEqual(Array.from({ length: 8 }, () => 'image_corrupt'));
  expect(await say(pool, 'a')).toBe('a');
  expect([pool.counts().restarts, pool.isResting(), log.lines]).toEqual([0, false, []]);
});

test.each(['exit', 'throw-outside', 'oom'])(
  'a worker lost by %s fails its own request only and is replaced',
  async (end) => {
    const pool = await open();
    const answers = await Promise.all(['a', end, 'b', 'c'].map((text) => say(pool, text)));
    expect(answers).toEqual(['a', 'model_unavailable', 'b', 'c']);
    expect(pool.counts()).toEqual({ queued: 0, running: 0, restarts: 1 });
    expect(log.lines.join()).not.toContain('canary');
  },
  30_000,
);

test('a crash asks its caller to try again after a second', async () => {
  const pool = await open();
  const limits = { sinceMs: performance.now(), deadlineMs: 60_000, signal: undefined };
  const lost = await pool.run({ kind: 'predict', rows: [{ text: 'exit' }], signature: 's' }, limits);
  expect(lost).toMatchObject({ ok: false, failure: { code: 'model_unavailable', retryAfterSeconds: 1 } });
});

test('100 workers end while requests run, and no other request is lost', async () => {
  const pool = await open({ workers: 4 });
  for (let kills = 0; kills < 100; kills += 2) {
    const answers = await Promise.all(['a', 'exit', 'b', 'exit', 'c', 'd'].map((text) => say(pool, text)));
    expect(answers).toEqual(['a', 'model_unavailable', 'b', 'model_unavailable', 'c', 'd']);
  }
  expect(log.lines.filter((line) => line.includes('a worker crashed'))).toHaveLength(100);
});

test('a worker that crashes on every job rests after the fifth: refused at once, nothing started', async () => {
  const backOffs: number[] = [];
  const pool = await open({ onCrash: (_inARow, backOffMs) => backOffs.push(backOffMs) });
  for (let crashes = 0; crashes < 5; crashes++) expect(await say(pool, 'exit')).toBe('model_unavailable');
  expect(backOffs).toEqual([100, 200, 400, 800, 1600]);
  expect(pool.isResting()).toBe(true);
  const refused = await Promise.all(['a', 'exit', 'b'].map((text) => say(pool, text)));
  expect(refused).toEqual(['model_unavailable', 'model_unavailable', 'model_unavailable']);
  expect(backOffs).toHaveLength(5);
});

test('what waits when the fifth crash comes is refused with it', async () => {
  const pool = await open();
  for (let crashes = 0; crashes < 4; crashes++) await say(pool, 'exit');
  const answers = await Promise.all([say(pool, 'exit'), say(pool, 'waiting')]);
  expect(answers).toEqual(['model_unavailable', 'model_unavailable']);
});

test('after the rest one trial passes alone, and its answer lets everyone in again', async () => {
  const pool = await open({ circuit: createCircuit(0) });
  for (let crashes = 0; crashes < 5; crashes++) await say(pool, 'exit');
  const caller = new AbortController();
  const gone = say(pool, 'a trial that leaves before a worker is back', { signal: caller.signal });
  expect(await say(pool, 'too many')).toBe('model_unavailable');
  caller.abort();
  expect(await gone).toBe('cancelled');
  const trial = say(pool, 'trial');
  expect(await say(pool, 'too many')).toBe('model_unavailable');
  expect(await trial).toBe('trial');
  expect(await Promise.all([say(pool, 'a'), say(pool, 'b')])).toEqual(['a', 'b']);
});

test('a job past its deadline is answered, a waiting one is dropped, and the late result disturbs nobody', async () => {
  const pool = await open();
  const running = say(pool, 'sleep:1000', { deadlineMs: 50 });
  const dropped = say(pool, 'exit', { deadlineMs: 50 });
  const patient = say(pool, 'patient');
  expect(pool.counts()).toMatchObject({ queued: 2, running: 1 });
  expect(await Promise.all([running, dropped])).toEqual(['timeout', 'timeout']);
  expect(pool.counts()).toMatchObject({ queued: 1, running: 1 });
  expect(await patient).toBe('patient');
  // Had the dropped job run, its worker would have ended.
  expect(pool.counts()).toEqual({ queued: 0, running: 0, restarts: 0 });
});

test('a deadline counts from when the request came, so one already past never runs', async () => {
  const pool = await open();
  expect(await say(pool, 'exit', { sinceMs: performance.now() - 60, deadlineMs: 50 })).toBe('timeout');
  expect(pool.counts()).toEqual({ queued: 0, running: 0, restarts: 0 });
});

test('a deadline of years is kept and not mistaken for none', async () => {
  const pool = await open();
  expect(await say(pool, 'sleep:50', { deadlineMs: Number.POSITIVE_INFINITY })).toBe('sleep:50');
});

test('a job whose caller left is dropped from the queue', async () => {
  const pool = await open();
  const caller = new AbortController();
  const running = say(pool, 'sleep:200');
  const dropped = say(pool, 'exit', { signal: caller.signal });
  caller.abort();
  expect(await dropped).toBe('cancelled');
  expect(await say(pool, 'exit', { signal: caller.signal })).toBe('cancelled');
  expect(await running).toBe('sleep:200');
  expect(pool.counts()).toEqual({ queued: 0, running: 0, restarts: 0 });
});

test('a full queue refuses one more at once and says when to come back', async () => {
  const pool = await open({ queue: 2 });
  const admitted = [say(pool, 'sleep:300'), say(pool, 'a'), say(pool, 'b')];
  const limits = { sinceMs: performance.now(), deadlineMs: 60_000, signal: undefined };
  const refused = await pool.run({ kind: 'predict', rows: [{ text: 'c' }], signature: 's' }, limits);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'busy', retryAfterSeconds: 1 } });
  expect(await Promise.all(admitted)).toEqual(['sleep:300', 'a', 'b']);
});

test('draining finishes everything that was taken and takes nothing new', async () => {
  const pool = await open({ workers: 2 });
  const taken = Array.from({ length: 20 }, () => say(pool, 'sleep:10'));
  const drained = pool.drain(20_000);
  expect(await say(pool, 'late')).toBe('draining');
  await drained;
  expect(await Promise.all(taken)).toEqual(Array.from({ length: 20 }, () => 'sleep:10'));
});

test('draining survives a worker that crashes meanwhile: the rest is still answered', async () => {
  const pool = await open();
  const taken = ['exit', 'a', 'b'].map((text) => say(pool, text));
  await pool.drain(20_000);
  expect(await Promise.all(taken)).toEqual(['model_unavailable', 'a', 'b']);
});

test('draining leaves a worker behind that does not finish, and never ends it by force', async () => {
  const pool = await open();
  const stuck = say(pool, 'sleep:1500');
  await pool.drain(50);
  expect(log.lines.join()).toContain('left behind');
  expect(await stuck).toBe('sleep:1500');
});

test.each([
  ['refuses', 'No.'],
  ['throws', "The model failed to start. The server's log says why."],
  ['dies', 'The worker thread ended while the model started. Check that there is enough memory.'],
])('a handler that %s at the start is a fault and no crash', async (handler, sentence) => {
  const pool = createWorkerPool({
    file,
    boot: { folder: '/nowhere', manifest: { ...plainManifest, handler } },
    workers: 2,
    queue: 1,
    heapMiB: 64,
    log,
    batching: undefined,
    onCrash: () => {},
    onBatch: () => {},
  });
  expect(await pool.start()).toMatchObject({ ok: false, fault: { failure: { message: { en: sentence } } } });
});
