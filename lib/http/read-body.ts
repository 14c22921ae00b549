import type { IncomingMessage } from 'node:http';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { BodyLimit } from './body-limits';

/**
 * Reads a request's body whole and calls one of the two, once. Callbacks and not a promise: promises are dear while
 * async hooks are on, and Next switches them on.
 *
 * Past the limit the request stays alive: the refusal still has to be written to its connection.
 * @param onBody   Gets the bytes, at most `limit.bytes` of them.
 * @param onFlaw   Gets the limit's `tooLarge`, or `bad_request` when the client hung up.
 */
export function readBody(
  request: IncomingMessage,
  limit: BodyLimit,
  onBody: (body: Buffer) => void,
  onFlaw: (flaw: Failure) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let settled = false;

  function onData(chunk: Buffer): void {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes > limit.bytes) refuse(limit.tooLarge);
  }
  function refuse(flaw: Failure): void {
    if (settled) return;
    settled = true;
    request.off('data', onData);
    // The listeners below live as long as the connection; what was read need not.
    chunks.length = 0;
    onFlaw(flaw);
  }
  request.on('data', onData);
  request.on('end', () => {
    if (settled) return;
    settled = true;
    onBody(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
  });
  request.on('error', () => refuse(cutBody));
  request.on('close', () => refuse(cutBody));
}

/** {@link readBody} as a promise, where a promise more doesn't count. */
export function readWholeBody(request: IncomingMessage, limit: BodyLimit): Promise<Result<Buffer>> {
  return new Promise((resolve) => {
    readBody(
      request,
      limit,
      (body) => resolve(ok(body)),
      (flaw) => resolve(err(flaw)),
    );
  });
}

const cutBody = failure(
  'bad_request',
  '본문이 끝까지 오지 않았어요. 다시 보내 주세요.',
  'The body was cut short. Send it again.',
);
