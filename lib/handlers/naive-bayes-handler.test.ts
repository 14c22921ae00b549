import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { HandlerContext, ModelHandler } from '@/lib/serving/handler';
import { manifestSchema } from '@/lib/serving/manifest';
import type { Row } from '@/lib/serving/row';
import oracle from './fixtures/naive-bayes-oracle.json';
import { createNaiveBayesHandler } from './naive-bayes-handler';

const shipped = new URL('../../models/sentiment-fast/1/', import.meta.url);
const handler = createNaiveBayesHandler();

beforeAll(async () => {
  expect(await handler.initialize(await shippedContext())).toEqual({ ok: true, value: undefined });
});

test('gives the probabilities and labels of scikit-learn for 600 reviews of the test set', () => {
  const rows = answersOf(
    handler,
    oracle.reviews.map(([text]) => String(text)),
  );
  expect(rows).toHaveLength(600);
  for (const [i, [, negative, positive]] of oracle.reviews.entries()) {
    expectAnswer(rows[i], Number(negative), Number(positive));
  }
});

test.each(oracle.edgeCases.map((edge) => [JSON.stringify(edge.text).slice(0, 60), edge] as const))(
  'gives the probabilities of scikit-learn for %s',
  (_, edge) => {
    const [row] = answersOf(handler, [edge.text]);
    expectAnswer(row, edge.probabilities[0], edge.probabilities[1]);
  },
);

test('answers each row of a batch as it answers the row alone', () => {
  const texts = [
    ...oracle.edgeCases.map(({ text }) => text),
    ...oracle.reviews.slice(0, 50).map(([text]) => String(text)),
  ];
  expect(answersOf(handler, texts)).toEqual(texts.flatMap((text) => answersOf(handler, [text])));
});

test('a batch of no rows has no answers', () => {
  expect(answersOf(handler, [])).toEqual([]);
});

test('an explanation is exact: bias and weights add up to the log-odds of the answer', () => {
  const texts = [
    ...oracle.edgeCases.map(({ text }) => text),
    ...oracle.reviews.slice(0, 100).map(([text]) => String(text)),
  ];
  const explanations = explain(handler, texts);
  const rows = answersOf(handler, texts);
  for (const [i, explanation] of explanations.entries()) {
    const [negative, positive] = probabilitiesOf(rows[i]);
    const sum = explanation.tokens.reduce((total, token) => total + token.weight, explanation.bias);
    expect(explanation.kind).toBe('exact');
    expect(sum).toBe(explanation.logOdds);
    if (Math.min(negative, positive) > 0) expect(sum).toBeCloseTo(Math.log(positive / negative), 8);
  }
});

test.each(oracle.edgeCases)('explains the cleaned text word by word: $clean', (edge) => {
  const [explanation] = explain(handler, [edge.text]);
  const words = explanation.tokens.map(({ start, end }) => explanation.text.slice(start, end));
  expect(explanation.text).toBe(edge.clean);
  expect(words).toHaveLength(edge.tokens.length);
  for (const [i, word] of words.entries()) {
    // İ lower-cases to two characters of which the second is no word character; final sigma needs the word's end.
    const lowered = word.toLowerCase().replace('\u0307', '');
    expect([lowered, lowered.replace(/σ$/, 'ς'), lowered.replace(/ς$/, 'σ')]).toContain(edge.tokens[i]);
  }
  expect(explanation.tokens.filter(({ known }) => known)).toHaveLength(edge.known.length);
  for (const token of explanation.tokens) if (!token.known) expect(token.weight).toBe(0);
});

test('offsets stay right behind a letter that lower-casing makes longer', () => {
  const [explanation] = explain(handler, ['İİ İstanbul 최고']);
  expect(explanation.tokens.map(({ start, end }) => explanation.text.slice(start, end))).toEqual(['stanbul', '최고']);
  expect(explanation.tokens.map(({ known }) => known)).toEqual([false, true]);
});

