import { err, type Result } from '@/lib/base/result';
import { countedOutputs } from './counted-outputs';
import { errorTrace } from './error-trace';
import type { ServingLog } from './events';
import { internal } from './serving-failures';
import type { TaskOutcome } from './worker-thread';

/**
 * What a worker's outcome means for the request. What went wrong in the handler goes to the log, without its message.
 * @param rows  How many outputs it should have.
 * @param version  Fields that name the version in the log.
 */
export function jobResult(
  outcome: Exclude<TaskOutcome, { kind: 'crashed' }>,
  rows: number,
  version: object,
  log: ServingLog,
): Result<readonly unknown[]> {
  if (outcome.kind === 'answered' && outcome.answer.kind === 'done') {
    return countedOutputs(outcome.answer.outputs, rows, version, log);
  }
  if (outcome.kind === 'answered' && outcome.answer.kind === 'refused') return err(outcome.answer.failure);
  if (outcome.kind === 'answered' && outcome.answer.kind === 'threw') {
    log.error({ ...version, error: outcome.answer.trace }, 'the handler threw');
    return err(outcome.answer.failure);
  }
  const error = outcome.kind === 'not-sent' ? errorTrace(outcome.error) : undefined;
  log.error({ ...version, error }, 'a job could not be given to its worker');
  return err(internal());
}
