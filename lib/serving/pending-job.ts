import { err, ok, type Result } from '@/lib/base/result';
import { cancelled, timedOut } from './serving-failures';
import type { WorkerJob } from './worker-messages';

export interface JobLimits {
  /** When the request came, by `performance.now()`. */
  readonly sinceMs: number;
  readonly deadlineMs: number;
  readonly signal: AbortSignal | undefined;
}

/** A job between its arrival and its answer. It is answered once: by a worker, its deadline or its caller's leaving. */
export interface PendingJob {
  readonly work: WorkerJob;
  readonly result: Promise<Result<readonly unknown[]>>;
  isSettled(): boolean;
  /** Takes the outputs of the rows from `start` on; the last ones settle it. */
  deliver(start: number, outputs: readonly unknown[]): void;
  /** Later calls do nothing: a worker may finish what nobody waits for. */
  settle(result: Result<readonly unknown[]>): void;
}

/** Node's timers count milliseconds in 31 bits and fire at once beyond. */
const longestTimerMs = 2 ** 31 - 1;

/** @param onGivenUp  Called when the deadline passes or the caller leaves, so that a waiting job can be dropped. */
export function createPendingJob(
  work: WorkerJob,
  { sinceMs, deadlineMs, signal }: JobLimits,
  onGivenUp: () => void,
): PendingJob {
  let resolve: (result: Result<readonly unknown[]>) => void = () => {};
  const result = new Promise<Result<readonly unknown[]>>((settled) => {
    resolve = settled;
  });
  let isSettled = false;
  const settle = (answer: Result<readonly unknown[]>) => {
    if (isSettled) return;
    isSettled = true;
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
    resolve(answer);
  };
  const giveUp = (answer: Result<never>) => {
    if (isSettled) return;
    settle(answer);
    onGivenUp();
  };
  const leave = () => giveUp(err(cancelled()));
  const rows = work.rows.length;
  let parts: unknown[] | undefined;
  let missing = rows;
  const deliver = (start: number, outputs: readonly unknown[]) => {
    missing -= outputs.length;
    if (outputs.length === rows) return settle(ok(outputs));
    parts ??= new Array<unknown>(rows);
    for (const [index, output] of outputs.entries()) parts[start + index] = output;
    if (missing === 0) settle(ok(parts));
  };

  const leftMs = deadlineMs - (performance.now() - sinceMs);
  const timer = setTimeout(() => giveUp(err(timedOut(deadlineMs))), Math.min(Math.max(0, leftMs), longestTimerMs));
  signal?.addEventListener('abort', leave);
  if (signal?.aborted) settle(err(cancelled()));
  else if (leftMs <= 0) settle(err(timedOut(deadlineMs)));
  return { work, result, isSettled: () => isSettled, deliver, settle };
}
