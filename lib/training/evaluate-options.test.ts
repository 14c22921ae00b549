import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseEvaluateOptions } from './evaluate-options';

let corpus: string;
beforeAll(async () => {
  corpus = await mkdtemp(join(tmpdir(), 'lectern-corpus-'));
  for (const name of ['ratings_train.txt', 'ratings_test.txt']) await writeFile(join(corpus, name), '');
});
afterAll(() => rm(corpus, { recursive: true }));

test('a model alone is judged on the test rows, by the corpus the environment names', () => {
  expect(parseEvaluateOptions(['sentiment-fast'], { LECTERN_NSMC: corpus, LECTERN_DATA: '/data' })).toEqual({
    ok: true,
    value: {
      model: 'sentiment-fast',
      version: undefined,
      data: corpus,
      part: 'test',
      unquantised: undefined,
      writeMetrics: false,
      dataFolder: '/data',
    },
  });
});

test('options are read', () => {
  const args = ['--rows', 'validation', 'm', '--version', '12', '--data', corpus, '--write-metrics'];
  expect(parseEvaluateOptions([...args, '--unquantised', 'export'], {})).toMatchObject({
    value: { model: 'm', version: 12, part: 'validation', data: corpus, writeMetrics: true, unquantised: 'export' },
  });
});

test.each([
  ['no model', []],
  ['two models', ['a', 'b']],
  ['a path', ['../models']],
  ['rows of no such part', ['a', '--rows', 'all']],
  ['a version of no such form', ['a', '--version', '1.5']],
  ['an unknown option', ['a', '--fast']],
])('%s is refused with how to ask for help', (_, args) => {
  const parsed = parseEvaluateOptions(args, { LECTERN_NSMC: corpus });
  expect(parsed).toMatchObject({ failure: { code: 'bad_input', message: { ko: expect.stringContaining('--help') } } });
});
