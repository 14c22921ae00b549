import type { IncomingMessage } from 'node:http';
import { type Failure, failure } from '@/lib/base/failure';
import type { BodyLimit } from './body-limits';
import type { HostGuard } from './host-guard';
import type { HttpLimits } from './http-limits';
import { guardUrl } from './url-guard';

/**
 * What every request must pass, for whichever door it is meant: its address, its host, and, when it may change
 * something, where it comes from, how it is packed and how large it says it is.
 */
export function guardRequest(
  request: IncomingMessage,
  hosts: HostGuard,
  limits: HttpLimits,
  bodyLimit: BodyLimit,
): Failure | undefined {
  const flaw = guardUrl(request.url ?? '', limits.urlLength) ?? hosts.checkHost(request);
  if (flaw) return flaw;
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const foreign = hosts.checkOrigin(request);
  if (foreign) return foreign;
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') return unsupportedEncoding;
  return Number(request.headers['content-length'] ?? 0) > bodyLimit.bytes ? bodyLimit.tooLarge : undefined;
}

const unsupportedEncoding = failure(
  'unsupported_encoding',
  '압축한 본문은 받지 않아요. 압축하지 않고 보내 주세요.',
  'Compressed bodies are refused. Send the body uncompressed.',
);
