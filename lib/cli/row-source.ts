import type { Result } from '@/lib/base/result';
import type { Row } from '@/lib/serving/row';
import type { RowBuilder } from './build-row';

/** Rows of a file, ready for the model, in the file's order. */
export interface RowSource {
  /** How many there are, where that is known beforehand. */
  readonly total: number | undefined;
  /** Throws RefusedInput at the first row that isn't right. */
  readonly rows: AsyncIterable<Row>;
}

/** A file that a person named. */
export interface NamedFile {
  /** Absolute. */
  readonly path: string;
  /** As they wrote it. */
  readonly shown: string;
}

/** Reads one kind of file. @param note  Prints a line on what was understood, for people. */
export type RowReader = (
  file: NamedFile,
  builder: RowBuilder,
  note: (ko: string, en: string) => void,
) => Promise<Result<RowSource>>;
