import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure } from '@/lib/base/failure';
import { createEngineHealth, type EngineState } from './remote-health';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const ready: EngineState = { kind: 'ready' };
const away: EngineState = { kind: 'away', failure: failure('model_unavailable', '없어요.', 'Away.', 2), code: 'x' };
const wrong: EngineState = { kind: 'wrong', failure: failure('model_invalid', '달라요.', 'Different.') };
const intervals = { whileReady: 5000, whileDoubtful: 250, whileAway: 1000 };

function watch(first: EngineState) {
  let now = first;
  const looks: boolean[] = [];
  const changes: string[] = [];
  const health = createEngineHealth({
    async look(isKnown) {
      looks.push(isKnown);
      return now;
    },
    onChange: ({ kind }) => changes.push(kind),
    intervals,
  });
  const pass = async (milliseconds: number) => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  };
  const become = (state: EngineState) => {
    now = state;
  };
  return { health, looks, changes, pass, become };
}

test('an engine that is away at the start is looked at until it comes, and then known', async () => {
  const { health, looks, changes, pass, become } = watch(away);
  expect(await health.start()).toBe(away);
  expect(health.resting()).toMatchObject({ code: 'model_unavailable' });
  await pass(2999);
  expect(looks).toEqual([false, false, false]);
  become(ready);
  await pass(1);
  expect([health.resting(), changes]).toEqual([undefined, ['away', 'ready']]);
  await pass(5000);
  expect(looks.at(-1)).toBe(true);
  health.stop();
});

test('one look that fails is doubted, two in a row are believed', async () => {
  const { health, changes, pass, become } = watch(ready);
  await health.start();
  become(away);
  await pass(5000);
  expect(health.resting()).toBeUndefined();
  become(ready);
  await pass(250);
  become(away);
  await pass(5000);
  expect(health.resting()).toBeUndefined();
  await pass(250);
  expect(health.resting()).toBeDefined();
  expect(changes).toEqual(['ready', 'away']);
  health.stop();
});

test('a request without an answer brings the next look forward, and many bring one', async () => {
  const { health, looks, pass, become } = watch(ready);
  await health.start();
  become(away);
  for (let i = 0; i < 10; i++) health.doubt();
  await pass(250);
  expect(looks).toHaveLength(3);
  expect(health.resting()).toBeDefined();
  health.doubt();
  await pass(999);
  expect(looks).toHaveLength(3);
  health.stop();
});

test('while a look is under way no other one begins', async () => {
  let looks = 0;
  let finish: (state: EngineState) => void = () => {};
  const look = () => {
    looks++;
    return new Promise<EngineState>((resolve) => {
      finish = resolve;
    });
  };
  const health = createEngineHealth({ look, onChange: () => {}, intervals });
  const started = health.start();
  finish(ready);
  await started;
  await vi.advanceTimersByTimeAsync(5000);
  health.doubt();
  await vi.advanceTimersByTimeAsync(0);
  expect(looks).toBe(2);
  finish(ready);
  health.stop();
});

test('another model that appears on the engine is unavailable until the right one is there', async () => {
  const { health, pass, become } = watch(away);
  await health.start();
  become(wrong);
  await pass(1000);
  expect(health.resting()).toMatchObject({ code: 'model_unavailable', message: { en: 'Different.' } });
  become(ready);
  await pass(1000);
  expect(health.resting()).toBeUndefined();
  health.stop();
});

test('nothing is looked at after the stop', async () => {
  const { health, looks, pass } = watch(ready);
  await health.start();
  health.stop();
  health.doubt();
  await pass(60_000);
  expect(looks).toHaveLength(1);
});
