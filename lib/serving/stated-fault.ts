import type { Failure } from '@/lib/base/failure';

/**
 * Thrown by a handler when something of ours broke and it knows better than `internal` what to tell: the failure is the
 * answer, and the log gets name, `code` and trace as of any other exception.
 */
export class StatedFault extends Error {
  override readonly name = 'StatedFault';

  /** @param code  For the log: what broke, in a word. */
  constructor(
    readonly code: string,
    readonly failure: Failure,
  ) {
    super(code);
  }
}
