import { type IncomingMessage, ServerResponse } from 'node:http';

/**
 * A response that carries what the log and the metrics want to know about it, so that a request needs no closure and
 * no look-up of its own.
 */
export class TrackedResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  /** Sent as `x-request-id`. */
  requestId = '';
  startedAt = 0;
  /** The route's pattern, never the path someone sent. */
  route = 'other';
  /** Code of the failure that was answered. */
  failureCode: string | undefined;
  /** Length of the answer's body where the API wrote it. */
  bytesOut = 0;
  /** Reviews of a predict request. */
  rows = 0;
  /** Whether the connection ends with this answer, because the server is stopping. */
  closesConnection = false;
}
