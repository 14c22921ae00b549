import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { handlerRegistry } from '@/lib/handlers/registry';
import type { Batching } from '@/lib/serving/batching';
import { createModelServer } from '@/lib/serving/create-model-server';
import type { BatchEvent, ServingLog } from '@/lib/serving/events';
import type { HandlerFactory } from '@/lib/serving/handler';
import { batchesInto, type Contender, drive, quantile, type Run } from './closed-loop';

const { values: options } = parseArgs({
  options: {
    model: { type: 'string', default: 'sentiment-fast' },
    models: { type: 'string', default: 'models' },
    clients: { type: 'string', default: '1,4,16,64' },
    sizes: { type: 'string', default: '8,16,32' },
    windows: { type: 'string', default: '0,2' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    workers: { type: 'string', default: '1' },
    nsmc: { type: 'string' },
  },
});
const errorsOnly: ServingLog = {
  info() {},
  warn() {},
  error: (fields, message) => console.error(message, fields),
};
/** The bundle of this file is in `dist/bench`. */
const project = fileURLToPath(new URL('../..', import.meta.url));
const { model } = options;
/** A repository of this model only: the others would take threads and memory. */
const alone = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
cpSync(resolve(project, options.models, model), join(alone, model), { recursive: true });
const clientCounts = numbers(options.clients);
const reviews = readReviews();

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}; ` +
    `${model}, ${options.workers} worker(s), ${reviews.length} reviews of ${meanLength(reviews).toFixed(0)} characters`,
);
const settings: [string, Batching | 'off'][] = [['off', 'off']];
for (const size of numbers(options.sizes)) {
  for (const windowMs of numbers(options.windows))
    settings.push([`${size} rows, ${windowMs} ms`, batchingOf(size, windowMs)]);
}
const contenders: Contender[] = [];
for (const [name, batching] of settings) contenders.push(await open(name, batching));
const runs = new Map<string, Run[]>();

for (const contender of contenders) await drive(contender, model, reviews, 16, 0.5);
for (let round = 0; round < Number(options.rounds); round++) {
  const order = round % 2 === 0 ? contenders : [...contenders].reverse();
  for (const clients of clientCounts) {
    for (const contender of order) {
      const run = await drive(contender, model, reviews, clients, Number(options.seconds));
      const key = `${clients} ${contender.name}`;
      runs.set(key, [...(runs.get(key) ?? []), run]);
    }
  }
}
await Promise.all(contenders.map(({ server }) => server.close()));
report();
rmSync(alone, { recursive: true });

async function open(name: string, batching: Batching | 'off'): Promise<Contender> {
  const batches: BatchEvent[] = [];
  const server = createModelServer({
    roots: [alone],
    handlers: new Map([...handlerRegistry].map(([kind, factory]) => [kind, withoutQuick(factory)])),
    workerFile: fileURLToPath(new URL('./batching-worker.mjs', import.meta.url)),
    log: errorsOnly,
    observe: batchesInto(batches),
    workers: Number(options.workers),
    queue: 1000,
    batching: new Map([[model, batching]]),
  });
  await server.loaded;
  return { name, server, batches };
}

/** Everything goes through the worker: what is quick enough to answer in place is never batched. */
function withoutQuick(factory: HandlerFactory): HandlerFactory {
  return () => {
    const handler = factory();
    Object.defineProperty(handler, 'isQuick', { value: undefined });
    return handler;
  };
}

function batchingOf(rows: number, windowMs: number): Batching {
  return { max_batch_size: rows, batch_timeout_ms: windowMs, max_enqueued_batches: 100, split_large: true };
}

function report(): void {
  const rows = clientCounts.flatMap((clients) =>
    contenders.map(({ name }) => {
      const median = (setting: string, read: (run: Run) => number) =>
        quantile(
          (runs.get(`${clients} ${setting}`) ?? []).map(read).sort((a, b) => a - b),
          0.5,
        );
      const perSecond = median(name, (run) => run.perSecond);
      return {
        clients,
        batching: name,
        'reviews/s': Math.round(perSecond),
        'times off': Number((perSecond / median('off', (run) => run.perSecond)).toFixed(2)),
        'p50 ms': Number(median(name, (run) => run.p50).toFixed(2)),
        'p99 ms': Number(median(name, (run) => run.p99).toFixed(2)),
        'CPU µs a review': Math.round(median(name, (run) => run.cpuMicros)),
        'requests a batch': Number(median(name, (run) => run.requestsPerBatch).toFixed(1)),
      };
    }),
  );
  console.log(`medians of ${options.rounds} rounds of ${options.seconds} s; load now ${loadavg()[0]?.toFixed(1)}`);
  console.table(rows);
}

function readReviews(): readonly string[] {
  const folder = [
    options.nsmc,
    process.env.LECTERN_NSMC,
    join(project, '.lectern/nsmc'),
    join(project, '../shared/nsmc'),
  ].find((candidate) => candidate !== undefined && existsSync(join(candidate, 'ratings_train.txt')));
  if (folder === undefined) throw new Error('No corpus: give --nsmc FOLDER or LECTERN_NSMC.');
  const lines = readFileSync(join(folder, 'ratings_train.txt'), 'utf8').split('\n').slice(1);
  // Every 37th row: 4,054 reviews as long and as short as they come.
  const picked = lines.filter((_line, index) => index % 37 === 0).map((line) => line.split('\t')[1] ?? '');
  return picked.filter((text) => text !== '');
}

function meanLength(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
}

function numbers(list: string): number[] {
  const parsed = list.split(',').map(Number);
  if (parsed.some((value) => !(value >= 0))) throw new Error(`'${list}' should be numbers joined by commas.`);
  return parsed;
}
