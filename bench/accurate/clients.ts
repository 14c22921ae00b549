// A stream of single reviews from 1, 16 and 64 clients over the model server, with the batcher and without, turn about.
// The clients live in this process; the network runs in the version's worker thread, as in the real server.
import { resolve } from 'node:path';
import { handlerRegistry } from '@/lib/handlers/registry';
import { createModelServer, type StartedModelServer } from '@/lib/serving/create-model-server';
import { median, reviews, rounds } from './open';

const model = 'sentiment-accurate';
const REVIEWS = 600;
const texts = reviews(REVIEWS);
const silent = { error: console.error, warn() {}, info() {} };

const servers = { 'one by one': start('off'), batched: start(undefined) };
for (const server of Object.values(servers)) {
  await server.loaded;
  await stream(server, 16);
}
const seconds = new Map<string, number[]>();
const waits = new Map<string, number[]>();
/** Of the whole process, threads included, for one review. */
const processor = new Map<string, number[]>();
for (let round = 0; round < rounds; round++) {
  for (const clients of [1, 16, 64]) {
    for (const [name, server] of Object.entries(servers)) {
      const key = `${clients} ${name}`;
      const since = performance.now();
      const spent = process.cpuUsage();
      waits.set(key, [...(waits.get(key) ?? []), ...(await stream(server, clients))]);
      const { user, system } = process.cpuUsage(spent);
      processor.set(key, [...(processor.get(key) ?? []), (user + system) / 1000 / REVIEWS]);
      seconds.set(key, [...(seconds.get(key) ?? []), (performance.now() - since) / 1000]);
    }
  }
}
const table = [...seconds].map(([key, times]) => {
  const [clients] = key.split(' ', 1);
  const latencies = (waits.get(key) ?? []).sort((a, b) => a - b);
  const alone = median(seconds.get(`${clients} one by one`) ?? []);
  return {
    clients: Number(clients),
    way: key.slice(clients.length + 1),
    'reviews/s': REVIEWS / median(times),
    'times one by one': alone / median(times),
    'processor ms': median(processor.get(key) ?? []),
    'p50 ms': latencies[latencies.length >> 1],
    'p99 ms': latencies[Math.floor(latencies.length * 0.99)],
  };
});
console.log(JSON.stringify(table));
await Promise.all(Object.values(servers).map((server) => server.close()));

function start(batching: 'off' | undefined): StartedModelServer {
  return createModelServer({
    roots: [resolve('models')],
    handlers: handlerRegistry,
    workerFile: resolve('dist/worker.js'),
    log: silent,
    queue: 1000,
    ...(batching === undefined ? {} : { batching: new Map([[model, batching]]) }),
  });
}

/** Every client asks again as soon as it is answered. @returns Each request's milliseconds. */
async function stream(server: StartedModelServer, clients: number): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  async function client(): Promise<void> {
    while (next < texts.length) {
      const since = performance.now();
      const answered = await server.predict({ model, rows: [{ text: texts[next++] }], deadlineMs: 60_000 });
      if (!answered.ok) throw new Error(answered.failure.message.en);
      times.push(performance.now() - since);
    }
  }
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}
