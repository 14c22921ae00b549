import type { Failure } from '@/lib/base/failure';
import { type Circuit, createCircuit } from '@/lib/serving/circuit';
import type { HandlerCall } from '@/lib/serving/handler';
import { RefusedInput } from '@/lib/serving/refused-input';
import { cancelled, retrySeconds, timedOut } from '@/lib/serving/serving-failures';
import { StatedFault } from '@/lib/serving/stated-fault';
import {
  engineAway,
  engineBusy,
  engineFailed,
  engineLost,
  engineNotReady,
  engineRefused,
  engineResting,
} from './remote-failures';
import type { EngineClient, EngineReply, EngineRequest, Exchange } from './remote-http';

/** Calls to an engine's model, with tries, deadline and circuit breaker. */
export interface EngineCaller {
  /**
   * @returns The engine's answer of status 200.
   * @throws RefusedInput, StatedFault  Whatever else became of it.
   */
  call(request: EngineRequest, limits: HandlerCall): Promise<EngineReply>;
  /** Why no call would be made now. */
  resting(): Failure | undefined;
  /** The engine is back: what went wrong before counts no more. */
  recovered(): void;
}

export interface EngineCallerOptions {
  readonly client: EngineClient;
  /** For one call, further tries included. */
  readonly timeoutMs: number;
  /** In [0, 1): spreads the tries of many callers. */
  readonly random: () => number;
  /** Told that a call got no answer, so that the engine's health is looked at. */
  readonly onNoAnswer: () => void;
  readonly circuit?: Circuit;
}

const mostTries = 3;
const firstPauseMs = 50;
/** Node's timers may fire this much early. */
const timerSlackMs = 2;

/**
 * A call is tried again only when it surely did not run: there was no connection, or the engine answered 503. The
 * circuit counts calls without an answer (no connection, a lost one, too late, a gateway's 502 or 504); what an
 * engine answers shows that it lives.
 */
export function createEngineCaller(options: EngineCallerOptions): EngineCaller {
  const { client, random, onNoAnswer } = options;
  const circuit = options.circuit ?? createCircuit();

  async function exchangeWithTries(request: EngineRequest, endMs: number, signal: AbortSignal): Promise<Exchange> {
    for (let tries = 1; ; tries++) {
      const exchange = await client.exchange(request, { withinMs: endMs - performance.now(), signal });
      const pauseMs = pauseBefore(exchange, tries, random);
      if (tries >= mostTries || pauseMs === undefined || performance.now() + pauseMs >= endMs) return exchange;
      if (!(await paused(pauseMs, signal))) return { kind: 'cancelled' };
    }
  }

  function note(exchange: Exchange): void {
    const isGateway = exchange.kind === 'answered' && (exchange.status === 502 || exchange.status === 504);
    if (exchange.kind === 'cancelled' || (exchange.kind === 'answered' && exchange.status === 503)) {
      circuit.trialDropped();
    } else if (exchange.kind === 'unfit' || (exchange.kind === 'answered' && !isGateway)) {
      circuit.answered();
    } else {
      circuit.crashed(performance.now());
      onNoAnswer();
    }
  }

  return {
    async call(request, { deadlineMs, signal }) {
      const waitMs = circuit.admit(performance.now());
      if (waitMs > 0) throw new RefusedInput(engineResting(retrySeconds(waitMs)));
      const withinMs = Math.min(options.timeoutMs, deadlineMs);
      const endMs = performance.now() + withinMs;
      const ended = await exchangeWithTries(request, endMs, signal);
      // The request's own timer may be the first to see that time is up; the engine was late all the same.
      const isLate = ended.kind === 'cancelled' && performance.now() >= endMs - timerSlackMs;
      const exchange: Exchange = isLate ? { kind: 'late' } : ended;
      note(exchange);
      if (exchange.kind === 'answered' && exchange.status === 200) return exchange;
      throw faultOf(exchange, withinMs);
    },
    resting() {
      const nowMs = performance.now();
      return circuit.isOpen(nowMs) ? engineResting(retrySeconds(circuit.admit(nowMs))) : undefined;
    },
    recovered: () => circuit.answered(),
  };
}

/** @returns Undefined when the exchange must not be repeated. */
function pauseBefore(exchange: Exchange, tries: number, random: () => number): number | undefined {
  const isBusy = exchange.kind === 'answered' && exchange.status === 503;
  if (!isBusy && exchange.kind !== 'unreachable') return undefined;
  const backOffMs = firstPauseMs * 2 ** (tries - 1) * (0.5 + random());
  return isBusy ? Math.max(backOffMs, askedSeconds(exchange) * 1000) : backOffMs;
}

/** @returns False when the caller left meanwhile. */
function paused(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isOver: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      resolve(isOver);
    };
    const leave = () => end(false);
    const timer = setTimeout(() => end(true), milliseconds);
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
  });
}

/** `Retry-After` in seconds; 0 where it is missing or a date. */
function askedSeconds({ headers }: EngineReply): number {
  const text = headers['retry-after'] ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

/** The error to throw for an exchange that brought no answer of use. */
function faultOf(exchange: Exchange, withinMs: number): Error {
  switch (exchange.kind) {
    case 'cancelled':
      return new RefusedInput(cancelled());
    case 'late':
      return new StatedFault('engine-late', timedOut(withinMs));
    case 'unreachable':
      return new StatedFault(`engine-unreachable-${exchange.code}`, engineAway());
    case 'lost':
      return new StatedFault(`engine-lost-${exchange.code}`, engineLost());
    case 'unfit':
      return new StatedFault(`engine-${exchange.code}`, engineFailed());
    case 'answered':
      return statusFault(exchange);
  }
}

function statusFault(reply: EngineReply): Error {
  const { status } = reply;
  const code = `engine-status-${status}`;
  if (status === 503 || status === 429)
    return new StatedFault(code, engineBusy(retrySeconds(askedSeconds(reply) * 1000)));
  if (status === 400 || status === 413 || status === 422) return new StatedFault(code, engineRefused());
  if (status === 404) return new StatedFault(code, engineNotReady());
  return new StatedFault(code, engineFailed());
}
