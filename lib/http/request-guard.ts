import type { IncomingMessage } from 'node:http';
import { type Failure, failure } from '@/lib/base/failure';
import type { HostGuard } from './host-guard';
import type { HttpLimits } from './http-limits';
import { guardUrl } from './url-guard';

/**
 * What every request must pass, for whichever door it is meant: its address, its host, and, when it may change
 * something, where it comes from, how it is packed and how large it says it is.
 */
export function guardRequest(request: IncomingMessage, hosts: HostGuard, limits: HttpLimits): Failure | undefined {
  const flaw = guardUrl(request.url ?? '', limits.urlLength) ?? hosts.checkHost(request);
  if (flaw) return flaw;
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const foreign = hosts.checkOrigin(request);
  if (foreign) return foreign;
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') return unsupportedEncoding;
  return Number(request.headers['content-length'] ?? 0) > limits.bodyBytes ? bodyTooLarge(limits) : undefined;
}

const unsupportedEncoding = failure(
  'unsupported_encoding',
  '압축한 본문은 받지 않아요. 압축하지 않고 보내 주세요.',
  'Compressed bodies are refused. Send the body uncompressed.',
);

export function bodyTooLarge(limits: HttpLimits): Failure {
  const kib = Math.floor(limits.bodyBytes / 1024);
  return failure(
    'body_too_large',
    `본문이 너무 커요. ${kib} KiB까지 보낼 수 있어요. 나눠서 보내 주세요.`,
    `The body is too large. Up to ${kib} KiB are accepted: send it in parts.`,
  );
}
