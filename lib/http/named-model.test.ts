import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok } from '@/lib/base/result';
import type { Manifest } from '@/lib/serving/manifest';
import type { ModelServer, VersionStatus } from '@/lib/serving/model-server';
import { codeOf, echoModels, openTestDoor, type TestDoor } from './test-door';

const text = { dtype: 'string' as const, shape: [] };
const outputs = { label: text, confidence: { dtype: 'float64' as const, shape: [] } };

const statuses = [
  status('sentiment-fast', 2, { text }, outputs),
  status('sentiment-fast', 3, { text }, outputs),
  status('sentiment-fast', 1, { text }, outputs),
  status('faces', 1, { image: { dtype: 'bytes', shape: [] } }, { boxes: { dtype: 'record', shape: [-1] } }),
  status('two-texts', 1, { text, other: text }, outputs),
  status('long-text', 1, { text: { dtype: 'string', shape: [2] } }, outputs),
  status('no-label', 1, { text }, { confidence: outputs.confidence }),
  status('label-number', 1, { text }, { ...outputs, label: outputs.confidence }),
];

let door: TestDoor;
beforeAll(async () => {
  const echo = echoModels();
  const models: ModelServer = {
    ...echo,
    statuses: () => statuses,
    async predict(request) {
      const answered = await echo.predict(request);
      return answered.ok ? ok({ ...answered.value, version: request.version ?? 0 }) : answered;
    },
  };
  door = await openTestDoor({ models });
});
afterAll(() => door.close());

test('a model that is named answers, and says which version of it did', async () => {
  const response = await door.post({ text: ['가', '나'], model: 'sentiment-fast' });
  expect(response.status).toBe(200);
  expect(response.headers.get('x-model-version')).toBe('sentiment-fast/3');
  expect(Object.keys(await response.json())).toEqual(['0', '1']);
});

test('a name that no model has is 404, by the words of the model server', async () => {
  const response = await door.post({ text: 'a', model: 'nobody' });
  expect([response.status, await codeOf(response)]).toEqual([404, 'model_not_found']);
});

test.each(['faces', 'two-texts', 'long-text', 'no-label', 'label-number'])(
  'the model %s, which does not turn a text into a label, is refused in words',
  async (model) => {
    const response = await door.post({ text: 'a', model }, { 'accept-language': 'en' });
    expect(response.status).toBe(400);
    expect((await response.json()).error).toEqual({
      code: 'bad_input',
      message: expect.stringContaining("doesn't take a text and give a label"),
    });
  },
);

test('a name and a wish for another model are refused together', async () => {
  const response = await door.post({ text: 'a', model: 'sentiment-fast', do_fast: false });
  expect([response.status, await codeOf(response)]).toEqual([400, 'bad_input']);
});

type Tensors = Manifest['signatures'][string]['inputs'];

function status(model: string, version: number, inputs: Tensors, given: Tensors): VersionStatus {
  const words = { ko: '시험', en: 'test' };
  const manifest: Manifest = {
    format: 1,
    name: model,
    version,
    handler: 'test',
    title: words,
    description: words,
    licence: 'CC0-1.0',
    signatures: { serving_default: { method: 'predict', inputs, outputs: given } },
    files: [],
  };
  return { model, version, state: 'AVAILABLE', labels: [], manifest, queued: 0, running: 0, workerRestarts: 0 };
}
