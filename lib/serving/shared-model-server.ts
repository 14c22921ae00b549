import type { ModelServer } from './model-server';

/**
 * The process's one model server. It lives on `globalThis` because Next bundles its own copy of every module it
 * imports: a module-level variable would give pages a second, empty server.
 */
const key = Symbol.for('lectern.model-server');

const shared = globalThis as typeof globalThis & { [key]?: ModelServer };

export function shareModelServer(server: ModelServer): void {
  shared[key] = server;
}

/** @throws Error when no front door has started one: pages run behind `npm run dev` or `npm start`, never alone. */
export function sharedModelServer(): ModelServer {
  const server = shared[key];
  if (!server) throw new Error('No model server in this process: start with `npm run dev` or `npm start`.');
  return server;
}
