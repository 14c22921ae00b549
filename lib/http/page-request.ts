import type { IncomingMessage, ServerResponse } from 'node:http';
import { newNonce, pageHeaders, pagePolicy } from './security-headers';
import { TrackedResponse } from './tracked-response';

/** Headers that only a proxy of ours or Next itself may set; from a client they would be believed. */
const internalHeader =
  /^(?:forwarded|x-forwarded-.*|x-real-ip|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-route-matches|x-nextjs-internal.*)$/;

/**
 * Prepares a request for Next: takes off headers that only look like ours, and puts on what every page's answer
 * carries. Next finds the nonce in the request's own `content-security-policy` and writes it on its scripts.
 */
export function setPageHeaders(request: IncomingMessage, response: ServerResponse, dev: boolean): void {
  for (const name of Object.keys(request.headers)) {
    if (internalHeader.test(name)) delete request.headers[name];
  }
  if (response instanceof TrackedResponse) {
    response.setHeader('x-request-id', response.requestId);
    if (response.closesConnection) response.setHeader('connection', 'close');
  }
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
  const policy = pagePolicy(newNonce(), dev);
  request.headers['content-security-policy'] = policy;
  response.setHeader('content-security-policy', policy);
}
