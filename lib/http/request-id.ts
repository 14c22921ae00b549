import { randomBytes } from 'node:crypto';

const prefix = randomBytes(5).toString('hex');
let count = 0;

/** Names one request in the log and in its answer's `x-request-id`: unique per process, and never the client's own. */
export function newRequestId(): string {
  count++;
  return `${prefix}-${count.toString(36)}`;
}
