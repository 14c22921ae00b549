import { expect, test } from 'vitest';
import { askPatiently } from './ask-patiently';
import type { Asked } from './ask-predict';

const answer: Asked = { ok: true, answer: { label: 'positive', positive: 0.9 } };
const loading: Asked = { ok: false, failure: { reason: 'loading', said: '불러오는 중이에요.' } };
const busy: Asked = { ok: false, failure: { reason: 'busy' } };

async function play(answers: readonly Asked[], signal = new AbortController().signal) {
  const waits: number[] = [];
  let asked = 0;
  let seenLoading = 0;
  const last = await askPatiently(async () => answers[Math.min(asked++, answers.length - 1)] ?? busy, {
    signal,
    onLoading: () => seenLoading++,
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  return { last, asked, waits, seenLoading };
}

test('a model that is being loaded is asked again until it answers', async () => {
  expect(await play([loading, loading, answer])).toEqual({
    last: answer,
    asked: 3,
    waits: [1000, 1000],
    seenLoading: 2,
  });
});

test('any other failure is the answer at once', async () => {
  expect(await play([busy, answer])).toMatchObject({ last: busy, asked: 1 });
});

test('after half a minute the server’s own sentence is told', async () => {
  const { last, waits } = await play([loading]);
  expect(last).toEqual({ ok: false, failure: { reason: 'unavailable', said: '불러오는 중이에요.' } });
  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(30_000);
});

test('nobody is asked again once nobody waits', async () => {
  const controller = new AbortController();
  let asked = 0;
  const patience = { signal: controller.signal, onLoading: () => controller.abort(), sleep: async () => {} };
  const waiting = askPatiently(async () => {
    asked++;
    return loading;
  }, patience);
  await expect(waiting).rejects.toThrow();
  expect(asked).toBe(1);
});
