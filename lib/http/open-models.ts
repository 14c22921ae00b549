import { join } from 'node:path';
import { handlerRegistry } from '@/lib/handlers/registry';
import { readWarmupRequests } from '@/lib/protocols/warmup-requests';
import { createModelServer, type StartedModelServer } from '@/lib/serving/create-model-server';
import type { ServingLog, ServingObserver } from '@/lib/serving/events';
import type { ServerOptions } from './options';

/** The product's models: those shipped with the project, and over them those of the data folder. */
export function openModels(
  projectFolder: string,
  { dataFolder, configurationFile }: ServerOptions,
  log: ServingLog,
  observe: ServingObserver,
): StartedModelServer {
  return createModelServer({
    roots: [join(projectFolder, 'models'), join(dataFolder, 'models')],
    handlers: handlerRegistry,
    workerFile: join(projectFolder, 'dist', 'worker.js'),
    log,
    observe,
    configurationFile,
    readWarmup: readWarmupRequests,
    // Shorter than the time the front door leaves for it when the process ends.
    drainMs: 3500,
  });
}
