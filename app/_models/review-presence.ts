import 'server-only';
import type { ModelPresence, Presence } from '@/lib/demos/model-choice';
import { reviewModels } from '@/lib/protocols/review-request';
import type { ModelServer } from '@/lib/serving/model-server';
import { startedModelServer } from './started-model-server';

/** How far each of the two review models is, right now. */
export function reviewPresence(): ModelPresence {
  const server = startedModelServer();
  return { fast: presenceOf(server, reviewModels.fast), accurate: presenceOf(server, reviewModels.accurate) };
}

function presenceOf(server: ModelServer | undefined, model: string): Presence {
  if (!server) return 'loading';
  const versions = server.statuses().filter((status) => status.model === model);
  if (versions.some(({ state }) => state === 'AVAILABLE')) return 'ready';
  // Until every model has been tried, one that isn't listed may still come.
  const isComing = versions.some(({ state }) => state === 'START' || state === 'LOADING');
  return isComing || (versions.length === 0 && !server.isReady()) ? 'loading' : 'absent';
}
