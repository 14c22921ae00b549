import { cp, mkdtemp, readFile, realpath, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModelHandler } from '@/lib/serving/handler';
import { RefusedInput } from '@/lib/serving/refused-input';
import type { Row } from '@/lib/serving/row';
import { tinyContext } from './fixtures/transformer-context';
import { createTransformerHandler } from './transformer-handler';

const tiny = createTransformerHandler();

beforeAll(async () => {
  expect(await tiny.initialize(tinyContext())).toEqual({ ok: true, value: undefined });
});
afterAll(() => tiny.close?.());

test('the probabilities are the softmax of the sums that the network is made of', async () => {
  const [row] = await answers(tiny, ['Good good  BAD film']);
  const shares = [Math.exp(4), Math.exp(2), Math.exp(0)];
  const sum = shares[0] + shares[1] + shares[2];
  expect(row).toMatchObject({ label: 'good', truncated: false });
  expectClose(
    probabilitiesOf(row),
    shares.map((share) => share / sum),
  );
  expect(row.confidence).toBe(probabilitiesOf(row)[0]);
});

test('equal probabilities give the first label', async () => {
  expect((await answers(tiny, ['', 'bad fine'])).map(({ label }) => label)).toEqual(['good', 'bad']);
});

test('answers come in the order of the texts, and a batch answers as each text alone', async () => {
  const texts = ['fine', 'bad bad bad film films', '', 'good', 'film film bad', '🎬 unknown', 'fine fine good bad'];
  const together = await answers(tiny, texts);
  for (const [i, text] of texts.entries()) {
    const [alone] = await answers(tiny, [text]);
    expect(together[i].label).toBe(alone.label);
    expectClose(probabilitiesOf(together[i]), probabilitiesOf(alone));
  }
});

test('a long text is cut behind the tokens that are read, and its answer says so', async () => {
  const read = 'good '.repeat(6).trim();
  const [exactly, cut, long] = await answers(tiny, [read, `${read} bad`, `${read}${' bad'.repeat(3000)}`]);
  expect([exactly.truncated, cut.truncated, long.truncated]).toEqual([false, true, true]);
  expect(probabilitiesOf(cut)).toEqual(probabilitiesOf(exactly));
  expect(probabilitiesOf(long)).toEqual(probabilitiesOf(exactly));
});

test('many unknown words in front of a long text use up what is read', async () => {
  const [row] = await answers(tiny, [`${'가나다라마바사아자차카타파하 '.repeat(6)}bad`]);
  expect(row).toMatchObject({ label: 'good', truncated: true });
});

test('a text is cleaned as for the fast model', async () => {
  const [row, same] = await answers(tiny, ['\u0000good\t\n\u001cbad\u200b', 'good bad']);
  expect(row).toEqual(same);
});

test('classify gives every label, and regress and explanations are refused in words with three labels', async () => {
  const [row] = await tiny.handle([{ text: 'fine' }], 'classify');
  expect(row.classes).toEqual(['good', 'bad', 'fine']);
  expectClose(row.scores, probabilitiesOf((await answers(tiny, ['fine']))[0]));
  await expect(Promise.resolve(tiny.handle([{ text: 'fine' }], 'regress'))).rejects.toThrow(RefusedInput);
  await expect(Promise.resolve(tiny.explain?.([{ text: 'fine' }]))).rejects.toMatchObject({
    failure: { code: 'bad_input', message: { ko: expect.stringContaining('3개') } },
  });
});

test('a batch of no rows has no answers, and an unknown signature is a bug', async () => {
  expect(await answers(tiny, [])).toEqual([]);
  await expect(Promise.resolve(tiny.handle([{ text: 'a' }], 'other'))).rejects.toThrow('no signature "other"');
});

test.each([
  ['labels in another order', { labels: ['bad', 'good', 'fine'] }, 'differ from model.json'],
  ['two labels for three', { labels: ['good', 'bad'] }, 'differ from model.json'],
  ['no options', { options: {} }, 'file, max_tokens'],
  ['a file of weights of another layout', { options: { file: '../model.onnx', max_tokens: 8 } }, '(file)'],
  ['weights that are not there', { options: { file: 'onnx/model_quantized.onnx', max_tokens: 8 } }, 'could not be'],
])('refuses %s', async (_, changes, reason) => {
  const started = await createTransformerHandler().initialize(tinyContext(changes));
  expect(started).toMatchObject({
    ok: false,
    failure: { code: 'model_invalid', message: { en: expect.stringContaining(reason) } },
  });
});

const broken: [what: string, breakIt: (folder: string) => Promise<void>, reason: string][] = [
  ['a network that is cut short', (folder) => truncate(join(folder, 'onnx/model.onnx'), 300), 'could not be opened'],
  ['a web page in place of the network', (folder) => spoil(folder, 'onnx/model.onnx'), 'could not be opened'],
  ['a tokenizer.json that is none', (folder) => spoil(folder, 'tokenizer.json'), 'tokenizer.json could not be opened'],
  ['a config.json that is none', (folder) => spoil(folder, 'config.json'), 'config.json is not readable'],
  [
    'fewer labels in config.json than scores of the network',
    (folder) => edit(folder, 'config.json', { id2label: { 0: 'good', 1: 'bad' } }),
    'expected float32 [2, 2]',
  ],
  ['another tokeniser class', (folder) => edit(folder, 'tokenizer_config.json', { tokenizer_class: 'KoTok' }), 'KoTok'],
  ['a vocabulary the network lacks', (folder) => edit(folder, 'config.json', { vocab_size: 5 }), 'up to 8'],
  ['a network of another kind', (folder) => edit(folder, 'config.json', { model_type: 'wat' }), 'could not be opened'],
  [
    'a network of many labels at once',
    (folder) => edit(folder, 'config.json', { problem_type: 'multi_label_classification' }),
    'one label per text',
  ],
];

test.each(broken)('refuses %s', async (_, breakIt, reason) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lectern-tiny-')));
  try {
    await cp(tinyContext().folder, folder, { recursive: true });
    await breakIt(folder);
    const labels = reason.includes('[2, 2]') ? ['good', 'bad'] : ['good', 'bad', 'fine'];
    const started = await createTransformerHandler().initialize(tinyContext({ labels }, folder));
    expect(started).toMatchObject({ ok: false, failure: { code: 'model_invalid' } });
    expect(JSON.stringify(started)).toContain(reason);
    expect(JSON.stringify(started)).not.toContain(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a handler that was not initialised, or is closed, throws', async () => {
  const handler = createTransformerHandler();
  await expect(answers(handler, ['good'])).rejects.toThrow('before initialize');
  await handler.initialize(tinyContext());
  await handler.close?.();
  await expect(answers(handler, ['good'])).rejects.toThrow('after close');
});

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

function expectClose(got: unknown, expected: readonly number[]): void {
  const numbers = Array.isArray(got) ? got.map(Number) : [];
  expect(numbers).toHaveLength(expected.length);
  for (const [i, number] of numbers.entries()) expect(Math.abs(number - expected[i])).toBeLessThan(1e-6);
}

function spoil(folder: string, file: string): Promise<void> {
  return writeFile(join(folder, file), '<html>not found</html>');
}

async function edit(folder: string, file: string, changes: object): Promise<void> {
  const path = join(folder, file);
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), ...changes }));
}
