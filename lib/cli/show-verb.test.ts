import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifestSchema } from '@/lib/serving/manifest';
import { type ModelHouse, openModelHouse } from './fixtures/model-house';

let house: ModelHouse;
beforeAll(async () => {
  house = await openModelHouse();
});
afterAll(() => house.close());

test('all that the manifest says is there, tensors below each other', async () => {
  const { code, out, errors } = await house.run(['show', 'sentiment-fast']);
  expect([code, errors]).toEqual([0, '']);
  const { files } = manifestSchema.parse(JSON.parse(await house.read('models/sentiment-fast/1/model.json')));
  for (const { path, size, sha256 } of files) expect(out).toContain(`${path}  ${size}  sha256 ${sha256}`);
  for (const words of ['CC0-1.0', '1  positive', 'accuracy', '0.8217', 'train.rows', '150000']) {
    expect(out).toContain(words);
  }
  for (const line of [
    "서명 · signature 'serving_default' (predict)",
    '    text           string   ()   영화 리뷰 / Movie review',
    '    probabilities  float64  (2)  분류별 확률 / Probability of each label',
    "서명 · signature 'regress' (regress)",
  ]) {
    expect(out.split('\n')).toContain(line);
  }
});

test('--signature keeps one, and --json has the manifest’s own fields', async () => {
  const { code, out } = await house.run([
    'show',
    'sentiment-fast',
    '--version',
    '1',
    '--signature',
    'regress',
    '--json',
  ]);
  expect(code).toBe(0);
  const manifest = JSON.parse(await house.read('models/sentiment-fast/1/model.json'));
  const shown = JSON.parse(out);
  expect(shown.signatures).toEqual({ regress: manifest.signatures.regress });
  for (const name of ['labels', 'metrics', 'provenance', 'files', 'licence', 'title']) {
    expect(shown[name]).toEqual(manifest[name]);
  }
  expect(shown).toMatchObject({ versions: [{ version: 1, shipped: true }], whole: true, warmups: 0 });
});

test('names that the server’s configuration gives to versions are shown, and a wrong file is told', async () => {
  await mkdir(house.path('data'));
  await house.write('data/server.json', '{"models": {"sentiment-fast": {"labels": {"stable": 1}}}}');
  expect((await house.run(['show', 'sentiment-fast'])).out).toMatch(/version labels +stable → 1\n/);
  await house.write('data/server.json', '{\n"models": 1}');
  const { code, errors } = await house.run(['show', 'sentiment-fast']);
  expect(code).toBe(0);
  expect(errors).toContain('Line 2');
});

test.each<[string[], string]>([
  [[], 'show NAME'],
  [['a', 'b'], 'show NAME'],
  [['sentiment-fast', '--version', '01'], '--version'],
  [['sentiment-fast', '--version', 'latest'], '--version'],
  [['sentiment-fast', '--signature', 'predict'], 'serving_default, classify, regress'],
  [['sentiment-fast', '--signature', 'constructor'], 'serving_default, classify, regress'],
  [['sentiment-fast', '--all'], "'--all'"],
  [['sentiment-fsat'], 'Did you mean sentiment-fast?'],
  [['fast'], 'Did you mean sentiment-fast?'],
  [['bert'], 'There are: sentiment-fast.'],
  [['../models'], 'There is no model'],
  [['sentiment-fast', '--version', '7'], 'It has: 1.'],
])('show %j is refused with exit 2 and what would do', async (args, words) => {
  const { code, out, errors } = await house.run(['show', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(errors).toContain(words);
  expect(errors).toMatch(/[가-힣].*\n\(.*\)\n$/);
});

test('a manifest with a field that is not known is refused with the field, on one line that moves no cursor', async () => {
  const broken = await openModelHouse();
  await broken.editManifest((text) => text.replace('"format": 1,', '"format": 1, "\\u001b[2J": 1, "x": 2,'));
  const { code, out, errors } = await broken.run(['show', 'sentiment-fast']);
  await broken.close();
  expect([code, out]).toEqual([1, '']);
  expect(errors).toContain('"x"');
  expect(errors).not.toContain('\u001b');
  expect(errors.trim().split('\n')).toHaveLength(3);
});
