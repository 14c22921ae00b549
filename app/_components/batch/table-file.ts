import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { chooseTextColumn, type TextColumnGuess } from '@/lib/table/choose-text-column';
import { decodeText, type TextEncoding } from '@/lib/table/decode-text';
import { readLines } from '@/lib/table/read-lines';
import { tableLimits } from '@/lib/table/table-limits';
import { tooManyRows } from '@/lib/table/too-many-rows';

/** A file that was read on this device; nothing of it has been sent. */
export interface TableFile {
  readonly name: string;
  readonly encoding: TextEncoding;
  readonly damaged: number;
  /** All of the same length; one column for a TXT file. */
  readonly rows: readonly (readonly string[])[];
  readonly guess: TextColumnGuess;
}

/** Reads a CSV or TXT file, size first. The CSV reader comes to the browser only with the first CSV file. */
export async function readTableFile(file: File): Promise<Result<TableFile>> {
  if (file.size > tableLimits.fileBytes) return err(tooLarge(file.size));
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // The file was moved, or another program holds it: the browser says no more than that.
    return err(unreadable);
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding, damaged } = decoded.value;
  const rows = isPlainLines(file.name, text) ? ok(readLines(text).map((line) => [line])) : await readRows(text);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return err(empty);
  const guess = chooseTextColumn(rows.value);
  if (rows.value.length - (guess.hasHeader ? 1 : 0) > tableLimits.rows) return err(tooManyRows());
  return ok({ name: file.name, encoding, damaged, rows: rows.value, guess });
}

/** A TXT file is one review a line, unless tabs make columns of it, as in many corpora. */
function isPlainLines(name: string, text: string): boolean {
  return /\.txt$/i.test(name) && !/^[^\n\r]*\t/.test(text);
}

async function readRows(text: string): Promise<Result<string[][]>> {
  const { readCsv } = await import('@/lib/table/read-csv');
  return readCsv(text);
}

function tooLarge(bytes: number): Failure {
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return failure(
    'body_too_large',
    `파일이 ${megabytes} MB예요. 20 MB까지 읽을 수 있어요. 나눠서 골라 주세요.`,
    `The file is ${megabytes} MB; up to 20 MB can be read. Choose it in parts.`,
  );
}

const unreadable = failure(
  'bad_input',
  '파일을 열지 못했어요. 다른 프로그램이 쓰고 있지 않은지 보고 다시 골라 주세요.',
  'The file didn’t open. See that no other program holds it and choose it again.',
);

const empty = failure(
  'bad_input',
  '파일이 비어 있어요. 리뷰가 한 줄에 하나씩 있는 파일을 골라 주세요.',
  'The file is empty. Choose one with a review on each line.',
);
