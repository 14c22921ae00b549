import type { Result } from '@/lib/base/result';
import type { Manifest } from './manifest';
import type { Row } from './row';

/** What a handler gets to start with. Everything was checked against the manifest's sizes and hashes before. */
export interface HandlerContext {
  readonly manifest: Manifest;
  /** Reads one of the manifest's files whole. @throws Error if the manifest doesn't list `path`. */
  readFile(path: string): Promise<Uint8Array>;
  /** The version's folder, for libraries that open files themselves. */
  readonly folder: string;
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
  handle(rows: readonly Row[], signature: string): readonly Row[] | Promise<readonly Row[]>;
  /** Why each row got its answer: one {@link Explanation} per input row. */
  explain?(rows: readonly Row[]): readonly Explanation[] | Promise<readonly Explanation[]>;
  /**
   * True when the batch surely costs well under a millisecond, so that it may run on the thread that answers HTTP
   * instead of travelling to a worker. Must be synchronous handlers only. Absent means never.
   */
  isQuick?(rows: readonly Row[]): boolean;
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
