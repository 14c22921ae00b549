import { guardFormula } from './formula-safe';

/**
 * A CSV file that Excel opens with Hangul intact and without running anything: UTF-8 with a byte order mark, CRLF,
 * every text quoted and guarded against formulas. Numbers are written as they are.
 * @see RFC 4180
 */
export function writeCsv(rows: Iterable<readonly (string | number)[]>): string {
  let csv = '\uFEFF';
  for (const row of rows) csv += `${row.map(writeCell).join(',')}\r\n`;
  return csv;
}

function writeCell(cell: string | number): string {
  return typeof cell === 'number' ? String(cell) : `"${guardFormula(cell).replaceAll('"', '""')}"`;
}
