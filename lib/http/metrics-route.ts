import type { FastifyInstance } from 'fastify';
import { failure } from '@/lib/base/failure';
import { bearsToken, isFromThisMachine } from './metrics-access';
import type { RequestMetrics } from './request-metrics';
import { sendAnswer } from './send-answer';
import { sendFailure } from './send-failure';

/** `GET /metrics` for Prometheus: from this machine freely, from elsewhere only with the teacher's token. */
export function addMetricsRoute(app: FastifyInstance, metrics: RequestMetrics, teacherToken: string): void {
  app.get('/metrics', async (request, reply) => {
    const { raw } = request;
    reply.hijack();
    if (!isFromThisMachine(raw.socket.remoteAddress ?? '') && !bearsToken(raw.headers.authorization, teacherToken)) {
      sendFailure(raw, reply.raw, unauthorized);
      return;
    }
    sendAnswer(reply.raw, 200, await metrics.text(), ['content-type', 'text/plain; version=0.0.4; charset=utf-8']);
  });
}

const unauthorized = failure(
  'unauthorized',
  '선생님 토큰이 필요해요. Authorization 머리글에 Bearer로 넣어 주세요.',
  "The teacher's token is needed. Send it as Bearer in the Authorization header.",
);
