import { isMainThread } from 'node:worker_threads';
import type { HandlerFactory } from '@/lib/serving/handler';
import type { HandlerRegistry } from '@/lib/serving/start-handler';
import { createHaarHandler } from './haar-handler';
import { createNaiveBayesHandler } from './naive-bayes-handler';
import { refuseTelemetry } from './no-telemetry';
import { createRemoteHandler } from './remote-handler';
import { createTransformerHandler } from './transformer-handler';

// Whoever runs models comes by here, before the first worker thread starts.
if (isMainThread) refuseTelemetry();

/** Every kind of model this server runs, by the name that `model.json` gives in `handler`. A new kind is a line here. */
export const handlerRegistry: HandlerRegistry = new Map<string, HandlerFactory>([
  ['naive-bayes', createNaiveBayesHandler],
  ['haar', () => createHaarHandler()],
  ['transformer', createTransformerHandler],
  ['remote', () => createRemoteHandler()],
]);
