import type { ServerResponse } from 'node:http';
import { apiHeaders } from './security-headers';
import { TrackedResponse } from './tracked-response';

/** Name, value, name, value: Node writes such a list as it is, where an object is first turned into one. */
type HeaderList = readonly string[];

const common: HeaderList = commonWithout([]);
/** Without those that an answer replaces. */
const withoutType = commonWithout(['content-type']);
const withoutCaching = commonWithout(['cache-control']);
const withoutBoth = commonWithout(['content-type', 'cache-control']);

/**
 * Writes one whole answer of the API. Every answer of the API goes through here, so that none lacks the headers all
 * of them carry.
 * @param headers  Lower-case names; a `content-type` or `cache-control` among them replaces the usual one.
 */
export function sendAnswer(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  headers: HeaderList = [],
): void {
  const list = [...usualBeside(headers), ...headers];
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  if (response instanceof TrackedResponse) {
    list.push('x-request-id', response.requestId);
    response.bytesOut = bytes;
    if (response.closesConnection) list.push('connection', 'close');
  }
  // A 304 has no body, and the length that it would have isn't known here.
  if (status !== 304) list.push('content-length', String(bytes));
  response.writeHead(status, list);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

function usualBeside(headers: HeaderList): HeaderList {
  const replacesCaching = headers.includes('cache-control');
  if (headers.includes('content-type')) return replacesCaching ? withoutBoth : withoutType;
  return replacesCaching ? withoutCaching : common;
}

function commonWithout(names: HeaderList): HeaderList {
  return Object.entries(apiHeaders)
    .filter(([name]) => !names.includes(name))
    .flat();
}
