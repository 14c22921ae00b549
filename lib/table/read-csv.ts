import Papa from 'papaparse';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { unguardFormula } from './formula-safe';
import { tableLimits } from './table-limits';
import { tooManyRows } from './too-many-rows';

/**
 * Reads a CSV file: separator (comma, tab, semicolon, or none) found by itself, blank lines dropped, the apostrophe of
 * `guardFormula` taken off. Rows are plain lists, so a column named `__proto__` is a column like any other; short rows
 * are filled up with empty cells. Quotes in a tab-separated file that don't pair are ordinary characters, as in most
 * such files.
 * @param text  Decoded, without a byte order mark.
 * @returns At least one row, all of the same length. Failures: `bad_input` for an empty file, a stray quote (with its
 *   line) and an endless cell; `too_many_items` past the limits of rows and columns.
 */
export function readCsv(text: string): Result<string[][]> {
  const unix = text.replace(/\r\n?/g, '\n');
  const endless = findEndlessLine(unix);
  if (endless !== undefined) return err(endlessCell(endless));
  const parsed = parse(unix);
  if (!parsed.ok) return parsed;
  if (parsed.value.length > tableLimits.rows + 1) return err(tooManyRows());

  let columns = 0;
  for (const row of parsed.value) {
    columns = Math.max(columns, row.length);
    if (row.some((cell) => cell.length > tableLimits.cellLength)) return err(endlessCell());
  }
  if (columns === 0) return err(emptyFile());
  if (columns > tableLimits.columns) return err(tooManyColumns(columns));
  return ok(parsed.value.map((row) => Array.from({ length: columns }, (_, at) => unguardFormula(row[at] ?? ''))));
}

function parse(text: string): Result<string[][]> {
  const separator = findSeparator(text);
  let parsed = Papa.parse<string[]>(text, { ...settings, delimiter: separator });
  if (separator === ',' && isRagged(parsed.data)) {
    // Sentences with commas, one a line, saved under the name of a CSV file.
    parsed = Papa.parse<string[]>(text, { ...settings, delimiter: noSeparator });
  }
  const stray = parsed.errors.find((error) => error.type === 'Quotes');
  if (!stray) return ok(parsed.data);
  if (separator !== '\t') return err(strayQuote(text, stray.index ?? 0));
  return ok(Papa.parse<string[]>(text, { ...settings, delimiter: separator, fastMode: true }).data);
}

const settings = {
  newline: '\n',
  skipEmptyLines: 'greedy',
  // One more row than fits, and one for the titles, to see that there are too many.
  preview: tableLimits.rows + 2,
} as const;

/** ASCII's own separator, which no text has. */
const noSeparator = '\u001F';

/** Most frequent of tab, semicolon and comma outside quotes in the beginning of the file. */
function findSeparator(text: string): string {
  const head = text.slice(0, 20_000);
  const counts = { '\t': 0, ';': 0, ',': 0 };
  let quoted = false;
  for (const character of head) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '\t' || character === ';' || character === ',')) counts[character]++;
  }
  // A tab is hardly ever part of a sentence: one a line outweighs any number of commas.
  if (counts['\t'] > 0 && counts['\t'] >= head.split('\n').length / 2) return '\t';
  return counts[';'] > counts[','] ? ';' : ',';
}

function isRagged(rows: readonly (readonly string[])[]): boolean {
  const expected = rows[0]?.length ?? 0;
  const different = rows.filter((row) => row.length !== expected).length;
  return different * 5 > rows.length;
}

/** 1-based number of the first line too long to be a row; undefined when there is none. */
function findEndlessLine(text: string): number | undefined {
  const longest = tableLimits.cellLength * 10;
  let line = 1;
  for (let start = 0; start < text.length; line++) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > longest) return line;
    start = end + 1;
  }
  return undefined;
}

function strayQuote(text: string, index: number): Failure {
  const line = text.slice(0, index).split('\n').length;
  return failure(
    'bad_input',
    `${line}번째 줄의 큰따옴표(")가 짝이 맞지 않아요. 고친 뒤 다시 골라 주세요.`,
    `A double quote (") on line ${line} has no partner. Mend the file and choose it again.`,
  );
}

function endlessCell(line?: number): Failure {
  const most = tableLimits.cellLength.toLocaleString('en');
  return failure(
    'bad_input',
    `${line === undefined ? '' : `${line}번째 줄에 `}${most}자보다 긴 칸이 있어요. 줄이나 따옴표가 빠지지 않았는지 봐 주세요.`,
    `${line === undefined ? 'A cell' : `Line ${line}`} is longer than ${most} characters. Check for missing line ends or quotes.`,
  );
}

function tooManyColumns(columns: number): Failure {
  return failure(
    'too_many_items',
    `열이 ${columns}개예요. ${tableLimits.columns}개까지 읽을 수 있어요. 리뷰가 있는 열만 남겨 주세요.`,
    `There are ${columns} columns; up to ${tableLimits.columns} can be read. Keep only the column of reviews.`,
  );
}

function emptyFile(): Failure {
  return failure(
    'bad_input',
    '파일이 비어 있어요. 리뷰가 한 줄에 하나씩 있는 파일을 골라 주세요.',
    'The file is empty. Choose one with a review on each line.',
  );
}
