import type { Row } from '@/lib/serving/row';

/** Where the answers of a run go, chunk by chunk. */
export interface AnswerSink {
  /** @param asked  The rows that were asked, one for each answer. */
  write(asked: readonly Row[], answers: readonly Row[]): Promise<void>;
  /** All rows are answered. */
  finish(): Promise<void>;
  /** Something went wrong: leaves nothing half done behind. */
  discard(): Promise<void>;
}
