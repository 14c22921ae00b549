import { displayWidth, padToWidth } from './display-width';

/** Two spaces hold columns apart. */
const GAP = '  ';
const WIDEST = 60;

/** Lines with their cells below each other. */
export function alignRows(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.map(rowAligner(columnWidths(rows)));
}

/** @returns How wide each column is: as its widest cell, but one that is very long makes no others wide. */
export function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.min(WIDEST, Math.max(widths[column] ?? 0, displayWidth(cell)));
    });
  }
  return widths;
}

/** Lays rows out by widths that were measured on others: a wider cell pushes the rest of its line, nothing is cut. */
export function rowAligner(widths: readonly number[]): (row: readonly string[]) => string {
  return (row) =>
    row
      .map((cell, at) => padToWidth(cell, widths[at] ?? 0))
      .join(GAP)
      .trimEnd();
}
