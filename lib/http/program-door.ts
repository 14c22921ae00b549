import type { IncomingMessage, Server } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { errorTrace } from '@/lib/serving/error-trace';
import type { ModelServer } from '@/lib/serving/model-server';
import { addCascadeRoutes } from './cascade-routes';
import { answerClientError } from './client-error';
import { createDetectRoute } from './detect-route';
import { addHealthRoutes } from './health-routes';
import type { HttpLimits } from './http-limits';
import { internal } from './internal-failure';
import { addMetricsRoute } from './metrics-route';
import { createOipRoute } from './oip-route';
import { addOpenApiRoute } from './openapi-route';
import { createPredictRoute } from './predict-route';
import type { RequestMetrics } from './request-metrics';
import { sendFailure } from './send-failure';
import { createTfServingRoute } from './tfserving-route';
import { TrackedResponse } from './tracked-response';
import type { UploadGate } from './upload-gate';

export interface ProgramDoorOptions {
  readonly models: ModelServer;
  readonly metrics: RequestMetrics;
  readonly teacherToken: string;
  readonly log: Logger;
  readonly limits: HttpLimits;
  readonly uploads: UploadGate;
  readonly isDraining: () => boolean;
}

export type RequestListener = (request: IncomingMessage, response: TrackedResponse) => void;

/**
 * Everything programs reach: Fastify routes what is asked now and then; the route that must be quick, and the
 * one that reads large bodies, stand in front of it.
 * @param openServer  Makes the HTTP server around Fastify's own listener; Fastify then starts and stops it.
 */
export function createProgramDoor(
  options: ProgramDoorOptions,
  openServer: (answerProgram: RequestListener) => Server,
): FastifyInstance {
  const { models, metrics, limits, log } = options;
  const predict = createPredictRoute(options);
  const detect = createDetectRoute(options);
  const tfServing = createTfServingRoute(options);
  const openInference = createOipRoute(options);
  const app = Fastify({
    serverFactory: (answerByFastify) =>
      openServer((request, response) => {
        if (response.route === '/predict') predict.answer(request, response);
        else if (response.route === '/detect') detect.answer(request, response);
        else if (response.route === '/v1') tfServing.answer(request, response);
        else if (response.route === '/v2') openInference.answer(request, response);
        else answerByFastify(request, response);
      }),
    logger: false,
    // The reception already answered what may not come while draining; health is asked to the end.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: (error, socket) => answerClientError(error, socket, limits),
  });

  app.setErrorHandler((error, request, reply) => {
    const { raw } = reply;
    const requestId = raw instanceof TrackedResponse ? raw.requestId : '';
    log.error({ requestId, ...errorTrace(error) }, 'bug');
    reply.hijack();
    sendFailure(request.raw, raw, internal);
  });
  app.addHook('onClose', async () => {
    predict.close();
    detect.close();
    tfServing.close();
    openInference.close();
  });

  addHealthRoutes(app, models, options.isDraining);
  addCascadeRoutes(app, models);
  addOpenApiRoute(app, models);
  addMetricsRoute(app, metrics, options.teacherToken);
  return app;
}
