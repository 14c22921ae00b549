import type { Failure } from '@/lib/base/failure';

/** Thrown while a file is fetched when another try would end the same way; its failure is the answer. */
export class TransferRefused extends Error {
  override readonly name = 'TransferRefused';

  constructor(readonly failure: Failure) {
    super(failure.message.en);
  }
}

/** Thrown while a file is fetched when the server asks to be left alone for a while. */
export class TransferPostponed extends Error {
  override readonly name = 'TransferPostponed';

  /** @param waitMs  Milliseconds before the next try; undefined when the server named none. */
  constructor(
    message: string,
    readonly waitMs: number | undefined,
  ) {
    super(message);
  }
}
