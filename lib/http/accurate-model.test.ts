import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handlerRegistry } from '@/lib/handlers/registry';
import { createModelServer, type StartedModelServer } from '@/lib/serving/create-model-server';
import { createTestLog } from '@/lib/serving/fixtures/test-log';
import { openTestDoor, type TestDoor } from './test-door';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const project = fileURLToPath(new URL('../..', import.meta.url));
const log = createTestLog();
let models: StartedModelServer;
let door: TestDoor;

beforeAll(async () => {
  models = createModelServer({
    roots: [`${project}/models`],
    handlers: handlerRegistry,
    workerFile: `${project}/dist/worker.js`,
    log,
    workers: 1,
  });
  await models.loaded;
  door = await openTestDoor({ models });
});
afterAll(async () => {
  await door.close();
  await models.close();
});

const courseReviews = [
  '음악이 주가 된, 최고의 음악영화',
  '발연기 도저히 못보겠다 진짜 이렇게 연기를 못할거라곤 상상도 못했네',
  '실화라서더욱아름답고찡하네요...많이울었어요벌써4년이란시간이흘렀네요',
];

test.each([
  [true, 'sentiment-fast/1', ['positive', 'negative', 'negative']],
  [false, 'sentiment-accurate/1', ['positive', 'negative', 'positive']],
])('with "do_fast": %s the course’s reviews are answered by %s', async (do_fast, model, labels) => {
  const response = await door.post({ text: courseReviews, do_fast });
  expect(response.headers.get('x-model-version')).toBe(model);
  const body = Object.values<Record<string, unknown>>(await response.json());
  expect(body.map(({ label }) => label)).toEqual(labels);
  expect(body.map(({ text }) => text)).toEqual(courseReviews);
  for (const entry of body) {
    expect(entry.confidence).toBeGreaterThan(0.5);
    expect(entry).not.toHaveProperty('truncated');
  }
});

test('a review too long for the accurate model is answered, and the answer says so', async () => {
  const body = await (await door.post({ text: ['최고예요 '.repeat(1000), '최고예요'], do_fast: false })).json();
  expect(body[0]).toMatchObject({ label: 'positive', truncated: true });
  expect(body[1]).not.toHaveProperty('truncated');
});

test('the accurate model explains approximately, word by word', async () => {
  const body = await (await door.post({ text: '연기가 최고', do_fast: false, explain: true })).json();
  expect(body[0].explanation).toMatchObject({
    kind: 'approximate',
    text: '연기가 최고',
    tokens: [
      { start: 0, end: 3, known: true },
      { start: 4, end: 6, known: true },
    ],
  });
});

test('256 single reviews at once are each answered with their own text and label', async () => {
  const texts = Array.from({ length: 256 }, (_, i) => `${i % 2 ? '최고의 영화' : '최악의 영화'} ${i}`);
  const answers = await Promise.all(texts.map(async (text) => (await door.post({ text, do_fast: false })).json()));
  for (const [i, body] of answers.entries()) {
    expect(body[0]).toMatchObject({ text: texts[i], label: i % 2 ? 'positive' : 'negative' });
  }
  expect(log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
});
