import type { IncomingMessage } from 'node:http';
import { type Failure, failure } from '@/lib/base/failure';
import type { HttpLimits } from './http-limits';
import { bodyTooLarge } from './request-guard';

/**
 * Reads a request's body whole and calls one of the two, once. Callbacks and not a promise: promises are dear while
 * async hooks are on, and Next switches them on.
 *
 * Past the limit the request stays alive: the refusal still has to be written to its connection.
 * @param onBody   Gets the bytes, at most `limits.bodyBytes` of them.
 * @param onFlaw   Gets `body_too_large`, or `bad_request` when the client hung up.
 */
export function readBody(
  request: IncomingMessage,
  limits: HttpLimits,
  onBody: (body: Buffer) => void,
  onFlaw: (flaw: Failure) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let settled = false;

  function onData(chunk: Buffer): void {
    bytes += chunk.length;
    chunks.push(chunk);
    if (bytes > limits.bodyBytes) refuse(bodyTooLarge(limits));
  }
  function refuse(flaw: Failure): void {
    if (settled) return;
    settled = true;
    request.off('data', onData);
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

const cutBody = failure(
  'bad_request',
  '본문이 끝까지 오지 않았어요. 다시 보내 주세요.',
  'The body was cut short. Send it again.',
);
