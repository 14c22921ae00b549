import type { Result } from '@/lib/base/result';
import type { Piece } from './batch-line';
import type { PendingJob } from './pending-job';
import type { WorkerJob } from './worker-messages';

/** Part of a request, or all of it, on its way through a worker. */
export type JobPiece = Piece<PendingJob>;

/**
 * One job for a worker from the pieces of a batch, in their order.
 * @param pieces  At least one; of one signature if there are several, which the lanes of the line see to.
 */
export function batchJob(pieces: readonly JobPiece[]): WorkerJob {
  const [first] = pieces;
  if (!first) throw new Error('A batch was made of nothing.');
  const { work } = first.request;
  if (pieces.length === 1 && isWhole(first)) return work;
  const rows = pieces.flatMap(({ request, start, end }) => request.work.rows.slice(start, end));
  return { ...work, rows };
}

/**
 * Gives each request its part of what a worker answered.
 * @returns What is to run again, each piece by itself: when a batch of several fails, nobody knows which of them is at
 *   fault, and none may fail for another's sake.
 */
export function dealOut(pieces: readonly JobPiece[], result: Result<readonly unknown[]>): readonly JobPiece[] {
  if (!result.ok) {
    const unanswered = pieces.filter(({ request }) => !request.isSettled());
    if (pieces.length > 1) return unanswered;
    for (const { request } of unanswered) request.settle(result);
    return [];
  }
  let offset = 0;
  for (const { request, start, end } of pieces) {
    request.deliver(start, result.value.slice(offset, offset + end - start));
    offset += end - start;
  }
  return [];
}

function isWhole({ request, start, end }: JobPiece): boolean {
  return start === 0 && end === request.work.rows.length;
}