test('classify and regress give the same probabilities under their own names', () => {
  const text = '정말 재미있는 영화입니다.';
  const [row] = answersOf(handler, [text]);
  const probabilities = probabilitiesOf(row);
  expect(handler.handle([{ text }], 'classify')).toEqual([
    { classes: ['negative', 'positive'], scores: probabilities },
  ]);
  expect(handler.handle([{ text }], 'regress')).toEqual([{ outputs: probabilities[1] }]);
});

test('every signature of the shipped manifest is answered with exactly its outputs', async () => {
  const { manifest } = await shippedContext();
  for (const [name, signature] of Object.entries(manifest.signatures)) {
    const [row] = await handler.handle([{ text: '최고' }], name);
    expect(Object.keys(row).sort()).toEqual(Object.keys(signature.outputs).sort());
  }
});

test('the shipped manifest holds the figures of the reference', async () => {
  const { manifest } = await shippedContext();
  expect(manifest.metrics).toEqual({ accuracy: oracle.accuracy, confusion: oracle.confusion, testRows: 50_000 });
  expect(manifest.provenance).toMatchObject({ terms: oracle.vocabularySize, tokensPerClass: oracle.tokensPerClass });
});

test('refuses a file whose labels are not those of the manifest', async () => {
  const context = await shippedContext();
  const manifest = { ...context.manifest, labels: ['positive', 'negative'] };
  const started = await createNaiveBayesHandler().initialize({ ...context, manifest });
  expect(started).toMatchObject({ ok: false, failure: { code: 'model_invalid' } });
});

test('refuses a file that is no model, with the decoder’s reason', async () => {
  const context = await shippedContext();
  const started = await createNaiveBayesHandler().initialize({
    ...context,
    readFile: async () => new TextEncoder().encode('<html>not found</html>'),
  });
  expect(started).toMatchObject({ ok: false, failure: { code: 'model_invalid' } });
});

test('a short batch is quick and a long one is not', () => {
  expect(handler.isQuick?.([{ text: '정말 재미있는 영화입니다.' }])).toBe(true);
  expect(handler.isQuick?.([{ text: '가'.repeat(100_000) }])).toBe(false);
  expect(handler.isQuick?.(Array.from({ length: 10_000 }, () => ({ text: '' })))).toBe(false);
});

test('a handler that was not initialised throws', () => {
  expect(() => createNaiveBayesHandler().handle([{ text: '최고' }], 'serving_default')).toThrow('before initialize');
});

async function shippedContext(): Promise<HandlerContext> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(new URL('model.json', shipped), 'utf8')));
  return { manifest, folder: shipped.pathname, readFile: (path) => readFile(new URL(path, shipped)) };
}

function answersOf(model: ModelHandler, texts: readonly string[]): readonly Row[] {
  const rows = model.handle(
    texts.map((text) => ({ text })),
    'serving_default',
  );
  if (rows instanceof Promise) throw new Error('The naive Bayes handler answers at once.');
  return rows;
}

function explain(model: ModelHandler, texts: readonly string[]) {
  const explanations = model.explain?.(texts.map((text) => ({ text })));
  if (!explanations || explanations instanceof Promise) throw new Error('The naive Bayes handler explains at once.');
  return explanations;
}

function probabilitiesOf(row: Row): readonly [number, number] {
  const { probabilities } = row;
  if (!Array.isArray(probabilities)) throw new Error('No probabilities.');
  return [Number(probabilities[0]), Number(probabilities[1])];
}

function expectAnswer(row: Row, negative: number, positive: number): void {
  const probabilities = probabilitiesOf(row);
  expect(Math.abs(probabilities[0] - negative)).toBeLessThan(1e-9);
  expect(Math.abs(probabilities[1] - positive)).toBeLessThan(1e-9);
  expect(row.label).toBe(positive > negative ? 'positive' : 'negative');
  expect(row.confidence).toBe(Math.max(...probabilities));
}
