import { Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, Agent as TlsAgent } from 'node:https';

/** A request to the engine. The path is written by this server, never by who asks. */
export interface EngineRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface EngineReply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Uint8Array;
}

/** How an exchange ended. `code` is a word for the log. */
export type Exchange =
  | ({ readonly kind: 'answered' } & EngineReply)
  /** No connection: the request surely did not run. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** The connection was lost: the request may have run. */
  | { readonly kind: 'lost'; readonly code: string }
  /** An answer that is no HTTP, too large or packed. */
  | { readonly kind: 'unfit'; readonly code: string }
  | { readonly kind: 'late' }
  | { readonly kind: 'cancelled' };

export interface ExchangeLimits {
  /** Until the whole answer is here. */
  readonly withinMs: number;
  readonly signal?: AbortSignal;
}

/** Connections to one engine. */
export interface EngineClient {
  /** Never rejects. */
  exchange(request: EngineRequest, limits: ExchangeLimits): Promise<Exchange>;
  /** Ends every connection. */
  close(): void;
}

export interface EngineClientOptions {
  /** Largest answer, bytes. */
  readonly answerBytes: number;
  /** A connection that takes longer counts as none. */
  readonly connectMs: number;
}

/** A connection is let go before most servers (uvicorn: 5 s) close it, so that no request meets a closing one. */
const idleMs = 4000;
const headerBytes = 16 * 1024;

/**
 * Speaks HTTP/1.1 to one origin over kept connections: no redirect is followed, no proxy of the environment is used,
 * nothing packed is asked for. Node's own `http`: with 16 connections and small bodies it gave four times the requests
 * per second that `fetch` gave.
 * @param origin  `http://host:port` or `https://host:port`.
 */
export function createEngineClient(origin: string, { answerBytes, connectMs }: EngineClientOptions): EngineClient {
  const { protocol, hostname, port } = new URL(origin);
  const isTls = protocol === 'https:';
  const settings = { keepAlive: true, timeout: idleMs, scheduling: 'lifo', noDelay: true } as const;
  const agent = isTls ? new TlsAgent(settings) : new Agent(settings);
  const target = {
    // A host of IPv6 stands in brackets in addresses, and without them here.
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (isTls ? 443 : 80) : Number(port),
    agent,
    maxHeaderSize: headerBytes,
  };
  const open = isTls ? httpsRequest : httpRequest;

  function exchange(
    { method, path, headers, body }: EngineRequest,
    { withinMs, signal }: ExchangeLimits,
  ): Promise<Exchange> {
    return new Promise((resolve) => {
      const sized = body === undefined ? {} : { 'content-length': String(body.length) };
      const sent = open({ ...target, method, path, headers: { accept: '*/*', ...headers, ...sized } });
      const finish = (outcome: Exchange) => {
        clearTimeout(late);
        clearTimeout(connecting);
        signal?.removeEventListener('abort', leave);
        resolve(outcome);
        if (outcome.kind !== 'answered') sent.destroy();
      };
      let isConnected = false;
      const leave = () => finish({ kind: 'cancelled' });
      const late = setTimeout(() => finish({ kind: 'late' }), Math.max(0, withinMs));
      const connecting = setTimeout(() => finish({ kind: 'unreachable', code: 'connect-timeout' }), connectMs);
      whenConnected(sent, isTls, () => {
        isConnected = true;
        clearTimeout(connecting);
      });
      sent.on('error', (error) => {
        const code = codeOf(error);
        finish({ kind: code.startsWith('HPE_') ? 'unfit' : isConnected ? 'lost' : 'unreachable', code });
      });
      sent.on('response', (answer) => readAnswer(answer, answerBytes, finish));
      signal?.addEventListener('abort', leave);
      if (signal?.aborted) leave();
      else sent.end(body);
    });
  }

  return { exchange, close: () => agent.destroy() };
}

function whenConnected(sent: ClientRequest, isTls: boolean, then: () => void): void {
  sent.on('socket', (socket) => {
    if (sent.reusedSocket) then();
    else socket.once(isTls ? 'secureConnect' : 'connect', then);
  });
}

function readAnswer(answer: IncomingMessage, answerBytes: number, finish: (outcome: Exchange) => void): void {
  const { statusCode: status = 0, headers } = answer;
  const chunks: Buffer[] = [];
  let bytes = 0;
  answer.on('error', (error) => finish({ kind: 'lost', code: codeOf(error) }));
  answer.on('close', () => finish({ kind: 'lost', code: 'cut-off' }));
  const isPacked = (headers['content-encoding'] ?? 'identity') !== 'identity';
  if (isPacked || Number(headers['content-length'] ?? 0) > answerBytes) {
    finish({ kind: 'unfit', code: isPacked ? 'answer-packed' : 'answer-too-large' });
    return;
  }
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > answerBytes) finish({ kind: 'unfit', code: 'answer-too-large' });
    else chunks.push(chunk);
  });
  answer.on('end', () => {
    if (answer.complete) finish({ kind: 'answered', status, headers, body: Buffer.concat(chunks) });
  });
}

/** Node's codes are words such as ECONNREFUSED; messages may hold addresses. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
