import { afterEach, expect, test, vi } from 'vitest';
import type { Speed } from '@/lib/demos/model-choice';
import type { ReviewAnswer } from '@/lib/demos/review-answer';
import { runBatch } from './run-batch';

afterEach(() => vi.unstubAllGlobals());

interface Asked {
  readonly do_fast: boolean;
  readonly text: readonly string[];
}

/** Stands in for the network: what the server would answer to the n-th request (from 0). */
function network(respond: (asked: Asked, at: number) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  let running = 0;
  let mostRunning = 0;
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    init.signal?.throwIfAborted();
    const body = JSON.parse(String(init.body)) as Asked;
    mostRunning = Math.max(mostRunning, ++running);
    try {
      const response = await respond(body, asked.push(body) - 1);
      await Promise.resolve();
      return response;
    } finally {
      running--;
    }
  });
  return { asked, mostRunning: () => mostRunning };
}

/** Probability 0.9 for a text that ends in an even digit, 0.1 else: each row can be told by its answer. */
function answer({ text }: Asked): Response {
  const entries = text.map((review, at) => {
    const positive = Number(review.at(-1)) % 2 === 0;
    return [at, { text: review, label: positive ? 'positive' : 'negative', confidence: 0.9 }];
  });
  return Response.json(Object.fromEntries(entries));
}

function busy(seconds: string): Response {
  return new Response('{}', { status: 503, headers: { 'retry-after': seconds } });
}

async function run(
  texts: readonly string[],
  controller = new AbortController(),
  onChunk = () => {},
  speed: Speed = 'fast',
) {
  const answers = new Map<number, ReviewAnswer | undefined>();
  const waits: number[] = [];
  const end = await runBatch(
    texts,
    texts.map((_, at) => at),
    {
      speed,
      signal: controller.signal,
      onWait: (waitMs) => waits.push(waitMs),
      sleep: async () => {},
      onAnswers: (indexes, given) => {
        indexes.forEach((index, at) => {
          expect(answers.has(index)).toBe(false);
          answers.set(index, given[at]);
        });
        onChunk();
      },
    },
  );
  return { end, answers, waits };
}

const thousand = Array.from({ length: 1000 }, (_, at) => `리뷰 ${at}`);

test('every row gets its own answer, in requests of at most 256 texts, two at a time', async () => {
  const { asked, mostRunning } = network(answer);
  const { end, answers } = await run(thousand);
  expect(end).toBe('finished');
  expect(asked.map(({ text }) => text.length)).toEqual([256, 256, 256, 232]);
  expect(mostRunning()).toBe(2);
  for (let at = 0; at < 1000; at++) expect(answers.get(at)?.label).toBe(at % 2 === 0 ? 'positive' : 'negative');
});

test('the accurate model is asked by name, for 32 texts at a time', async () => {
  const { asked } = network(answer);
  const { end, answers } = await run(thousand, undefined, undefined, 'accurate');
  expect(end).toBe('finished');
  expect(asked.map(({ text, do_fast }) => [text.length, do_fast])).toEqual([
    ...Array.from({ length: 31 }, () => [32, false]),
    [8, false],
  ]);
  expect(answers.size).toBe(1000);
});

test('long reviews make requests below 900 kB', async () => {
  const { asked } = network(answer);
  const { end } = await run(Array.from({ length: 100 }, () => `${'가'.repeat(9_999)}1`));
  expect(end).toBe('finished');
  for (const body of asked) expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(900_000);
  expect(asked.flatMap(({ text }) => text)).toHaveLength(100);
});

test('a busy server is waited for as long as it says, and then loses no row', async () => {
  network((body, at) => (at === 0 ? busy('4') : at === 2 ? busy('1') : answer(body)));
  const { end, answers, waits } = await run(thousand);
  expect(end).toBe('finished');
  expect(waits.sort()).toEqual([1000, 4000]);
  expect(answers.size).toBe(1000);
});

test('a server that stays busy is asked three times a request, then the run stops and the rest can go on later', async () => {
  const { asked } = network(() => busy('1'));
  const { end, answers } = await run(['a1']);
  expect(end).toBe('busy');
  expect(asked).toHaveLength(3);
  expect(answers.size).toBe(0);
});

test('a request that is refused fails its own rows only', async () => {
  network((body, at) => (at === 1 ? new Response('{}', { status: 500 }) : answer(body)));
  const { end, answers } = await run(thousand);
  expect(end).toBe('finished');
  expect([...answers.values()].filter((given) => given === undefined)).toHaveLength(256);
});

test('a cut line stops the run and keeps what was answered', async () => {
  network((body, at) => (at < 2 ? answer(body) : Promise.reject(new TypeError('Failed to fetch'))));
  const { end, answers } = await run(thousand);
  expect(end).toBe('offline');
  expect(answers.size).toBe(512);
});

test('a page of a proxy instead of JSON counts as a cut line', async () => {
  network(() => new Response('<html>'));
  expect((await run(['a1'])).end).toBe('offline');
});

test('after a stop nothing more is sent', async () => {
  const { asked } = network(answer);
  const controller = new AbortController();
  const { end, answers } = await run(thousand, controller, () => controller.abort());
  expect(end).toBe('cancelled');
  // The two in flight; the second may have come back in the same moment.
  expect(asked.length).toBeLessThanOrEqual(2);
  expect([256, 512]).toContain(answers.size);
});
