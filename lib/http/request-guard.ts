import type { IncomingMessage } from 'node:http';
import { type Failure, failure } from '@/lib/base/failure';
import type { BodyLimit } from './body-limits';
import type { HostGuard } from './host-guard';
import type { HttpLimits } from './http-limits';
import { packingOf } from './inflate-body';
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
  const packing = packingOf(request.headers['content-encoding']);
  if (packing === 'refused') return bodyLimit.mayBePacked ? unknownPacking : packedBody;
  if (packing !== undefined && !bodyLimit.mayBePacked) return packedBody;
  return Number(request.headers['content-length'] ?? 0) > bodyLimit.bytes ? bodyLimit.tooLarge : undefined;
}

const packedBody = failure(
  'unsupported_encoding',
  '압축한 본문은 받지 않아요. 압축하지 않고 보내 주세요.',
  'Compressed bodies are refused. Send the body uncompressed.',
);

const unknownPacking = failure(
  'unsupported_encoding',
  '이 압축 방식은 받지 않아요. gzip이나 deflate로 압축하거나 압축하지 않고 보내 주세요.',
  'This content encoding is refused. Send gzip, deflate, or the body as it is.',
);
