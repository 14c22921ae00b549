import type { IncomingMessage } from 'node:http';
import type { Failure } from '@/lib/base/failure';
import { createBodyLimits } from './body-limits';
import type { HostGuard } from './host-guard';
import type { HttpLimits } from './http-limits';
import { guardRequest } from './request-guard';
import { newRequestId } from './request-id';
import { matchRoute, type RouteMatch } from './routes';
import { sendAnswer } from './send-answer';
import { sendFailure } from './send-failure';
import type { TrackedResponse } from './tracked-response';
import { pathOf } from './url-guard';

export interface ReceptionOptions {
  readonly hosts: HostGuard;
  readonly limits: HttpLimits;
  readonly isDraining: () => boolean;
  readonly answerProgram: (request: IncomingMessage, response: TrackedResponse) => void;
  readonly answerPerson: (request: IncomingMessage, response: TrackedResponse) => void;
  /** Told once of every response: sent, or given up by the client. */
  readonly onDone: (response: TrackedResponse, ms: number) => void;
}

/** Takes every request first: numbers it, lets the guards see it, and sends it to the right door, its body unread. */
export function createReception(options: ReceptionOptions) {
  const { hosts, limits } = options;
  const bodyLimit = createBodyLimits(limits);

  return function receive(request: IncomingMessage, response: TrackedResponse): void {
    response.requestId = newRequestId();
    response.startedAt = performance.now();
    response.on('close', done);
    // Whoever keeps the connection open would hold up the end of the process.
    response.closesConnection = options.isDraining();

    const path = pathOf(request.url ?? '');
    const match = matchRoute(path, request.method ?? '');
    response.route = match.route;
    const flaw = guardRequest(request, hosts, limits, bodyLimit(match.route, request.headers));
    if (flaw) sendFailure(request, response, flaw);
    else if (match.flaw) turnAway(request, response, match.flaw, match.headers);
    else pass(request, response, match);
  };

  function pass(request: IncomingMessage, response: TrackedResponse, match: RouteMatch): void {
    if (request.headers.expect !== undefined) response.writeContinue();
    if (match.isPage) options.answerPerson(request, response);
    else options.answerProgram(request, response);
  }

  /** One function for every response, which it finds in `this`: no closure per request. */
  function done(this: TrackedResponse): void {
    options.onDone(this, performance.now() - this.startedAt);
  }
}

function turnAway(
  request: IncomingMessage,
  response: TrackedResponse,
  flaw: Failure,
  headers: readonly string[] = [],
): void {
  // A preflight from a page of ours, which needs none, is told the methods; other sites were refused before.
  if (request.method === 'OPTIONS' && flaw.code === 'method_not_allowed') sendAnswer(response, 204, '', headers);
  else sendFailure(request, response, flaw, headers);
}
