import type { FastifyInstance } from 'fastify';
import { failure } from '@/lib/base/failure';
import type { ModelServer } from '@/lib/serving/model-server';
import { sendAnswer } from './send-answer';
import { sendFailure } from './send-failure';

/**
 * `GET /health/live`: the process answers. `GET /health/ready`: it may be given work; 503 until every model was tried
 * and one answers, and from the moment it is told to stop. Both name no path and nothing anyone typed.
 */
export function addHealthRoutes(app: FastifyInstance, models: ModelServer, isDraining: () => boolean): void {
  app.get('/health/live', (_request, reply) => {
    reply.hijack();
    sendAnswer(reply.raw, 200, '{"status":"live"}');
  });

  app.get('/health/ready', (request, reply) => {
    const state = isDraining() ? 'draining' : models.isReady() ? 'ready' : 'loading';
    const report = describe(models, state);
    reply.hijack();
    if (state === 'ready') sendAnswer(reply.raw, 200, JSON.stringify(report));
    else sendFailure(request.raw, reply.raw, state === 'draining' ? draining : loading, [], report);
  });
}

export const draining = failure(
  'draining',
  '서버를 끄는 중이에요. 잠시 뒤에 다시 해 주세요.',
  'The server is stopping. Try again in a moment.',
  5,
);

const loading = failure(
  'model_unavailable',
  '모델을 불러오는 중이에요. 잠시 뒤에 다시 해 주세요.',
  'The models are being loaded. Try again in a moment.',
  1,
);

function describe(models: ModelServer, status: string) {
  const versions = models.statuses().map(({ model, version, state, reason, queued, running }) => ({
    model,
    version,
    state,
    queued,
    running,
    ...(reason ? { reason: reason.en } : {}),
  }));
  /** Some version couldn't be loaded or ended by itself; others may answer for it. */
  const degraded = versions.some(({ reason }) => reason !== undefined);
  return { status, degraded, models: versions };
}
