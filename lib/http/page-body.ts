import { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '@/lib/base/result';
import type { BodyLimit } from './body-limits';
import { guardMultipart } from './multipart-guard';
import { readWholeBody } from './read-body';
import type { TrackedResponse } from './tracked-response';
import type { UploadGate } from './upload-gate';

/**
 * A request that pages may have. One without a body passes as it is. A body, which can only be a server action's, is
 * read whole first and handed on in a request that holds it: Next answers a malformed form with a bare 500, and stops
 * a body without end only when it has read it.
 * Failures: `body_too_large`, `busy` for a picture too many, `bad_multipart`, `bad_request` when the client hung up.
 */
export async function admitToPages(
  request: IncomingMessage,
  response: TrackedResponse,
  limit: BodyLimit,
  uploads: UploadGate,
): Promise<Result<IncomingMessage>> {
  if (request.method !== 'POST') return ok(request);
  const crowded = limit.isUpload ? uploads.admit(request, response, limit) : undefined;
  if (crowded) return err(crowded);
  const body = await readWholeBody(request, limit);
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
