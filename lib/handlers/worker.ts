import { workerData } from 'node:worker_threads';
import { serveWorker } from '@/lib/serving/serve-worker';
import { handlerRegistry } from './registry';

/** The entry of every worker thread, bundled to `dist/worker.js`: the handlers joined with the loop that serves them. */
export default serveWorker(handlerRegistry, workerData);
