import { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '@/lib/base/result';
import type { HttpLimits } from './http-limits';
import { guardMultipart } from './multipart-guard';
import { readBody } from './read-body';

/**
 * A request that pages may have. One without a body passes as it is. A body, which can only be a server action's, is
 * read whole first and handed on in a request that holds it: Next answers a malformed form with a bare 500, and stops
 * a body without end only when it has read it.
 * Failures: `body_too_large`, `bad_multipart`, `bad_request` when the client hung up.
 */
export async function admitToPages(request: IncomingMessage, limits: HttpLimits): Promise<Result<IncomingMessage>> {
  if (request.method !== 'POST') return ok(request);
  const body = await new Promise<Result<Buffer>>((resolve) => {
    readBody(
      request,
      limits,
      (bytes) => resolve(ok(bytes)),
      (flaw) => resolve(err(flaw)),
    );
  });
  if (!body.ok) return body;
  const flaw = guardMultipart(request.headers['content-type'] ?? '', body.value);
  return flaw ? err(flaw) : ok(withBody(request, body.value));
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
