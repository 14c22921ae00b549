import type { Bilingual } from '@/lib/base/failure';
import type { Result } from '@/lib/base/result';
import type { JobLimits } from './pending-job';
import type { StartFault } from './start-handler';
import type { WorkerJob } from './worker-messages';

/** What runs the jobs of one version, with the line of requests before it: worker threads, or a wait for an engine. */
export interface JobPool {
  /** @returns The first fault when the handler doesn't start, in any worker where there are some; the others are stopped then. */
  start(): Promise<{ readonly ok: true } | { readonly ok: false; readonly fault: StartFault }>;
  /**
   * One output per row, or why not. A deadline and a caller's leaving concern their own request only: others in its
   * batch are answered, and the rows that nobody waits for any more are dropped before or after the worker had them.
   */
  run(job: WorkerJob, limits: JobLimits): Promise<Result<readonly unknown[]>>;
  /** Requests that wait, and those of which a worker has rows. */
  counts(): { readonly queued: number; readonly running: number; readonly restarts: number };
  /** True while crashes in a row keep requests out. */
  isResting(): boolean;
  /** Why, where it isn't crashes. */
  whyResting?(): Bilingual | undefined;
  /** Takes no new job, finishes those it has, then ends the threads; gives up waiting after `withinMs`. */
  drain(withinMs: number): Promise<void>;
}
