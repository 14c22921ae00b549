import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { ModelHandler } from '@/lib/serving/handler';
import { manifestSchema } from '@/lib/serving/manifest';
import type { Row } from '@/lib/serving/row';
import { startWorkerThread, type WorkerThread } from '@/lib/serving/worker-thread';
import { shippedContext } from './fixtures/transformer-context';
import { createNaiveBayesHandler } from './naive-bayes-handler';
import { createTransformerHandler } from './transformer-handler';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The course's own three; the fast model reads the third, which has hardly a space, wrongly. */
const courseReviews = [
  '음악이 주가 된, 최고의 음악영화',
  '발연기 도저히 못보겠다 진짜 이렇게 연기를 못할거라곤 상상도 못했네',
  '실화라서더욱아름답고찡하네요...많이울었어요벌써4년이란시간이흘렀네요',
];

const count = z.number().int().positive();
const metricsSchema = z.looseObject({
  accuracy: z.number(),
  accuracyBeforeQuantising: z.number(),
  calibrationError: z.number(),
  confusion: z.tuple([z.tuple([count, count]), z.tuple([count, count])]),
  testRows: count.optional(),
  validationRows: count.optional(),
});

const accurate = createTransformerHandler();

beforeAll(async () => {
  expect(await accurate.initialize(await shippedContext())).toEqual({ ok: true, value: undefined });
});
afterAll(() => accurate.close?.());

test('the course’s reviews are positive, negative, positive', async () => {
  expect((await answers(accurate, courseReviews)).map(({ label }) => label)).toEqual([
    'positive',
    'negative',
    'positive',
  ]);
});

test('the fast model says positive, negative, negative of them', async () => {
  const folder = new URL('../../models/sentiment-fast/1/', import.meta.url);
  const manifest = manifestSchema.parse(JSON.parse(await readFile(new URL('model.json', folder), 'utf8')));
  const fast = createNaiveBayesHandler();
  await fast.initialize({ manifest, folder: folder.pathname, readFile: (path) => readFile(new URL(path, folder)) });
  expect((await answers(fast, courseReviews)).map(({ label }) => label)).toEqual(['positive', 'negative', 'negative']);
});

test('a batch answers as each text alone, whatever it is padded to, in the order of the texts', async () => {
  const texts = [
    ...courseReviews,
    '',
    '🎬👍',
    '굿',
    '가나다라 '.repeat(60),
    '\u0000\ufeff',
    'The best film ever',
    ...Array.from({ length: 40 }, (_, i) => '재미있어요 '.repeat((i * 7) % 23).trim()),
  ];
  const together = await answers(accurate, texts);
  for (const [i, text] of texts.entries()) {
    const [alone] = await answers(accurate, [text]);
    expect(together[i].label).toBe(alone.label);
    expect(together[i].truncated).toBe(alone.truncated);
    for (const side of [0, 1]) {
      expect(Math.abs(probabilitiesOf(together[i])[side] - probabilitiesOf(alone)[side])).toBeLessThan(1e-4);
    }
  }
});

test('an empty text is nearly undecided, and 10,000 characters are read up to the limit', async () => {
  const read = '최고예요 '.repeat(35).replaceAll(' ', '');
  const [empty, whole, long, spaced] = await answers(accurate, [
    '',
    read,
    `${read}${'쓰레기'.repeat(3287)}`,
    '최고 '.repeat(3333),
  ]);
  expect(empty.confidence).toBeLessThan(0.6);
  expect([whole.truncated, long.truncated, spaced.truncated]).toEqual([false, true, true]);
  expect(probabilitiesOf(long)).toEqual(probabilitiesOf(whole));
});

test('every signature of the manifest is answered with exactly its outputs', async () => {
  const { manifest } = await shippedContext();
  for (const [name, signature] of Object.entries(manifest.signatures)) {
    const [row] = await accurate.handle([{ text: '최고' }], name);
    expect(Object.keys(row).sort()).toEqual(Object.keys(signature.outputs).sort());
  }
});

test('the manifest’s metrics hold together, and are those of the model card', async () => {
  const { manifest, folder } = await shippedContext();
  const metrics = metricsSchema.parse(manifest.metrics);
  const [[first, second], [third, fourth]] = metrics.confusion;
  const rows = first + second + third + fourth;
  expect(metrics.testRows ?? metrics.validationRows).toBe(rows);
  expect(metrics.accuracy).toBeCloseTo((first + fourth) / rows, 5);
  expect(metrics.accuracy).toBeGreaterThanOrEqual(0.875);
  expect(metrics.calibrationError).toBeLessThanOrEqual(0.03);
  expect(metrics.accuracyBeforeQuantising - metrics.accuracy).toBeLessThanOrEqual(0.002);
  const card = await readFile(`${folder}/MODEL_CARD.md`, 'utf8');
  for (const count of [first, second, third, fourth]) expect(card).toContain(count.toLocaleString('en-US'));
});

