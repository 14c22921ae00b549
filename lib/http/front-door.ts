import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { failure } from '@/lib/base/failure';
import { errorTrace } from '@/lib/serving/error-trace';
import type { ModelServer } from '@/lib/serving/model-server';
import type { BatchMetrics } from './batch-metrics';
import { createBodyLimits } from './body-limits';
import type { HostGuard } from './host-guard';
import { defaultHttpLimits, type HttpLimits } from './http-limits';
import { admitToPages } from './page-body';
import type { Pages } from './pages';
import { createProgramDoor, type RequestListener } from './program-door';
import { createReception } from './reception';
import { guardRequest } from './request-guard';
import { RequestLog } from './request-log';
import { RequestMetrics } from './request-metrics';
import { sendFailure } from './send-failure';
import { TrackedResponse } from './tracked-response';
import { UploadGate } from './upload-gate';

export interface FrontDoorOptions {
  readonly models: ModelServer;
  readonly pages: Pages;
  readonly hosts: HostGuard;
  readonly teacherToken: string;
  readonly log: Logger;
  readonly limits?: Partial<HttpLimits>;
  /** Observes {@link models}, for `/metrics`. */
  readonly batches?: BatchMetrics;
}

export interface FrontDoor {
  /** @returns The port, which the system chooses when asked for 0. Rejects with `EADDRINUSE` when it is taken. */
  listen(host: string, port: number): Promise<number>;
  /**
   * Says `draining` from now on, takes no new connections and waits for the answers under way. Connections still busy
   * after `graceMs` are cut.
   */
  drain(graceMs: number): Promise<void>;
}

/** The one door of the process: programs are answered here by Fastify, people by {@link Pages}, on the same port. */
export function createFrontDoor(options: FrontDoorOptions): FrontDoor {
  const { models, pages, log } = options;
  const limits = { ...defaultHttpLimits, ...options.limits };
  const metrics = new RequestMetrics(models, options.batches);
  const requests = new RequestLog(log);
  const uploads = new UploadGate(limits.uploadBytesHeld);
  const bodyLimit = createBodyLimits(limits);
  let draining = false;
  const isDraining = () => draining;

  function answerPerson(request: IncomingMessage, response: TrackedResponse): void {
    admitToPages(request, response, bodyLimit(response.route, request.headers), uploads)
      .then((admitted) => {
        if (!admitted.ok) return sendFailure(request, response, admitted.failure);
        return pages.handle(admitted.value, response);
      })
      .catch((error: unknown) => {
        log.error({ requestId: response.requestId, ...errorTrace(error) }, 'page failed');
        sendFailure(request, response, pageFailed);
      });
  }

  function onDone(response: TrackedResponse, ms: number): void {
    const status = response.headersSent ? response.statusCode : clientGone;
    metrics.record(response.route, status, ms, response.rows);
    requests.record(response, status, ms);
  }

  const app = createProgramDoor({ ...options, metrics, limits, uploads, isDraining }, (answerProgram) => {
    const receive = createReception({ ...options, limits, isDraining, answerProgram, answerPerson, onDone });
    return openServer(receive, options, limits);
  });

  return {
    async listen(host, port) {
      await app.listen({ host, port, backlog: 1024 });
      const address = app.server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    async drain(graceMs) {
      draining = true;
      const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
      const cut = setTimeout(() => app.server.closeAllConnections(), graceMs);
      await app.close();
      clearInterval(sweep);
      clearTimeout(cut);
      requests.close();
      metrics.close();
    },
  };
}

/** Recorded when the client hung up before an answer began; never sent. */
const clientGone = 499;

function openServer(receive: RequestListener, { hosts, pages }: FrontDoorOptions, limits: HttpLimits): Server {
  function tracked(request: IncomingMessage, response: ServerResponse): void {
    if (!(response instanceof TrackedResponse)) throw new Error('The server made a response that is not tracked.');
    receive(request, response);
  }
  const bodyLimit = createBodyLimits(limits);
  const server = createServer(
    {
      ServerResponse: TrackedResponse,
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.bodyTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      // The guard answers a missing Host in words.
      requireHostHeader: false,
    },
    tracked,
  );
  server.maxConnections = limits.connections;
  // A client that asks before sending its body is told to go on only when the body will be read.
  server.on('checkContinue', tracked);
  server.on('upgrade', (request, socket, head) => {
    const flaw = guardRequest(request, hosts, limits, bodyLimit('page', {})) ?? hosts.checkOrigin(request);
    if (flaw || !pages.upgrade) socket.destroy();
    else pages.upgrade(request, socket, head);
  });
  return server;
}

const pageFailed = failure(
  'internal',
  '페이지를 여는 중에 문제가 생겼어요. 새로 고쳐 주세요.',
  'Something went wrong while opening the page. Reload it.',
);
