import { err } from '@/lib/base/result';
import { countedOutputs } from './counted-outputs';
import { errorTrace } from './error-trace';
import type { ServingLog } from './events';
import type { ModelHandler } from './handler';
import type { JobPool } from './job-pool';
import type { Manifest } from './manifest';
import { createPendingJob, type JobLimits, type PendingJob } from './pending-job';
import { createQuietWait } from './quiet-wait';
import { RefusedInput } from './refused-input';
import { runJob } from './run-job';
import { busy, draining, internal, retrySeconds } from './serving-failures';
import type { Started } from './start-handler';
import { StatedFault } from './stated-fault';
import type { WorkerPoolOptions } from './worker-pool';

/** Requests that wait for another machine at the same time, where the manifest has no `pool`. */
export const defaultUnderWay = 32;

export interface WaitingPoolOptions extends Pick<WorkerPoolOptions, 'queue' | 'onBatch'> {
  readonly manifest: Manifest;
  /** Starts the handler on this thread. */
  start(): Promise<Started>;
  /** Requests that the handler has at once. */
  readonly underWay: number;
  readonly log: ServingLog;
}

/**
 * What stands in the place of the workers of a version whose handler only waits for another machine: many requests at
 * once on the thread that answers, each with its deadline and its caller's leaving handed to the handler.
 */
export function createWaitingPool(options: WaitingPoolOptions): JobPool {
  const { log } = options;
  const { name: model, version } = options.manifest;
  const waiting = new Map<PendingJob, JobLimits>();
  const running = new Map<PendingJob, AbortController>();
  const quiet = createQuietWait(() => waiting.size + running.size === 0);
  let handler: ModelHandler | undefined;
  let phase: 'loading' | 'open' | 'draining' | 'closed' = 'loading';
  let averageRunMs = 0;

  async function begin(handler: ModelHandler, job: PendingJob, limits: JobLimits): Promise<void> {
    const leaving = new AbortController();
    running.set(job, leaving);
    const startedMs = performance.now();
    await answer(handler, job, { deadlineMs: limits.sinceMs + limits.deadlineMs - startedMs, signal: leaving.signal });
    const durationMs = performance.now() - startedMs;
    averageRunMs += (durationMs - averageRunMs) / 8;
    const { work } = job;
    if (work.kind === 'predict') options.onBatch({ rows: work.rows.length, requests: 1, durationMs });
    running.delete(job);
    next();
    quiet.check();
  }

  async function answer(
    handler: ModelHandler,
    job: PendingJob,
    call: { readonly deadlineMs: number; readonly signal: AbortSignal },
  ): Promise<void> {
    try {
      const outputs = await runJob(handler, job.work, call);
      job.settle(countedOutputs(outputs, job.work.rows.length, { model, version }, log));
    } catch (error) {
      // A handler that is told that nobody waits ends by throwing.
      if (job.isSettled()) return;
      if (error instanceof RefusedInput) return job.settle(err(error.failure));
      log.error({ model, version, error: errorTrace(error) }, 'the handler threw');
      job.settle(err(error instanceof StatedFault ? error.failure : internal()));
    }
  }

  /** Gives the requests that waited longest to the handler, as far as it may have more. */
  function next(): void {
    for (const [job, limits] of waiting) {
      if (!handler || running.size >= options.underWay) return;
      waiting.delete(job);
      const reason = handler.resting?.();
      if (reason) job.settle(err(reason));
      else void begin(handler, job, limits);
    }
  }

  function giveUp(job: PendingJob): void {
    running.get(job)?.abort();
    if (waiting.delete(job)) quiet.check();
  }

  return {
    async start() {
      const started = await options.start();
      if (!started.ok) return { ok: false, fault: started.fault };
      // Drained meanwhile: nobody waits for this start any more.
      if (phase !== 'loading') {
        await started.handler.close?.();
        return { ok: false, fault: { failure: draining(), detail: 'drained while it started' } };
      }
      handler = started.handler;
      phase = 'open';
      return { ok: true };
    },

    run(work, limits) {
      if (phase !== 'open' || !handler) return Promise.resolve(err(draining()));
      const reason = handler.resting?.();
      if (reason) return Promise.resolve(err(reason));
      if (running.size >= options.underWay && waiting.size >= options.queue) {
        return Promise.resolve(err(busy(retrySeconds((waiting.size * averageRunMs) / options.underWay))));
      }
      const job = createPendingJob(work, limits, () => giveUp(job));
      if (job.isSettled()) return job.result;
      waiting.set(job, limits);
      next();
      return job.result;
    },

    counts: () => ({ queued: waiting.size, running: running.size, restarts: 0 }),
    isResting: () => handler?.resting?.() !== undefined,
    whyResting: () => handler?.resting?.()?.message,

    async drain(withinMs) {
      if (phase === 'draining' || phase === 'closed') return;
      phase = 'draining';
      if (!(await quiet.wait(withinMs))) {
        log.warn({ model, version }, 'requests to another machine were given up');
      }
      phase = 'closed';
      for (const job of [...waiting.keys(), ...running.keys()]) {
        job.settle(err(draining()));
        giveUp(job);
      }
      await handler?.close?.();
    },
  };
}
