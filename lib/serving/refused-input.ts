import type { Failure } from '@/lib/base/failure';

/**
 * Thrown by a handler that cannot answer because of what was sent, such as a picture that is cut off. The model server
 * gives the failure to whoever asked: nothing is logged, no worker is lost, and no crash is counted.
 * Every other exception is a fault of the model, logged and answered as `internal`.
 */
export class RefusedInput extends Error {
  override readonly name = 'RefusedInput';

  /** @param failure  A sentence for people, free of what they sent. */
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}
