import { IncomingMessage } from 'node:http';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { HttpLimits } from './http-limits';
import { guardMultipart } from './multipart-guard';
import { bodyTooLarge } from './request-guard';

/**
 * A request that pages may have. One without a body passes as it is. A body, which can only be a server action's, is
 * read whole first and handed on in a request that holds it: Next answers a malformed form with a bare 500, and stops
 * a body without end only when it has read it.
 * Failures: `body_too_large`, `bad_multipart`, `bad_request` when the client hung up.
 */
export async function admitToPages(request: IncomingMessage, limits: HttpLimits): Promise<Result<IncomingMessage>> {
  if (request.method !== 'POST') return ok(request);
  const body = await readBody(request, limits);
  if (!body.ok) return body;
  const flaw = guardMultipart(request.headers['content-type'] ?? '', body.value);
  return flaw ? err(flaw) : ok(withBody(request, body.value));
}

/** Leaves the request alive past the limit: the refusal still has to be written to its connection. */
function readBody(request: IncomingMessage, limits: HttpLimits): Promise<Result<Buffer>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= limits.bodyBytes) return;
      request.off('data', onData);
      resolve(err(bodyTooLarge(limits)));
    };
    request.on('data', onData);
    request.once('end', () => resolve(ok(Buffer.concat(chunks))));
    request.once('error', () => resolve(err(cutBody)));
    request.once('close', () => resolve(err(cutBody)));
  });
}

function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  Object.assign(copy, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  copy.complete = true;
  if (body.length > 0) copy.push(body);
  copy.push(null);
  return copy;
}

const cutBody = failure(
  'bad_request',
  '본문이 끝까지 오지 않았어요. 다시 보내 주세요.',
  'The body was cut short. Send it again.',
);
