import 'server-only';
import { createHash } from 'node:crypto';
import { startedModelServer } from './started-model-server';

/**
 * A short mark of everything about versions that a page shows and that may change by itself. Two marks are equal as long
 * as nothing of it changed, so a page asks for this and not for itself.
 */
export function statesMark(): string {
  const server = startedModelServer();
  const hash = createHash('sha256');
  for (const { model, version, state, code, reason, resting, labels } of server?.statuses() ?? []) {
    hash.update(JSON.stringify([model, version, state, code, reason?.en, resting !== undefined, labels]));
  }
  hash.update(JSON.stringify(server?.configuration().refused?.en ?? null));
  return hash.digest('base64url').slice(0, 22);
}
