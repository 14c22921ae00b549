import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Failure } from '@/lib/base/failure';
import { failureStatus } from '@/lib/base/failure-codes';
import { oipErrorBody } from '@/lib/protocols/oip-bodies';
import { preferredLanguage } from './preferred-language';
import { sendAnswer } from './send-answer';
import { TrackedResponse } from './tracked-response';

/** `{"error":{"code","message"}}`, the body of every failure: in Korean, or English where the client prefers it. */
export function failureBody(failure: Failure, acceptLanguage: string | undefined) {
  const message = failure.message[preferredLanguage(acceptLanguage)];
  return { error: { code: failure.code, message } };
}

/** Headers that go with {@link failureBody}; every 503 says when to come back. */
export function failureHeaders(failure: Failure): string[] {
  const headers: string[] = [];
  const retryAfter = failure.retryAfterSeconds ?? (failureStatus[failure.code] === 503 ? 1 : undefined);
  if (retryAfter !== undefined) headers.push('retry-after', String(Math.ceil(retryAfter)));
  if (failure.code === 'unauthorized') headers.push('www-authenticate', 'Bearer');
  return headers;
}

/**
 * Answers with a failure, whatever the request's body is doing: what is left of it is read and dropped, so that the
 * client reads the answer instead of a reset connection.
 * @param headers  More headers, name and value in turn.
 * @param more     More fields of the body, beside `error`.
 */
export function sendFailure(
  request: IncomingMessage,
  response: ServerResponse,
  failure: Failure,
  headers: readonly string[] = [],
  more: object = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (response instanceof TrackedResponse) response.failureCode = failure.code;
  const route = response instanceof TrackedResponse ? response.route : '';
  const body = JSON.stringify({ ...bodyFor(failure, request.headers['accept-language'], route), ...more });
  sendAnswer(response, failureStatus[failure.code], body, [
    ...(route.startsWith('/v1') ? tfJson : []),
    ...failureHeaders(failure),
    ...headers,
  ]);
  dropBody(request);
}

/**
 * The serving protocols have a body of their own for failures, those that a guard or a deadline answers too: `error` is
 * a text. TensorFlow Serving's is English.
 */
function bodyFor(failure: Failure, acceptLanguage: string | undefined, route: string): object {
  if (route.startsWith('/v2')) return oipErrorBody(failure, preferredLanguage(acceptLanguage));
  return route.startsWith('/v1') ? { error: failure.message.en } : failureBody(failure, acceptLanguage);
}

/** What TensorFlow Serving's clients compare: no charset. Name and value. */
export const tfJson: readonly string[] = ['content-type', 'application/json'];

/** Bytes of a refused body that are read before the connection is cut. */
const dropLimit = 64 * 1024 * 1024;

/** Reads what is left of a refused body and drops it, so that the client gets to read the answer. */
export function dropBody(request: IncomingMessage): void {
  if (request.complete) return;
  let dropped = 0;
  request.on('data', (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > dropLimit) request.destroy();
  });
}
