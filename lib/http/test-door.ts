import { connect } from 'node:net';
import { pino } from 'pino';
import { failure } from '@/lib/base/failure';
import { err, ok } from '@/lib/base/result';
import type { ModelServer, PredictRequest } from '@/lib/serving/model-server';
import { createFrontDoor, type FrontDoor, type FrontDoorOptions } from './front-door';
import { HostGuard } from './host-guard';

/** A front door on a port of its own, for tests, with the simplest models and pages that can stand behind it. */
export interface TestDoor {
  readonly url: string;
  readonly port: number;
  readonly door: FrontDoor;
  /** Everything logged so far. */
  readonly logged: () => string;
  /** A body that is neither text nor bytes is sent as JSON. */
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export const teacherToken = 'a-token-for-the-tests';

/** @param wanted  Port; default: one that the system chooses. */
export async function openTestDoor(options: Partial<FrontDoorOptions> = {}, wanted = 0): Promise<TestDoor> {
  let lines = '';
  const sink = {
    write(line: string) {
      lines += line;
    },
  };
  const door = createFrontDoor({
    models: echoModels(),
    pages: {
      async handle(request, response) {
        let bytes = 0;
        for await (const chunk of request) bytes += chunk.length;
        response.end(`page ${request.url} ${bytes}`);
      },
      async close() {},
    },
    hosts: new HostGuard(['class.example']),
    teacherToken,
    log: pino({ level: 'debug' }, sink),
    ...options,
  });
  const port = await door.listen('127.0.0.1', wanted);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    door,
    logged: () => lines,
    post(body, headers = {}) {
      const payload = typeof body === 'string' || body instanceof Buffer ? body : JSON.stringify(body);
      const json = { 'content-type': 'application/json' };
      return fetch(`${url}/predict`, { method: 'POST', body: payload, headers: { ...json, ...headers } });
    },
    close: () => door.drain(100),
  };
}

/** Waits until something holds: a busy machine takes longer, so no test waits for a time. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(5);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Models that tell how many requests wait for them. */
export interface EchoModels extends ModelServer {
  readonly waiting: () => number;
}

/**
 * Only `sentiment-fast`, version 3: positive with 0.75 for everything. The text `slow` takes its time, `never` is
 * never answered, and `broken` throws with the text in its message.
 */
export function echoModels(slow: () => Promise<unknown> = () => pause(200)): EchoModels {
  let waiting = 0;
  const none = failure('model_not_found', '없어요.', 'None.');
  async function wait({ rows }: PredictRequest): Promise<void> {
    waiting++;
    if (rows[0]?.text === 'slow') await slow();
    if (rows[0]?.text === 'never') await new Promise(() => {});
    if (rows[0]?.text === 'broken') throw new Error('broken by 비밀 리뷰');
    waiting--;
  }
  return {
    async predict(request) {
      await wait(request);
      const { model, rows } = request;
      if (model !== 'sentiment-fast') return err(none);
      return ok({ model, version: 3, rows: rows.map(() => ({ label: 'positive', confidence: 0.75 })) });
    },
    async explain({ model, version = 0, rows }) {
      const explanations = rows.map(({ text }) => ({
        kind: 'exact' as const,
        text: String(text),
        bias: 0,
        logOdds: Math.log(3),
        tokens: [{ start: 0, end: 1, known: true, weight: Math.log(3) }],
      }));
      return ok({ model, version, explanations });
    },
    find: () => err(none),
    configuration: () => ({}),
    readFile: async () => err(none),
    statuses: () => [
      {
        model: 'sentiment-fast',
        version: 3,
        state: 'AVAILABLE',
        labels: [],
        queued: 2,
        running: waiting,
        workerRestarts: 4,
      },
    ],
    isReady: () => true,
    close: async () => {},
    waiting: () => waiting,
  };
}

/** Sends bytes as they are and gives back what comes until the connection closes, or `limitMs` has passed. */
export function exchange(port: number, bytes: string | Uint8Array, limitMs = 2000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let received = '';
    const timer = setTimeout(() => socket.destroy(), limitMs);
    socket.on('data', (chunk) => {
      received += chunk.toString('utf8');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(received);
    });
  });
}

/** The code of a failure's body, after checking that the body is a failure and nothing else. */
export async function codeOf(response: Response): Promise<string> {
  const body: unknown = await response.json();
  if (typeof body !== 'object' || body === null || !('error' in body)) throw new Error('The body is no failure.');
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error)) {
    throw new Error('The failure has no code or no message.');
  }
  if (Object.keys(body).length !== 1 || Object.keys(error).length !== 2) throw new Error('The failure has extra keys.');
  return String(error.code);
}
