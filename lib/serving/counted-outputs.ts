import { err, ok, type Result } from '@/lib/base/result';
import type { ServingLog } from './events';
import { internal } from './serving-failures';

/**
 * Holds a handler to one output per row: with one too few, answers would shift from one person to the next.
 * @param version  Fields that name the version in the log.
 */
export function countedOutputs(
  outputs: readonly unknown[],
  expected: number,
  version: object,
  log: ServingLog,
): Result<readonly unknown[]> {
  if (Array.isArray(outputs) && outputs.length === expected) return ok(outputs);
  const got = Array.isArray(outputs) ? outputs.length : typeof outputs;
  log.error({ ...version, got, expected }, 'the handler gave another number of outputs than inputs');
  return err(internal());
}
