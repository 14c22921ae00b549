import { ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type Failure, failure } from '@/lib/base/failure';
import { failureStatus } from '@/lib/base/failure-codes';
import type { HttpLimits } from './http-limits';
import { apiHeaders } from './security-headers';
import { failureBody } from './send-failure';

/** What Node's parser reports: no request object exists, only a socket. */
export interface ClientError extends Error {
  readonly code?: string | undefined;
  readonly rawPacket?: unknown;
}

/** Answers what is no HTTP, too much of it, or too slow, and closes the connection. */
export function answerClientError(error: ClientError, socket: Socket, limits: HttpLimits): void {
  if (error.code === 'ECONNRESET' || !socket.writable || hasAnswered(socket)) {
    socket.destroy();
    return;
  }
  const flaw = failureOf(error, limits);
  const body = JSON.stringify(failureBody(flaw, undefined));
  const status = failureStatus[flaw.code];
  const headers = { ...apiHeaders, connection: 'close', 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`, () => socket.destroy());
}

function failureOf(error: ClientError, limits: HttpLimits): Failure {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooSlow;
  if (error.code !== 'HPE_HEADER_OVERFLOW') return notHttp;
  // The address is part of what overflowed when even the first line doesn't end within an address's length.
  const firstLineEnd = Buffer.isBuffer(error.rawPacket) ? error.rawPacket.indexOf(0x0a) : 0;
  return firstLineEnd < 0 || firstLineEnd > limits.urlLength ? urlTooLong : headersTooLarge;
}

/** Whether an answer to the current request is already on its way: a second one would garble it. */
function hasAnswered(socket: Socket): boolean {
  // Node keeps the response a socket is busy with under this name and looks at it for the same reason.
  const current: unknown = Reflect.get(socket, '_httpMessage');
  return current instanceof ServerResponse && current.headersSent;
}

const tooSlow = failure(
  'timeout_read',
  '요청이 제때 다 오지 않았어요. 연결을 확인하고 다시 보내 주세요.',
  "The request didn't arrive in time. Check the connection and send it again.",
);

const notHttp = failure(
  'bad_request',
  'HTTP 요청으로 읽을 수 없어요. 요청을 확인해 주세요.',
  "This can't be read as an HTTP request. Check it.",
);

const headersTooLarge = failure(
  'headers_too_large',
  '머리글이 너무 커요. 쿠키나 머리글을 줄여 주세요.',
  'The headers are too large. Send fewer cookies or headers.',
);

const urlTooLong = failure(
  'url_too_long',
  '주소가 너무 길어요. 내용은 주소가 아니라 본문에 넣어 보내 주세요.',
  'The address is too long. Send the content in the body, not in the address.',
);
