import { expect, test } from 'vitest';
import { createCircuit } from '@/lib/serving/circuit';
import { RefusedInput } from '@/lib/serving/refused-input';
import { StatedFault } from '@/lib/serving/stated-fault';
import { createEngineCaller } from './remote-caller';
import type { Exchange } from './remote-http';

const request = { method: 'POST', path: '/' } as const;

/** Answers exchanges from a list, the last one again and again. */
function callerOf(exchanges: readonly Exchange[], circuit = createCircuit(60_000), timeoutMs = 10_000) {
  let asked = 0;
  let doubts = 0;
  const within: number[] = [];
  const caller = createEngineCaller({
    client: {
      async exchange(_, { withinMs }) {
        within.push(withinMs);
        const exchange = exchanges[Math.min(asked++, exchanges.length - 1)];
        if (!exchange) throw new Error('No exchange was given.');
        return exchange;
      },
      close: () => {},
    },
    timeoutMs,
    // The shortest pauses.
    random: () => -0.5,
    onNoAnswer: () => {
      doubts++;
    },
    circuit,
  });
  return {
    caller,
    within,
    asked: () => asked,
    doubts: () => doubts,
    async code(deadlineMs = 10_000, signal = new AbortController().signal) {
      try {
        return (await caller.call(request, { deadlineMs, signal })).status;
      } catch (error) {
        if (error instanceof RefusedInput || error instanceof StatedFault) return error.failure.code;
        throw error;
      }
    },
  };
}

function answered(status: number, headers: Record<string, string> = {}): Exchange {
  return { kind: 'answered', status, headers, body: new Uint8Array() };
}

const refused: Exchange = { kind: 'unreachable', code: 'ECONNREFUSED' };
const lost: Exchange = { kind: 'lost', code: 'ECONNRESET' };
const unfit: Exchange = { kind: 'unfit', code: 'HPE_INVALID_CONSTANT' };
const late: Exchange = { kind: 'late' };

test('a call that surely did not run is tried up to three times', async () => {
  const calls = callerOf([refused, answered(503), answered(200)]);
  expect([await calls.code(), calls.asked()]).toEqual([200, 3]);
  const away = callerOf([refused]);
  expect([await away.code(), away.asked()]).toEqual(['model_unavailable', 3]);
  const busy = callerOf([answered(503)]);
  expect([await busy.code(), busy.asked()]).toEqual(['busy', 3]);
});

test.each([
  [lost, 'model_unavailable'],
  [unfit, 'engine_failed'],
  [late, 'timeout'],
  [answered(500), 'engine_failed'],
  [answered(502), 'engine_failed'],
  [answered(504), 'engine_failed'],
  [answered(307, { location: 'http://elsewhere' }), 'engine_failed'],
  [answered(204), 'engine_failed'],
  [answered(401), 'engine_failed'],
  [answered(429), 'busy'],
  [answered(400), 'bad_input'],
  [answered(422), 'bad_input'],
  [answered(404), 'model_unavailable'],
  [{ kind: 'cancelled' } satisfies Exchange, 'cancelled'],
] as const)('a call that may have run is never repeated: %j is %s', async (exchange, code) => {
  const calls = callerOf([exchange, answered(200)]);
  expect([await calls.code(), calls.asked()]).toEqual([code, 1]);
});

test('an engine that asks to wait longer than the caller has is not asked again, and its wait is told', async () => {
  const calls = callerOf([answered(503, { 'retry-after': '20' })]);
  const limits = { deadlineMs: 5000, signal: new AbortController().signal };
  await expect(calls.caller.call(request, limits)).rejects.toMatchObject({
    failure: { code: 'busy', retryAfterSeconds: 20 },
  });
  expect(calls.asked()).toBe(1);
  const patient = callerOf([answered(503, { 'retry-after': '0' }), answered(200)]);
  expect(await patient.code()).toBe(200);
});

test('the time of a call is the shorter of the model’s and the request’s', async () => {
  const calls = callerOf([answered(200)], undefined, 3000);
  await calls.code(60_000);
  await calls.code(1000);
  const [own = 0, requests = 0] = calls.within;
  expect([own > 1000 && own <= 3000, requests > 0 && requests <= 1000]).toEqual([true, true]);
});

test('a caller who leaves while a call waits for its next try ends it', async () => {
  const calls = callerOf([answered(503, { 'retry-after': '5' })]);
  const leaving = new AbortController();
  const code = calls.code(60_000, leaving.signal);
  setImmediate(() => leaving.abort());
  expect([await code, calls.asked()]).toEqual(['cancelled', 1]);
});

test('five calls in a row without an answer open the circuit, and what an engine answers keeps it closed', async () => {
  const calls = callerOf([lost, lost, late, lost, unfit, lost, answered(500), ...Array<Exchange>(5).fill(lost)]);
  for (let i = 0; i < 11; i++) await calls.code();
  expect(calls.caller.resting()).toBeUndefined();
  await calls.code();
  expect(calls.caller.resting()).toMatchObject({ code: 'model_unavailable', retryAfterSeconds: 30 });
  expect([await calls.code(), calls.asked()]).toEqual(['model_unavailable', 12]);
  expect(calls.doubts()).toBe(10);
  calls.caller.recovered();
  expect(calls.caller.resting()).toBeUndefined();
});

test('an engine that is busy or told that nobody waits neither opens the circuit nor closes it', async () => {
  const calls = callerOf([answered(503, { 'retry-after': '30' })]);
  for (let i = 0; i < 20; i++) await calls.code();
  expect(calls.caller.resting()).toBeUndefined();
  const left = callerOf([{ kind: 'cancelled' }]);
  for (let i = 0; i < 20; i++) await left.code();
  expect(left.caller.resting()).toBeUndefined();
});

test('when the request’s own timer cancels at its deadline, the engine counts as late', async () => {
  const calls = callerOf([{ kind: 'cancelled' }]);
  for (let i = 0; i < 5; i++) expect(await calls.code(0)).toBe('timeout');
  expect(calls.caller.resting()).toBeDefined();
});

test('after its rest one trial at a time passes', async () => {
  const circuit = createCircuit(0);
  const calls = callerOf([...Array<Exchange>(5).fill(lost), answered(200)], circuit);
  for (let i = 0; i < 5; i++) await calls.code();
  expect(await Promise.all([calls.code(), calls.code()])).toEqual([200, 'model_unavailable']);
  expect(await calls.code()).toBe(200);
});
