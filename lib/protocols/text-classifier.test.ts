import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type Manifest, manifestSchema } from '@/lib/serving/manifest';
import type { TensorSpec } from '@/lib/serving/signature';
import { givesProbabilities, isTextClassifier } from './text-classifier';

const shipped = (name: string) => new URL(`../../models/${name}/1/model.json`, import.meta.url);
const read = async (name: string) => manifestSchema.parse(JSON.parse(await readFile(shipped(name), 'utf8')));

test.each([
  ['sentiment-fast', true],
  ['sentiment-accurate', true],
  ['faces', false],
])('of the shipped models, %s is a text classifier: %s', async (name, expected) => {
  const manifest = await read(name);
  expect([isTextClassifier(manifest), givesProbabilities(manifest)]).toEqual([expected, expected]);
});

test('without names for its labels, or without their probabilities, there is nothing to draw bars of', async () => {
  const { labels: _, ...nameless } = await read('sentiment-fast');
  expect([isTextClassifier(nameless), givesProbabilities(nameless)]).toEqual([true, false]);
  expect(givesProbabilities(await withOutput({ dtype: 'float64', shape: [] }))).toBe(false);
  expect(givesProbabilities(await withOutput({ dtype: 'string', shape: [2] }))).toBe(false);
  expect(givesProbabilities(await withOutput({ dtype: 'float32', shape: [-1] }))).toBe(true);
});

test('a model that is not there is none', () => {
  expect([isTextClassifier(undefined), givesProbabilities(undefined)]).toEqual([false, false]);
});

async function withOutput(probabilities: TensorSpec): Promise<Manifest> {
  const manifest = await read('sentiment-fast');
  const signature = manifest.signatures.serving_default;
  if (!signature) throw new Error('The shipped model has no serving_default.');
  const outputs = { ...signature.outputs, probabilities };
  return { ...manifest, signatures: { serving_default: { ...signature, outputs } } };
}
