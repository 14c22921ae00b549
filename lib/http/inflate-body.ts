import type { IncomingMessage } from 'node:http';
import { createGunzip, createInflate } from 'node:zlib';
import { type Failure, failure } from '@/lib/base/failure';
import type { BodyLimit } from './body-limits';
import { readBody } from './read-body';

/** Ways of packing a body that the serving protocols' clients use. `deflate` is zlib's format, as RFC 9110 has it. */
export type BodyPacking = 'gzip' | 'deflate';

/**
 * {@link readBody} for a body that may be packed. It is unpacked as it comes, off the thread that answers, and no
 * further than the limit: what a bomb would still have become is never made.
 * @param packing  As Content-Encoding said; nothing for a body that is sent as it is.
 * @param limit    Of the bytes sent, and of the bytes they become.
 * @param onFlaw   Also gets `bad_encoding` when the bytes aren't what the packing says, or end too early.
 */
export function inflateBody(
  request: IncomingMessage,
  packing: BodyPacking | undefined,
  limit: BodyLimit,
  onBody: (body: Buffer) => void,
  onFlaw: (flaw: Failure) => void,
): void {
  if (packing === undefined) readBody(request, limit, onBody, onFlaw);
  else readBody(request, limit, (packed) => inflate(packed, packing, limit, onBody, onFlaw), onFlaw);
}

function inflate(
  packed: Buffer,
  packing: BodyPacking,
  limit: BodyLimit,
  onBody: (body: Buffer) => void,
  onFlaw: (flaw: Failure) => void,
): void {
  const inflater = packing === 'gzip' ? createGunzip() : createInflate();
  const chunks: Buffer[] = [];
  let bytes = 0;
  let settled = false;

  function refuse(flaw: Failure): void {
    if (settled) return;
    settled = true;
    chunks.length = 0;
    inflater.destroy();
    onFlaw(flaw);
  }
  inflater.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > limit.bytes) refuse(limit.tooLarge);
    else chunks.push(chunk);
  });
  inflater.on('end', () => {
    if (settled) return;
    settled = true;
    onBody(Buffer.concat(chunks, bytes));
  });
  inflater.on('error', () => refuse(notPacked));
  inflater.end(packed);
}

/** The packing a Content-Encoding header names. @returns undefined for none, `refused` for another or several. */
export function packingOf(contentEncoding: string | undefined): BodyPacking | 'refused' | undefined {
  const name = contentEncoding?.trim().toLowerCase();
  if (name === undefined || name === '' || name === 'identity') return undefined;
  // RFC 9110: x-gzip is another name of gzip.
  if (name === 'x-gzip') return 'gzip';
  return name === 'gzip' || name === 'deflate' ? name : 'refused';
}

const notPacked = failure(
  'bad_encoding',
  '압축을 풀 수 없는 본문이에요. Content-Encoding 머리글을 확인하고 다시 압축해 보내 주세요.',
  "The body isn't packed as Content-Encoding says. Check the header and pack it again.",
);
