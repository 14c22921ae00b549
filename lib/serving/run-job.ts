import type { HandlerCall, ModelHandler } from './handler';
import type { WorkerJob } from './worker-messages';

/**
 * Runs one job on a handler, on whichever thread it lives: the same lines in place and in a worker, so both give the
 * same answer.
 * @param call  For a handler that waits.
 * @returns One output per input row if the handler keeps its contract; the model server counts.
 * @throws Error if asked to explain by a handler that can't; the model server asks only one that can.
 */
export function runJob(
  handler: ModelHandler,
  job: WorkerJob,
  call?: HandlerCall,
): readonly unknown[] | Promise<readonly unknown[]> {
  if (job.kind === 'predict') return handler.handle(job.rows, job.signature, call);
  if (!handler.explain) throw new Error('This handler has no explain.');
  return handler.explain(job.rows);
}
