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
  const versions = models.statuses().map(({ model, version, state, labels, reason, notice, queued, running }) => ({
    model,
    version,
    state,
    ...(labels.length > 0 && { labels }),
    queued,
    running,
    ...(reason && { reason: reason.en }),
    ...(notice && { notice: notice.en }),
  }));
  const { refused, astray } = models.configuration();
  const configuration = refused ?? astray;
  /**
   * Some version couldn't be loaded, or answers though its folder has gone or changed, or the configuration file is
   * wrong; what was there before may answer for it.
   */
  const degraded =
    configuration !== undefined ||
    versions.some(
      ({ state, reason, notice }) => reason !== undefined || (notice !== undefined && state === 'AVAILABLE'),
    );
  return { status, degraded, ...(configuration && { configuration: configuration.en }), models: versions };
}
