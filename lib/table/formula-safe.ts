/**
 * Cells that a spreadsheet would run as a formula when it opens a CSV file: they begin with = + - @, their full-width
 * forms, a tab, a return or NUL, possibly behind spaces or characters that can't be seen. Cells that already have an
 * apostrophe before such a beginning count too, so that guarding and unguarding is exact.
 * @see OWASP, "CSV Injection".
 */
const risky = /^'*[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069]*[=+\-@＝＋－＠\t\r\0]/;

/** The cell as it may be written to a CSV file: with an apostrophe in front when it could run, else as it is. */
export function guardFormula(cell: string): string {
  return risky.test(cell) ? `'${cell}` : cell;
}

/** Takes back {@link guardFormula}: `unguardFormula(guardFormula(cell)) === cell` for every cell. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && risky.test(cell) ? cell.slice(1) : cell;
}
