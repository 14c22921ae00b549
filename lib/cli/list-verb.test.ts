import { appendFile, cp, mkdir, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ModelHouse, openModelHouse } from './fixtures/model-house';

let house: ModelHouse;
beforeEach(async () => {
  house = await openModelHouse();
});
afterEach(() => house.close());

test('every version is a line, and what is shipped hides the same number in the data folder', async () => {
  for (const number of ['1', '2']) {
    await cp(house.version, house.path('data/models/sentiment-fast', number), { recursive: true });
  }
  const manifest = house.path('data/models/sentiment-fast/2/model.json');
  await writeFile(
    manifest,
    (await house.read('models/sentiment-fast/1/model.json')).replace('"version": 1', '"version": 2'),
  );
  const { code, out, errors } = await house.run(['list']);
  expect(code).toBe(0);
  const lines = out.trim().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^sentiment-fast +2 +naive-bayes +937 kB .*added/);
  expect(lines[2]).toMatch(/^sentiment-fast +1 +naive-bayes +937 kB .*shipped/);
  expect(errors).toContain('passed over');
});

test('a version that is cut short or has no manifest is listed as broken, with its reason', async () => {
  await appendFile(`${house.version}/naive-bayes.bin`, 'x');
  await mkdir(house.path('data/models/half/3'), { recursive: true });
  const { code, out } = await house.run(['list', '--json']);
  expect(code).toBe(0);
  const [half, fast] = JSON.parse(out);
  expect(half).toMatchObject({ model: 'half', version: 3, shipped: false, whole: false });
  expect(half.problem.en).toContain('missing');
  expect(fast).toMatchObject({ model: 'sentiment-fast', shipped: true, whole: false, handler: 'naive-bayes' });
  expect(fast.problem.en).toBe('naive-bayes.bin has 936712 bytes, expected 936711. Copy the model again.');
});

test('a title cannot move the cursor', async () => {
  await house.editManifest((text) => text.replace('영화 리뷰 감성 (빠른 모델)', 'a\\u001b[2Jb'));
  const { out } = await house.run(['list']);
  expect(out).not.toContain('\u001b');
  expect(out).toContain('a\\u001b[2Jb');
});

test('a name behind list is a misuse that names show', async () => {
  const { code, out, errors } = await house.run(['list', 'sentiment-fast']);
  expect([code, out]).toEqual([2, '']);
  expect(errors).toContain('show NAME');
});

test('a house without models says so', async () => {
  await house.close();
  house = { ...house, close: async () => {} };
  expect(await house.run(['list'])).toMatchObject({ code: 0, out: '모델이 하나도 없어요. (There is no model.)\n' });
  expect((await house.run(['show', 'x'])).errors).toContain('models -- add');
});
