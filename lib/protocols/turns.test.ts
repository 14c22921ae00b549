import { expect, test } from 'vitest';
import { Turns } from './turns';

/** Work that ends when it is told to. */
function openWork() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    // The turn is handed on within a few microtasks.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, work, end };
}

const patient = { atOnce: 2, waitMs: 1e6 };

test('no more work at once than there may be, and the rest in the order in which it came', async () => {
  const turns = new Turns();
  const { begun, work, end } = openWork();
  const all = ['a', 'b', 'c', 'd', 'e'].map((name) => turns.run(work(name), patient));
  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  await end('c');
  await end('a');
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
  await end('d');
  await end('e');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('who has waited long enough or has left gets nothing and takes no turn', async () => {
  const turns = new Turns();
  const { begun, work, end } = openWork();
  const controller = new AbortController();
  const limits = { atOnce: 1, waitMs: 1e6 };
  const first = turns.run(work('a'), limits);
  const impatient = turns.run(work('b'), { ...limits, waitMs: 0 });
  const leaving = turns.run(work('c'), { ...limits, signal: controller.signal });
  const gone = turns.run(work('d'), { ...limits, signal: AbortSignal.abort() });
  const last = turns.run(work('e'), limits);
  controller.abort();
  expect(await Promise.all([impatient, leaving, gone])).toEqual([undefined, undefined, undefined]);
  await end('a');
  expect(begun).toEqual(['a', 'e']);
  await end('e');
  expect(await Promise.all([first, last])).toEqual(['a', 'e']);
});

test('work that throws hands its turn on', async () => {
  const turns = new Turns();
  const limits = { atOnce: 1, waitMs: 1e6 };
  const broken = turns.run(() => Promise.reject(new Error('broken')), limits);
  const next = turns.run(async () => 'next', limits);
  await expect(broken).rejects.toThrow('broken');
  expect(await next).toBe('next');
});
