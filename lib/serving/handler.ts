import type { Failure } from '@/lib/base/failure';
import type { Result } from '@/lib/base/result';
import type { ServingLog } from './events';
import type { Manifest } from './manifest';
import type { Row } from './row';

/** What a handler gets to start with. Everything was checked against the manifest's sizes and hashes before. */
export interface HandlerContext {
  readonly manifest: Manifest;
  /** Reads one of the manifest's files whole. @throws Error if the manifest doesn't list `path`. */
  readFile(path: string): Promise<Uint8Array>;
  /** The version's folder, for libraries that open files themselves. */
  readonly folder: string;
  /**
   * Origins (`http://host:port`) of other machines that a handler may talk to; nothing else is ever contacted. Absent
   * in a worker: what talks to other machines runs on the answering thread.
   */
  readonly remoteAddresses?: readonly string[];
  /** For what happens outside of a request, such as another machine's going away. Absent in a worker. */
  readonly log?: ServingLog;
}

/** What is left of a request's patience, for handlers that wait for others. */
export interface HandlerCall {
  /** Milliseconds from now on after which nobody waits for the answer. */
  readonly deadlineMs: number;
  /** Aborted when nobody waits any more, because the caller left or the deadline passed. */
  readonly signal: AbortSignal;
}

/**
 * One kind of model, in the five steps of the course this project comes from (and of TorchServe).
 *
 * `preprocess` and `postprocess` are pure. `handle` runs the three steps on a batch and gives exactly one output row
 * per input row, in order. The model server validates rows against the signature before and counts them after.
 *
 * Where the manifest has `batching`, a batch may hold rows of several requests. When such a batch throws, each request's
 * rows are handled once more by themselves, and only the one at fault fails.
 *
 * What a person can put right (a picture that is cut off, an option out of range) is told by throwing `RefusedInput`
 * from any of the steps: its failure is the answer. Every other exception is logged and answered as `internal`, or as a
 * `StatedFault` says.
 */
export interface ModelHandler<Prepared = unknown, Inferred = unknown> {
  /** Loads the weights, once. A failure leaves the version unloaded, with its reason. */
  initialize(context: HandlerContext): Promise<Result<void>>;
  preprocess(rows: readonly Row[]): Prepared | Promise<Prepared>;
  inference(prepared: Prepared): Inferred | Promise<Inferred>;
  postprocess(inferred: Inferred, signature: string): readonly Row[];
  /** @param call  Given where {@link waits} is true. */
  handle(rows: readonly Row[], signature: string, call?: HandlerCall): readonly Row[] | Promise<readonly Row[]>;
  /** Why each row got its answer: one {@link Explanation} per input row. */
  explain?(rows: readonly Row[]): readonly Explanation[] | Promise<readonly Explanation[]>;
  /**
   * True when the batch surely costs well under a millisecond, so that it may run on the thread that answers HTTP
   * instead of travelling to a worker. Must be synchronous handlers only. Absent means never.
   */
  isQuick?(rows: readonly Row[]): boolean;
  /**
   * True when the handler does no work of its own but waits for another machine. It then runs on the thread that
   * answers HTTP, many requests at once, so each step must be short: no worker thread is held while it waits.
   */
  readonly waits?: true;
  /** Of a handler that waits: why every request would be refused for now. Asked before each. */
  resting?(): Failure | undefined;
  /** Frees what `initialize` took. */
  close?(): Promise<void>;
}

/** Makes an uninitialised handler; `model.json` names the factory by its `handler` field. */
export type HandlerFactory = () => ModelHandler;

/** Weight of evidence of each word of a text for the second label against the first. */
export interface Explanation {
  /** `exact` when `bias` and the weights add up to `logOdds` by the model's own arithmetic, else `approximate`. */
  readonly kind: 'exact' | 'approximate';
  /** The text as the model reads it; offsets below count its UTF-16 units. */
  readonly text: string;
  /** Log-odds before any word is read. Natural logarithm. */
  readonly bias: number;
  /** Final log-odds: ln(P(labels[1]) / P(labels[0])). */
  readonly logOdds: number;
  readonly tokens: readonly TokenEvidence[];
}

export interface TokenEvidence {
  readonly start: number;
  readonly end: number;
  /** False when the model has never seen the word; its weight is then 0. */
  readonly known: boolean;
  /** Added to the log-odds by this occurrence: above 0 speaks for labels[1], below 0 for labels[0]. */
  readonly weight: number;
}