test('the files take at most 25 MB', async () => {
  const { manifest } = await shippedContext();
  expect(manifest.files.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(25_000_000);
});

test('regress and classify give the probabilities of serving_default', async () => {
  const [row] = await answers(accurate, ['지루해요']);
  const probabilities = probabilitiesOf(row);
  expect(await accurate.handle([{ text: '지루해요' }], 'regress')).toEqual([{ outputs: probabilities[1] }]);
  expect(await accurate.handle([{ text: '지루해요' }], 'classify')).toEqual([
    { classes: ['negative', 'positive'], scores: probabilities },
  ]);
});

test('an explanation weighs each word by what the answer loses without it', async () => {
  const text = '음악은 최고 그러나 이야기는 지루했다';
  const [explanation] = (await accurate.explain?.([{ text }])) ?? [];
  const [row] = await answers(accurate, [text]);
  const [negative, positive] = probabilitiesOf(row);
  expect(explanation.kind).toBe('approximate');
  expect(explanation.logOdds).toBeCloseTo(Math.log(positive / negative), 4);
  const weights = new Map(explanation.tokens.map(({ start, end, weight }) => [text.slice(start, end), weight]));
  expect([...weights.keys()]).toEqual(['음악은', '최고', '그러나', '이야기는', '지루했다']);
  expect(weights.get('최고')).toBeGreaterThan(0.5);
  expect(weights.get('지루했다')).toBeLessThan(-0.5);
  const [without] = await answers(accurate, ['음악은 최고 그러나 이야기는']);
  const [lessNegative, lessPositive] = probabilitiesOf(without);
  expect(weights.get('지루했다')).toBeCloseTo(explanation.logOdds - Math.log(lessPositive / lessNegative), 4);
});

test('a text too long to be read whole is explained up to where it is read', async () => {
  const [explanation] = (await accurate.explain?.([{ text: '최고의 영화 '.repeat(500) }])) ?? [];
  // 140 characters are read, spaces not counted: 28 times "최고의영화".
  expect(explanation.text.replaceAll(' ', '')).toHaveLength(140);
  expect(explanation.tokens.length).toBe(56);
});

test('a worker thread starts, answers, ends and starts again, and the process lives on', async () => {
  const { folder, manifest } = await shippedContext();
  for (let life = 0; life < 3; life++) {
    const thread = startWorkerThread({
      file: fileURLToPath(new URL('../../dist/worker.js', import.meta.url)),
      boot: { folder, manifest },
      heapMiB: 512,
      onCrash: (reason) => {
        throw reason;
      },
    });
    expect(await thread.ready).toMatchObject({ kind: 'answered', answer: { kind: 'done' } });
    expect((await askThread(thread, courseReviews)).map(({ label }) => label)).toEqual([
      'positive',
      'negative',
      'positive',
    ]);
    await thread.stop();
  }
});

test('closing frees the network: opening it many times over takes the memory of one', async () => {
  const context = await shippedContext();
  const openAndClose = async () => {
    const handler = createTransformerHandler();
    await handler.initialize(context);
    await handler.close?.();
  };
  for (let i = 0; i < 3; i++) await openAndClose();
  const before = process.memoryUsage.rss();
  for (let i = 0; i < 8; i++) await openAndClose();
  // One copy of the network takes more than its 24 MB; eight would take 190.
  expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 2 ** 20);
});

async function askThread(thread: WorkerThread, texts: readonly string[]): Promise<readonly Row[]> {
  const rows = texts.map((text) => ({ text }));
  const outcome = await thread.run({ kind: 'predict', rows, signature: 'serving_default' });
  if (outcome.kind !== 'answered' || outcome.answer.kind !== 'done') throw new Error(JSON.stringify(outcome));
  // The outputs of the job above are this handler's rows.
  return outcome.answer.outputs as readonly Row[];
}

async function answers(model: ModelHandler, texts: readonly string[]): Promise<readonly Row[]> {
  return model.handle(
    texts.map((text) => ({ text })),
    'serving_default',
  );
}

function probabilitiesOf({ probabilities }: Row): readonly number[] {
  if (!Array.isArray(probabilities)) throw new Error('No probabilities.');
  return probabilities.map(Number);
}
