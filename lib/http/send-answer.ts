import type { ServerResponse } from 'node:http';
import { apiHeaders } from './security-headers';
import { TrackedResponse } from './tracked-response';

/** Name, value, name, value: Node writes such a list as it is, where an object is first turned into one. */
type HeaderList = readonly string[];

const common: HeaderList = Object.entries(apiHeaders).flat();
const commonWithoutType: HeaderList = Object.entries(apiHeaders)
  .filter(([name]) => name !== 'content-type')
  .flat();

/**
 * Writes one whole answer of the API. Every answer of the API goes through here, so that none lacks the headers all
 * of them carry.
 * @param headers  Lower-case names; a `content-type` among them replaces JSON's.
 */
export function sendAnswer(response: ServerResponse, status: number, body: string, headers: HeaderList = []): void {
  const list = [...(headers.includes('content-type') ? commonWithoutType : common), ...headers];
  const bytes = Buffer.byteLength(body);
  if (response instanceof TrackedResponse) {
    list.push('x-request-id', response.requestId);
    response.bytesOut = bytes;
    if (response.closesConnection) list.push('connection', 'close');
  }
  list.push('content-length', String(bytes));
  response.writeHead(status, list);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
