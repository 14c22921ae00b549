import { expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import { err, ok } from '@/lib/base/result';
import type { Manifest } from '@/lib/serving/manifest';
import type { ModelServer, Prediction } from '@/lib/serving/model-server';
import type { Row } from '@/lib/serving/row';
import { describeApi } from './openapi-document';

const manifest: Manifest = {
  format: 1,
  name: 'mood',
  version: 1,
  handler: 'any',
  title: { ko: '기분', en: 'Mood' },
  description: { ko: '글의 기분', en: 'The mood of a text' },
  licence: 'Apache-2.0',
  files: [],
  signatures: {
    serving_default: {
      method: 'predict',
      inputs: { text: { dtype: 'string', shape: [] } },
      outputs: { label: { dtype: 'string', shape: [] } },
    },
  },
};

const path = '/v1/models/mood:predict';

test('a model that answers late is described at once, and its answer stands there the next time', async () => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const models = oneModel(async (rows) => {
    await answered;
    return { model: 'mood', version: 1, rows: rows.map(() => ({ label: 'glad' })) };
  });
  const early = JSON.stringify((await describeApi(models, 'ko', 0)).paths[path]);
  expect(early).toContain('"text"');
  expect(early).not.toContain('glad');
  answer();
  const late = await describeApi(models, 'ko', 10_000);
  expect(JSON.stringify(late.paths[path])).toContain('glad');
  expect(await describeApi(models, 'ko', 0)).toBe(late);
});

/** A server of one model, of which only what a description asks for can be asked. */
function oneModel(predict: (rows: readonly Row[]) => Promise<Prediction>): ModelServer {
  const nothing = () => {
    throw new Error('A description does not ask for this.');
  };
  const servable = { model: 'mood', version: 1, manifest };
  return {
    predict: async ({ rows }) => ok(await predict(rows)),
    explain: nothing,
    readFile: nothing,
    find: ({ model }) =>
      model === 'mood' ? ok(servable) : err(failure('model_not_found', '그런 모델이 없어요.', 'No such model.')),
    configuration: () => ({}),
    statuses: () => [{ ...servable, state: 'AVAILABLE', labels: [], queued: 0, running: 0, workerRestarts: 0 }],
    isReady: () => true,
    close: nothing,
  };
}
