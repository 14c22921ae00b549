import type { Logger } from 'pino';
import type { TrackedResponse } from './tracked-response';

/** What is kept of one kind of answer during one window. */
interface Tally {
  /** Answers of this kind after the first. */
  more: number;
  sumMs: number;
  maxMs: number;
}

/**
 * One log line for the first answer of each kind (route, status, code) in a window of a second, and one line with the
 * count of the others when the window ends. Thousands of requests a second then cost an addition each, and a flood of
 * the same error stays two lines a second. No text, name, path or address of anyone is logged.
 */
export class RequestLog {
  readonly #log: Logger;
  readonly #tallies = new Map<string, Map<number, Tally>>();
  readonly #timer: NodeJS.Timeout;

  constructor(log: Logger, windowMs = 1000) {
    this.#log = log;
    this.#timer = setInterval(() => this.#endWindow(), windowMs);
    this.#timer.unref();
  }

  record(response: TrackedResponse, status: number, ms: number): void {
    const { route, failureCode } = response;
    const kind = failureCode ?? route;
    let byStatus = this.#tallies.get(kind);
    if (!byStatus) {
      byStatus = new Map();
      this.#tallies.set(kind, byStatus);
    }
    const tally = byStatus.get(status);
    if (tally) {
      tally.more++;
      tally.sumMs += ms;
      tally.maxMs = Math.max(tally.maxMs, ms);
      return;
    }
    byStatus.set(status, { more: 0, sumMs: 0, maxMs: 0 });
    this.#log[levelOf(status)](
      {
        requestId: response.requestId,
        route,
        status,
        code: failureCode,
        ms: round(ms),
        rows: response.rows || undefined,
        bytesIn: Number(response.req.headers['content-length']) || undefined,
        bytesOut: response.bytesOut || undefined,
        aborted: response.writableFinished ? undefined : true,
      },
      'request',
    );
  }

  close(): void {
    clearInterval(this.#timer);
    this.#endWindow();
  }

  #endWindow(): void {
    for (const [kind, byStatus] of this.#tallies) {
      for (const [status, { more, sumMs, maxMs }] of byStatus) {
        if (more === 0) continue;
        this.#log.info({ kind, status, more, meanMs: round(sumMs / more), maxMs: round(maxMs) }, 'more requests');
      }
    }
    this.#tallies.clear();
  }
}

/** A 503 says "later", which is how it is meant to be; the other 5xx are not. */
function levelOf(status: number): 'info' | 'warn' | 'error' {
  if (status < 500) return 'info';
  return status === 503 ? 'warn' : 'error';
}

function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
