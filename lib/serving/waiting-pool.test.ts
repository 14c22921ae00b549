import { expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import { ok } from '@/lib/base/result';
import { createTestLog } from './fixtures/test-log';
import { plainManifest } from './fixtures/write-version';
import type { HandlerCall, ModelHandler } from './handler';
import type { JobLimits } from './pending-job';
import { RefusedInput } from './refused-input';
import type { Row } from './row';
import { StatedFault } from './stated-fault';
import { createWaitingPool, type WaitingPoolOptions } from './waiting-pool';

/** A handler whose answers come when the test gives them; it ends when it is told that nobody waits. */
function createWaiter() {
  const calls: { readonly text: string; readonly call: HandlerCall; answer(rows: readonly Row[] | Error): void }[] = [];
  let away: string | undefined;
  let isClosed = false;
  const handler: ModelHandler = {
    waits: true,
    initialize: async () => ok(undefined),
    preprocess: (rows) => rows,
    inference: (rows) => rows,
    postprocess: () => [],
    handle: (rows, _, call) =>
      new Promise((resolve, reject) => {
        if (!call) throw new Error('A handler that waits was not told how long.');
        const answer = (given: readonly Row[] | Error) => (given instanceof Error ? reject(given) : resolve(given));
        call.signal.addEventListener('abort', () => reject(new Error('a canary of the leaving')));
        calls.push({ text: String(rows[0]?.text), call, answer });
      }),
    resting: () => (away === undefined ? undefined : failure('model_unavailable', '쉬어요.', away, 2)),
    close: async () => {
      isClosed = true;
    },
  };
  return {
    handler,
    calls,
    rest(reason: string | undefined) {
      away = reason;
    },
    isClosed: () => isClosed,
  };
}

async function open(options: Partial<WaitingPoolOptions> = {}) {
  const waiter = createWaiter();
  const log = createTestLog();
  const pool = createWaitingPool({
    manifest: plainManifest,
    start: async () => ({ ok: true, handler: waiter.handler }),
    underWay: 2,
    queue: 2,
    log,
    onBatch: () => {},
    ...options,
  });
  expect(await pool.start()).toEqual({ ok: true });
  async function say(text: string, limits: Partial<JobLimits> = {}) {
    const result = await pool.run(
      { kind: 'predict', rows: [{ text }], signature: 'serving_default' },
      { sinceMs: performance.now(), deadlineMs: 60_000, signal: undefined, ...limits },
    );
    return result.ok ? (result.value as readonly Row[])[0]?.text : result.failure.code;
  }
  return { pool, log, say, ...waiter };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('only so many run at once, the others wait in their order, and one too many is refused at once', async () => {
  const { pool, calls, say } = await open();
  const answers = ['a', 'b', 'c', 'd'].map((text) => say(text));
  expect(await say('e')).toBe('busy');
  expect([calls.map(({ text }) => text), pool.counts()]).toEqual([['a', 'b'], { queued: 2, running: 2, restarts: 0 }]);
  calls[1]?.answer([{ text: 'B' }]);
  await settled();
  expect(calls.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
  calls[0]?.answer([{ text: 'A' }]);
  await settled();
  for (const { text, answer } of calls.slice(2)) answer([{ text: text.toUpperCase() }]);
  expect(await Promise.all(answers)).toEqual(['A', 'B', 'C', 'D']);
  expect(pool.counts()).toEqual({ queued: 0, running: 0, restarts: 0 });
});

test('deadline and leaving reach the handler, and one that waits never reaches it', async () => {
  const { pool, calls, say, log } = await open({ underWay: 1 });
  const leaving = new AbortController();
  const late = say('a', { deadlineMs: 40 });
  const waiting = say('b', { signal: leaving.signal });
  leaving.abort();
  expect(await waiting).toBe('cancelled');
  const [first] = calls;
  expect(first?.call.deadlineMs).toBeLessThanOrEqual(40);
  expect(await late).toBe('timeout');
  expect(first?.call.signal.aborted).toBe(true);
  await settled();
  expect([calls.length, pool.counts().running, log.lines]).toEqual([1, 0, []]);
});

test('what a handler throws is an answer, logged without its message unless it refuses', async () => {
  const { calls, say, log } = await open();
  const thrown = [
    new RefusedInput(failure('bad_input', '틀려요.', 'Wrong.')),
    new StatedFault('engine-word', failure('engine_failed', '망가졌어요.', 'Broken.')),
    new Error('a canary'),
  ];
  for (const [index, error] of thrown.entries()) {
    const answer = say('x');
    calls[index]?.answer(error);
    expect(await answer).toBe(['bad_input', 'engine_failed', 'internal'][index]);
  }
  const few = say('x');
  calls[3]?.answer([]);
  expect(await few).toBe('internal');
  expect(log.lines.join()).toContain('engine-word');
  expect(log.lines.join()).not.toContain('canary');
  expect(log.lines).toHaveLength(3);
});

test('while the handler rests, requests are refused with its reason, those that wait too', async () => {
  const { pool, calls, say, rest } = await open({ underWay: 1 });
  const running = say('a');
  const waiting = say('b');
  rest('The engine is away.');
  expect([await say('c'), pool.isResting(), pool.whyResting?.()?.en]).toEqual([
    'model_unavailable',
    true,
    'The engine is away.',
  ]);
  calls[0]?.answer([{ text: 'A' }]);
  expect([await running, await waiting]).toEqual(['A', 'model_unavailable']);
  rest(undefined);
  const back = say('d');
  calls[1]?.answer([{ text: 'D' }]);
  expect([await back, pool.isResting()]).toEqual(['D', false]);
});

test('draining finishes what is there, and gives up what takes too long', async () => {
  const patient = await open({ underWay: 1 });
  const both = [patient.say('a'), patient.say('b')];
  const drained = patient.pool.drain(60_000);
  expect(await patient.say('c')).toBe('draining');
  patient.calls[0]?.answer([{ text: 'A' }]);
  await settled();
  patient.calls[1]?.answer([{ text: 'B' }]);
  await drained;
  expect([await Promise.all(both), patient.isClosed()]).toEqual([['A', 'B'], true]);

  const hurried = await open({ underWay: 1 });
  const given = [hurried.say('a'), hurried.say('b')];
  await hurried.pool.drain(10);
  expect([await Promise.all(given), hurried.isClosed()]).toEqual([['draining', 'draining'], true]);
  expect([hurried.calls[0]?.call.signal.aborted, hurried.calls.length]).toEqual([true, 1]);
});

test('a handler that does not start leaves its fault', async () => {
  const fault = { failure: failure('model_invalid', '틀려요.', 'Wrong.'), detail: 'Wrong.' };
  const { handler } = createWaiter();
  const options = { manifest: plainManifest, underWay: 1, queue: 1, log: createTestLog(), onBatch: () => {} };
  const pool = createWaitingPool({ ...options, start: async () => ({ ok: false, fault }) });
  expect(await pool.start()).toEqual({ ok: false, fault });
  const slow = createWaitingPool({ ...options, start: async () => ({ ok: true, handler }) });
  const started = slow.start();
  await slow.drain(0);
  expect(await started).toMatchObject({ ok: false });
});
