import type { FailureCode } from '@/lib/base/failure-codes';
import type { VersionState } from './model-server';

/** One answered request. Times are milliseconds of the monotonic clock. */
export interface RequestEvent {
  readonly type: 'request';
  readonly work: 'predict' | 'explain';
  readonly model: string;
  readonly version: number;
  /** Rows of the request. */
  readonly rows: number;
  /** True when it ran on the calling thread and not in a worker. */
  readonly inPlace: boolean;
  readonly outcome: 'ok' | FailureCode;
  /** From the call to the answer, waiting included. */
  readonly durationMs: number;
}

/** A worker answered a predict job: one batch, or one request where nothing is batched. */
export interface BatchEvent {
  readonly type: 'batch';
  readonly model: string;
  readonly version: number;
  readonly rows: number;
  /** Requests that have rows in it. */
  readonly requests: number;
  /** The worker's time, the way there and back included. */
  readonly durationMs: number;
}

/** A version went through the door of lifecycle.ts. */
export interface StateEvent {
  readonly type: 'state';
  readonly model: string;
  readonly version: number;
  readonly state: VersionState;
}

/** A worker died and its replacement starts after `backOffMs`. */
export interface WorkerCrashEvent {
  readonly type: 'worker-crash';
  readonly model: string;
  readonly version: number;
  readonly inARow: number;
  readonly backOffMs: number;
}

export type ServingEvent = RequestEvent | BatchEvent | StateEvent | WorkerCrashEvent;

/** Told of everything that happens, on the thread that answers: must be quick and must not throw. */
export type ServingObserver = (event: ServingEvent) => void;

/** The part of a logger this folder needs; pino fits. Never given what a person typed. */
export interface ServingLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
