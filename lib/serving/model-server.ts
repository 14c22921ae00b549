import type { Result } from '@/lib/base/result';
import type { Explanation } from './handler';
import type { Manifest } from './manifest';
import type { Row } from './row';

/** Names a version; without `version` the newest available one. */
export interface ModelSpec {
  readonly model: string;
  readonly version?: number;
}

export interface PredictRequest extends ModelSpec {
  /** Default `serving_default`. */
  readonly signature?: string;
  readonly rows: readonly Row[];
  /** Milliseconds after which the answer is `timeout`; the default is the server's. */
  readonly deadlineMs?: number;
  /** Aborted when nobody waits for the answer any more; a task that still waits in the queue is then dropped. */
  readonly signal?: AbortSignal;
}

export interface Prediction {
  readonly model: string;
  readonly version: number;
  /** One per input row, in order. */
  readonly rows: readonly Row[];
}

export interface Explained {
  readonly model: string;
  readonly version: number;
  readonly explanations: readonly Explanation[];
}

/** START → LOADING → AVAILABLE → UNLOADING → END, as in TensorFlow Serving. */
export type VersionState = 'START' | 'LOADING' | 'AVAILABLE' | 'UNLOADING' | 'END';

export interface VersionStatus {
  readonly model: string;
  readonly version: number;
  readonly state: VersionState;
  /** Why a version ended, for people; without paths. */
  readonly reason?: { readonly ko: string; readonly en: string };
  readonly manifest?: Manifest;
  /** Why an AVAILABLE version refuses work for now: its workers crashed several times in a row. */
  readonly resting?: { readonly ko: string; readonly en: string };
  /** Requests that wait for a worker, and those being worked on: requests also where several run as one batch. */
  readonly queued: number;
  readonly running: number;
  /** Workers replaced after a crash since the version was loaded. */
  readonly workerRestarts: number;
}

/**
 * A quick batch is answered in place, without a promise: promises are dear while async hooks are on, and Next switches
 * them on. `await` takes both.
 */
export type Eventually<T> = Result<T> | Promise<Result<T>>;

/**
 * Loads, unloads and runs versions; knows no kind of model. The one door that pages, routes and the command line use.
 * Failures: model_not_found, model_unavailable, bad_input, too_many_items, busy, timeout, cancelled, draining,
 * internal.
 */
export interface ModelServer {
  predict(request: PredictRequest): Eventually<Prediction>;
  explain(request: PredictRequest): Eventually<Explained>;
  /**
   * A file that the manifest of an AVAILABLE version lists, its bytes checked against the manifest.
   * Failures: not_found for every other path, model_not_found, model_unavailable, model_invalid, draining.
   * @param version  Default: the newest available one.
   */
  readFile(model: string, path: string, version?: number): Promise<Result<Uint8Array>>;
  /** Every version known, loaded or not. */
  statuses(): readonly VersionStatus[];
  /**
   * True once every model of the repository has been tried and at least one version is AVAILABLE and not resting,
   * until draining.
   */
  isReady(): boolean;
  /** Refuses new work with `draining`, finishes what is in flight, then stops the workers. */
  close(): Promise<void>;
}
