import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handlerRegistry } from '@/lib/handlers/registry';
import { createModelServer, type StartedModelServer } from '@/lib/serving/create-model-server';
import { createTestLog } from '@/lib/serving/fixtures/test-log';
import { ask } from './fixtures/ask';
import { openTestDoor, type TestDoor } from './test-door';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const project = fileURLToPath(new URL('../..', import.meta.url));
let models: StartedModelServer;
let door: TestDoor;
beforeAll(async () => {
  models = createModelServer({
    roots: [`${project}/models`],
    handlers: handlerRegistry,
    workerFile: `${project}/dist/worker.js`,
    log: createTestLog(),
    workers: 1,
  });
  await models.loaded;
  door = await openTestDoor({ models });
});
afterAll(async () => {
  await door.close();
  await models.close();
});

const reviews = ['음악이 주가 된, 최고의 음악영화', '발연기 도저히 못보겠다', '실화라서더욱아름답고찡하네요...'];
const post = (path: string, body: unknown) => ask(door.port, 'POST', `/v1/models/${path}`, JSON.stringify(body));

async function rowsOf(model: string): Promise<readonly Record<string, unknown>[]> {
  const predicted = await models.predict({ model, rows: reviews.map((text) => ({ text })) });
  if (!predicted.ok) throw new Error(predicted.failure.message.en);
  return predicted.value.rows;
}

test.each(['sentiment-fast', 'sentiment-accurate'])('the request of the course is answered by %s', async (model) => {
  const expected = await rowsOf(model);
  const body = { signature_name: 'serving_default', instances: reviews };
  const { status, headers, text } = await post(`${model}:predict`, body);
  expect([status, headers['x-model-version']]).toEqual([200, `${model}/1`]);
  expect(JSON.parse(text)).toEqual({ predictions: expected });
  const named = await post(`${model}/versions/1:predict`, { instances: reviews.map((text) => ({ text })) });
  expect(named.text).toBe(text);
  const columns = JSON.parse((await post(`${model}:predict`, { inputs: { text: reviews } })).text);
  expect(columns.outputs.label).toEqual(expected.map(({ label }) => label));
});

test.each(['sentiment-fast', 'sentiment-accurate'])(
  '%s classifies, and regresses to how positive it is',
  async (model) => {
    const expected = await rowsOf(model);
    const body = { examples: reviews.map((text) => ({ text })) };
    const { results } = JSON.parse((await post(`${model}:classify`, body)).text);
    for (const [index, classes] of results.entries()) {
      const scores = new Map<string, number>(classes);
      expect([...scores.values()]).toEqual(expected[index]?.probabilities);
      expect([...scores.keys()]).toEqual(['negative', 'positive']);
    }
    const positive = JSON.parse((await post(`${model}:regress`, body)).text).results;
    expect(positive).toEqual(expected.map(({ probabilities }) => (probabilities as number[])[1]));
  },
);

test('metadata describes the signatures of the shipped models, and their status is AVAILABLE', async () => {
  for (const model of ['faces', 'sentiment-accurate', 'sentiment-fast']) {
    const { text } = await ask(door.port, 'GET', `/v1/models/${model}/metadata`);
    expect(JSON.parse(text).metadata.signature_def.signature_def).toHaveProperty('serving_default');
    const status = JSON.parse((await ask(door.port, 'GET', `/v1/models/${model}`)).text);
    expect(status.model_version_status[0]).toMatchObject({ version: '1', state: 'AVAILABLE' });
  }
});
