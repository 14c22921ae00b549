import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Asked, askSteadily } from './ask-steadily';
import { prepare, publish } from './versions';

const { values: options } = parseArgs({
  options: {
    swaps: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '1' },
  },
});
const swaps = Number(options.swaps);
const everyMs = (Number(options.seconds) * 1000) / swaps;
const texts = ['영화', '최고 영화', '최악 장면3', '낱말7 낱말8'];
const reply = z.union([
  z.object({ kind: z.literal('port'), port: z.number() }),
  z.object({ kind: z.literal('memory'), rss: z.number(), heapUsed: z.number(), external: z.number() }),
]);

const folder = mkdtempSync(join(tmpdir(), 'lectern-swaps-'));
const root = join(folder, 'models');
const warmUpSwaps = 3;
const versions = await prepareAll(1 + warmUpSwaps + swaps * Number(options.rounds));
const expected = new Map([...versions].map(([number, prepared]) => [number, prepared.expected]));
let version = 1;
await publishNext();
const server = fork(fileURLToPath(new URL('./swaps-server.mjs', import.meta.url)), [root], {
  execArgv: ['--expose-gc'],
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
const first = await answerOf(server);
if (first.kind !== 'port') throw new Error('The server told something else than its port.');
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}; ` +
    `${swaps} swaps in ${options.seconds} s under ${options.rate} requests a second`,
);
// What is needed once, such as compiled code and grown buffers, is no leak.
await swapUnderLoad(warmUpSwaps, 1000);
console.log('after a warm-up of 3 swaps:', await memory());
for (let round = 0; round < Number(options.rounds); round++) {
  const { asked, takenOverMs } = await swapUnderLoad(swaps, everyMs);
  report(asked, takenOverMs);
  console.log('after them:', await memory());
}
server.kill('SIGTERM');
rmSync(folder, { recursive: true });

/** Before anything is measured: training takes the processor. */
async function prepareAll(count: number) {
  const prepared = new Map<number, Awaited<ReturnType<typeof prepare>>>();
  for (let number = 1; number <= count; number++) {
    prepared.set(number, await prepare(join(folder, 'staging'), number, texts));
  }
  return prepared;
}

async function publishNext(): Promise<void> {
  const prepared = versions.get(version);
  if (!prepared) throw new Error(`Version ${version} was not prepared.`);
  await publish(prepared.draft, root, version);
}

async function swapUnderLoad(count: number, pauseMs: number): Promise<{ asked: Asked; takenOverMs: number[] }> {
  const asking = askSteadily(first.kind === 'port' ? first.port : 0, texts, Number(options.rate), expected);
  const takenOverMs: number[] = [];
  for (let swap = 0; swap < count; swap++) {
    const startMs = performance.now();
    version++;
    await publishNext();
    const publishedMs = performance.now();
    await asking.seen(version);
    takenOverMs.push(performance.now() - publishedMs);
    await pause(pauseMs - (performance.now() - startMs));
  }
  return { asked: await asking.stop(), takenOverMs };
}

function report(asked: Asked, takenOverMs: readonly number[]): void {
  const latencies = [...asked.latenciesMs].sort((a, b) => a - b);
  const over = [...takenOverMs].sort((a, b) => a - b);
  console.table({
    requests: asked.requests,
    'failed requests': asked.failures.length,
    'answers of another version than named': asked.wrong,
    'answers older than one before': asked.older,
    'versions that answered': asked.versions.size,
    'ms a request, p50': fixed(quantile(latencies, 0.5)),
    'ms a request, p99': fixed(quantile(latencies, 0.99)),
    'ms a request, longest': fixed(latencies.at(-1) ?? 0),
    'ms from published to answering, p50': fixed(quantile(over, 0.5)),
    'ms from published to answering, longest': fixed(over.at(-1) ?? 0),
  });
  for (const failure of asked.failures.slice(0, 5)) console.log('failed:', failure);
  if (asked.failures.length + asked.wrong + asked.older > 0) process.exitCode = 1;
}

async function memory(): Promise<string> {
  server.send('memory');
  const told = await answerOf(server);
  if (told.kind !== 'memory') throw new Error('The server told something else than its memory.');
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  const threads = readdirSync(`/proc/${server.pid}/task`).length;
  return `RSS ${megabytes(told.rss)} MB, heap ${megabytes(told.heapUsed)} MB, external ${megabytes(told.external)} MB, ${threads} threads`;
}

function answerOf(child: ChildProcess): Promise<z.infer<typeof reply>> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(reply.parse(message)));
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

function fixed(value: number): number {
  return Number(value.toFixed(1));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
