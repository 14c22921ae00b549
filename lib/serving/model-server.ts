import type { Bilingual } from '@/lib/base/failure';
import type { FailureCode } from '@/lib/base/failure-codes';
import type { Result } from '@/lib/base/result';
import type { Explanation } from './handler';
import type { Manifest } from './manifest';
import type { Row } from './row';

/** Names a version by number or by label; without either the newest available one. */
export interface ModelSpec {
  readonly model: string;
  readonly version?: number;
  /** A label of the configuration file, such as `stable`. Counts only where `version` is absent. */
  readonly label?: string;
}

/** What answers when a {@link ModelSpec} is asked for. */
export interface Servable {
  readonly model: string;
  readonly version: number;
  readonly manifest: Manifest;
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
  readonly reason?: Bilingual;
  /** The code that goes with {@link reason}. */
  readonly code?: FailureCode;
  /** Labels of the configuration file that lead here now, sorted. */
  readonly labels: readonly string[];
  readonly manifest?: Manifest;
  /** What to know of a version that goes on all the same: it waits for its files, or answers though they changed. */
  readonly notice?: Bilingual;
  /** Why an AVAILABLE version refuses work for now: crashes in a row, or another machine that it asks is away. */
  readonly resting?: Bilingual;
  /** Requests that wait for a worker, and those being worked on: requests also where several run as one batch. */
  readonly queued: number;
  readonly running: number;
  /** Workers replaced after a crash since the version was loaded. */
  readonly workerRestarts: number;
}

/** How the configuration file stands. */
export interface ConfigurationStatus {
  /** Why the file as it is now was refused, with the line; the one before it stays in force. For people. */
  readonly refused?: Bilingual;
  /** Which label in force leads to a version that doesn't answer, if one does. */
  readonly astray?: Bilingual;
}

/**
 * A quick batch is answered in place, without a promise: promises are dear while async hooks are on, and Next switches
 * them on. `await` takes both.
 */
export type Eventually<T> = Result<T> | Promise<Result<T>>;

/**
 * Loads, unloads and runs versions; knows no kind of model. The one door that pages, routes and the command line use.
 * Failures: model_not_found, label_not_found, model_unavailable, bad_input, too_many_items, busy, timeout, cancelled, draining,
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
  /**
   * The version that would answer now. Costs a look-up, so it may be asked before each request.
   * Failures: model_not_found (also for a version that isn't served), label_not_found, model_unavailable, draining.
   */
  find(spec: ModelSpec): Result<Servable>;
  configuration(): ConfigurationStatus;
  /** Every version known, loaded or not: models by name, each newest first. */
  statuses(): readonly VersionStatus[];
  /**
   * True once every model of the repository has been tried and at least one version is AVAILABLE and not resting,
   * until draining.
   */
  isReady(): boolean;
  /** Refuses new work with `draining`, finishes what is in flight, then stops the workers. */
  close(): Promise<void>;
}
