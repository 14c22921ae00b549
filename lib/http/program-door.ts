import type { IncomingMessage, Server } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type Failure, failure } from '@/lib/base/failure';
import { errorTrace } from '@/lib/serving/error-trace';
import type { ModelServer } from '@/lib/serving/model-server';
import { answerClientError } from './client-error';
import { addHealthRoutes, draining } from './health-routes';
import type { HttpLimits } from './http-limits';
import { addMetricsRoute } from './metrics-route';
import { addPredictRoute } from './predict-route';
import { bodyTooLarge } from './request-guard';
import type { RequestMetrics } from './request-metrics';
import { requireJson } from './require-json';
import { sendFailure } from './send-failure';
import { TrackedResponse } from './tracked-response';

export interface ProgramDoorOptions {
  readonly models: ModelServer;
  readonly metrics: RequestMetrics;
  readonly teacherToken: string;
  readonly log: Logger;
  readonly limits: HttpLimits;
  readonly isDraining: () => boolean;
}

export type RequestListener = (request: IncomingMessage, response: TrackedResponse) => void;

/**
 * Fastify, for programs: routing, bodies, errors.
 * @param openServer  Makes the HTTP server around Fastify's own listener; Fastify then starts and stops it.
 */
export function createProgramDoor(
  options: ProgramDoorOptions,
  openServer: (answerProgram: RequestListener) => Server,
): FastifyInstance {
  const { models, metrics, limits, log } = options;
  const app = Fastify({
    serverFactory: (listener) => openServer(listener),
    logger: false,
    bodyLimit: limits.bodyBytes,
    // The reception already answered what may not come while draining; health is asked to the end.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: (error, socket) => answerClientError(error, socket, limits),
  });

  // Bodies arrive as bytes: the codecs decode and guard them.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', (request, reply, done) => {
    const flaw = request.method === 'POST' ? refusalOfBody(request, options) : undefined;
    if (!flaw) return done();
    refuse(request, reply, flaw);
  });
  app.setErrorHandler((error, request, reply) => {
    const flaw = failureOfError(error, limits);
    if (flaw === internal)
      log.error(
        { requestId: reply.raw instanceof TrackedResponse ? reply.raw.requestId : '', ...errorTrace(error) },
        'bug',
      );
    refuse(request, reply, flaw);
  });

  addPredictRoute(app, models, limits.answerTimeoutMs);
  addHealthRoutes(app, models, options.isDraining);
  addMetricsRoute(app, metrics, options.teacherToken);
  return app;
}

function refusalOfBody(request: FastifyRequest, options: ProgramDoorOptions): Failure | undefined {
  return options.isDraining() ? draining : requireJson(request.headers);
}

function failureOfError(error: unknown, limits: HttpLimits): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return bodyTooLarge(limits);
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH' || code === 'ECONNRESET') return cutBody;
  return internal;
}

function refuse(request: FastifyRequest, reply: FastifyReply, flaw: Failure): void {
  reply.hijack();
  sendFailure(request.raw, reply.raw, flaw);
}

const cutBody = failure(
  'bad_request',
  '본문이 끝까지 오지 않았어요. 다시 보내 주세요.',
  'The body was cut short. Send it again.',
);

const internal = failure(
  'internal',
  '서버에서 문제가 생겼어요. 다시 해 보고, 또 그러면 서버를 켠 사람에게 알려 주세요.',
  'Something went wrong in the server. Try again, and tell whoever runs it if it happens once more.',
);
