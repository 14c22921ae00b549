// Times the shipped handler on many reviews at once and on one, in milliseconds; prints a line of JSON.
// Raw texts in, rows out: cleaning and everything after it counts.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createNaiveBayesHandler } from '@/lib/handlers/naive-bayes-handler';
import { manifestSchema } from '@/lib/serving/manifest';
import type { Row } from '@/lib/serving/row';
import { readRatings } from '@/lib/text/read-ratings';

const [folder, testPath] = process.argv.slice(2);
const rows = readRows(await readFile(testPath));
const handler = createNaiveBayesHandler();
const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')));
const file = await readFile(join(folder, 'naive-bayes.bin'));
const loadStarted = performance.now();
const started = await handler.initialize({ manifest, folder, readFile: async () => file });
if (!started.ok) throw new Error(started.failure.message.en);
const load = performance.now() - loadStarted;

let sink = 0;
/** First calls are slower: what a server does once an hour and what it does all day are told apart. */
const first = medianMs(1, () => predict(rows.slice(0, 1)));
for (let turn = 0; turn < 3000; turn++) predict([rows[turn]]);
const answers = {
  load,
  first,
  many: medianMs(5, () => predict(rows)),
  one: medianMs(20_000, (turn) => predict([rows[turn]])),
  oneExplained: medianMs(20_000, (turn) => {
    sink += handler.explain?.([rows[turn]]) ? 1 : 0;
  }),
  /** The most that `isQuick` lets through, all unlike each other. */
  quickest: quickBatches().map((batch) => medianMs(200, () => predict(batch))),
  positives: (await handler.handle(rows, 'serving_default')).filter(({ label }) => label === 'positive').length,
};
process.stdout.write(`${JSON.stringify({ ...answers, sink })}\n`);

function predict(batch: readonly Row[]): void {
  const answer = handler.handle(batch, 'serving_default');
  if (answer instanceof Promise) throw new Error('The handler answers at once.');
  sink += answer.length;
}

function medianMs(repeats: number, work: (turn: number) => void): number {
  const times: number[] = [];
  for (let turn = 0; turn < repeats; turn++) {
    const begun = performance.now();
    work(turn);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}

/** The largest batches of whole reviews, and of one long text, that count as quick. */
function quickBatches(): Row[][] {
  const many: Row[] = [];
  for (const row of rows) {
    if (!handler.isQuick?.([...many, row])) break;
    many.push(row);
  }
  let text = '';
  for (const row of rows) {
    const longer = `${text} ${String(row.text)}`;
    if (!handler.isQuick?.([{ text: longer }])) break;
    text = longer;
  }
  return [many, [{ text }]];
}

function readRows(bytes: Uint8Array): Row[] {
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
  const read: Row[] = [];
  const result = readRatings(bytes, (units, length) => {
    read.push({ text: decoder.decode(units.subarray(0, length)) });
  });
  if (!result.ok) throw new Error(result.failure.message.en);
  return read;
}
