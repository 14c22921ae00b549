// Memory of a process that serves every shipped model, each in its worker threads: after loading, and after work.
import { resolve } from 'node:path';
import { handlerRegistry } from '@/lib/handlers/registry';
import { createModelServer } from '@/lib/serving/create-model-server';
import { reviews } from './open';

const texts = reviews(20_000);
const rows = [{ when: 'started', MB: megabytes() }];
const server = createModelServer({
  roots: [resolve('models')],
  handlers: handlerRegistry,
  workerFile: resolve('dist/worker.js'),
  log: { error: console.error, warn() {}, info() {} },
  workers: 1,
});
await server.loaded;
rows.push({ when: 'all models loaded', MB: megabytes() });
for (let begin = 0; begin < texts.length; begin += 256) {
  const batch = texts.slice(begin, begin + 256).map((text) => ({ text }));
  for (const model of ['sentiment-fast', 'sentiment-accurate']) {
    const answered = await server.predict({ model, rows: batch, deadlineMs: 60_000 });
    if (!answered.ok) throw new Error(answered.failure.message.en);
  }
}
rows.push({ when: `after ${texts.length} reviews by each`, MB: megabytes() });
console.log(JSON.stringify(rows));
await server.close();

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1e6);
}
