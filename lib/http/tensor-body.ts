import type { IncomingMessage } from 'node:http';
import type { Failure } from '@/lib/base/failure';
import type { BodyLimit } from './body-limits';
import { inflateBody, packingOf } from './inflate-body';
import { readBody } from './read-body';
import type { TrackedResponse } from './tracked-response';
import type { UploadGate } from './upload-gate';

/**
 * Reads a body of the serving protocols, packed or not. Those that may become large are counted with the uploads while
 * they are held.
 * @param limit   See `tensorLimit`.
 * @param onFlaw  Gets `busy`, `body_too_large`, `bad_encoding` when it can't be unpacked,
 * or `bad_request` when the client hung up.
 */
export function readTensorBody(
  request: IncomingMessage,
  response: TrackedResponse,
  limit: BodyLimit,
  uploads: UploadGate,
  onBody: (body: Buffer) => void,
  onFlaw: (flaw: Failure) => void,
): void {
  const packing = packingOf(request.headers['content-encoding']);
  if (packing === 'refused') throw new Error('The guard lets no such packing through.');
  const length = request.headers['content-length'];
  if (length === undefined && packing === undefined) {
    countAsItComes(request, response, limit, uploads, onBody, onFlaw);
    return;
  }
  const most = mostBytes(length, packing !== undefined, limit.bytes);
  const crowded = most > uncountedBytes ? uploads.hold(response, most) : undefined;
  if (crowded) onFlaw(crowded);
  else inflateBody(request, packing, limit, onBody, onFlaw);
}

/** Some clients never say how long a body is, however short: only one that turns out long takes room. */
function countAsItComes(
  request: IncomingMessage,
  response: TrackedResponse,
  limit: BodyLimit,
  uploads: UploadGate,
  onBody: (body: Buffer) => void,
  onFlaw: (flaw: Failure) => void,
): void {
  let bytes = 0;
  let isRefused = false;
  function count(chunk: Buffer): void {
    bytes += chunk.length;
    if (bytes <= uncountedBytes) return;
    request.off('data', count);
    const crowded = uploads.hold(response, limit.bytes);
    if (!crowded) return;
    isRefused = true;
    onFlaw(crowded);
  }
  request.on('data', count);
  readBody(
    request,
    limit,
    (body) => {
      if (!isRefused) onBody(body);
    },
    (flaw) => {
      if (!isRefused) onFlaw(flaw);
    },
  );
}

/** Bodies up to this size aren't counted, as those of other routes aren't. */
const uncountedBytes = 1024 * 1024;

/** Deflate makes at most this many bytes of one. */
const mostInflation = 1032;

function mostBytes(contentLength: string | undefined, isPacked: boolean, limit: number): number {
  if (contentLength === undefined) return limit;
  const bytes = Number(contentLength);
  return Math.min(limit, isPacked ? bytes * (mostInflation + 1) : bytes);
}
