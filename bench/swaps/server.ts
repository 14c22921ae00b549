import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { handlerRegistry } from '@/lib/handlers/registry';
import { createFrontDoor } from '@/lib/http/front-door';
import { HostGuard } from '@/lib/http/host-guard';
import { endInOrder } from '@/lib/http/shutdown';
import { readWarmupRequests } from '@/lib/protocols/warmup-requests';
import { createModelServer } from '@/lib/serving/create-model-server';

// The product without its pages over one folder of models, as a child that tells its port, and its memory when asked.
const [root = ''] = process.argv.slice(2);
const log = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }));
const models = createModelServer({
  roots: [root],
  handlers: handlerRegistry,
  workerFile: fileURLToPath(new URL('./swaps-worker.mjs', import.meta.url)),
  readWarmup: readWarmupRequests,
  log,
});
const pages = {
  async handle(_request: unknown, response: { end(text: string): unknown }) {
    response.end('page');
  },
  async close() {},
};
const door = createFrontDoor({ models, pages, hosts: new HostGuard(), teacherToken: 'a-token-for-the-bench', log });
endInOrder(door, models, pages, log);
await models.loaded;
const port = await door.listen('127.0.0.1', 0);

process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ kind: 'memory', rss, heapUsed, external });
});
process.send?.({ kind: 'port', port });
