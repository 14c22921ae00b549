import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { Batching } from './batching';
import { compileRowCheck } from './check-rows';
import { countedOutputs } from './counted-outputs';
import { errorTrace } from './error-trace';
import type { ServingLog } from './events';
import type { ModelHandler } from './handler';
import type { JobPool } from './job-pool';
import type { Manifest } from './manifest';
import type { PredictRequest } from './model-server';
import { RefusedInput } from './refused-input';
import { runJob } from './run-job';
import { cancelled, cannotExplain, internal, tooManyRows } from './serving-failures';
import { StatedFault } from './stated-fault';
import type { WorkerJob } from './worker-messages';

/** What an AVAILABLE version is made of. */
export interface VersionParts {
  /** The version's folder: absolute, free of links, verified. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** How its predict requests run together in the workers; undefined when each runs by itself. */
  readonly batching: Batching | undefined;
  readonly pool: JobPool;
  /** Initialised on this thread, for batches it calls quick; absent when its handler never does. */
  readonly inPlace: ModelHandler | undefined;
  readonly canExplain: boolean;
}

export interface RequestLimits {
  /** Rows of one request. */
  readonly maxRows: number;
  /** Deadline of a request that names none. */
  readonly deadlineMs: number;
}

/** A version that answers. */
export interface LoadedVersion extends VersionParts {
  /**
   * Checks a request against the signature, runs it where it belongs and counts the outputs.
   * @returns At once, without a promise, when the batch was quick and ran on this thread.
   */
  answer(work: WorkerJob['kind'], request: PredictRequest, sinceMs: number): Answered | Promise<Answered>;
  /** False while every request would be refused because the workers rest after crashes. */
  canAnswer(): boolean;
}

export type Answered = Result<readonly unknown[]>;

export function createLoadedVersion(parts: VersionParts, limits: RequestLimits, log: ServingLog): LoadedVersion {
  const { manifest, batching, pool, inPlace, canExplain } = parts;
  const { name: model, version } = manifest;
  const checks = new Map(
    Object.entries(manifest.signatures).map(([name, signature]) => [name, compileRowCheck(signature.inputs)]),
  );

  function refusal(work: WorkerJob['kind'], request: PredictRequest, signature: string): Failure | undefined {
    const { rows } = request;
    const check = checks.get(signature);
    if (!check) return unknownSignature([...checks.keys()]);
    if (rows.length > limits.maxRows) return tooManyRows(rows.length, limits.maxRows);
    if (work === 'explain' && !canExplain) return cannotExplain();
    if (request.signal?.aborted) return cancelled();
    return check(rows);
  }

  function tooLargeForBatch(rows: number): Failure | undefined {
    if (!batching || batching.split_large || rows <= batching.max_batch_size) return undefined;
    return tooManyRows(rows, batching.max_batch_size);
  }

  function runInPlace(handler: ModelHandler, job: WorkerJob): Answered {
    try {
      const outputs = runJob(handler, job);
      if (!(outputs instanceof Promise)) return countedOutputs(outputs, job.rows.length, { model, version }, log);
      outputs.catch((error: unknown) => logThrown(error));
      throw new Error('A handler that calls a batch quick must answer without a promise.');
    } catch (error) {
      if (error instanceof RefusedInput) return err(error.failure);
      logThrown(error);
      return err(error instanceof StatedFault ? error.failure : internal());
    }
  }

  function logThrown(error: unknown): void {
    log.error({ model, version, error: errorTrace(error) }, 'the handler threw');
  }

  return {
    ...parts,
    canAnswer: () => inPlace !== undefined || !pool.isResting(),
    answer(work, request, sinceMs) {
      const { rows, signature = 'serving_default', deadlineMs = limits.deadlineMs, signal } = request;
      const refused = refusal(work, request, signature);
      if (refused) return err(refused);
      if (rows.length === 0) return ok([]);
      const job: WorkerJob = work === 'predict' ? { kind: work, rows, signature } : { kind: work, rows };
      if (inPlace?.isQuick?.(rows)) return runInPlace(inPlace, job);
      const tooLarge = work === 'predict' ? tooLargeForBatch(rows.length) : undefined;
      return tooLarge ? err(tooLarge) : pool.run(job, { sinceMs, deadlineMs, signal });
    },
  };
}

function unknownSignature(known: readonly string[]): Failure {
  return failure(
    'bad_input',
    `그런 서명(signature)이 없어요. 이 모델의 서명: ${known.join(', ')}.`,
    `No such signature. This model has: ${known.join(', ')}.`,
  );
}
