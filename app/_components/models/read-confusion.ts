/** How often each true label (row) was answered with each label (column). */
export interface Confusion {
  readonly labels: readonly string[];
  /** `rows[truth][said]`, whole numbers. */
  readonly rows: readonly (readonly number[])[];
}

/** A larger table can't be read on a page. */
const maxLabels = 12;

/**
 * The confusion matrix of a manifest's metrics, if it has one that can be drawn: as many rows and columns as there are
 * labels, 2 to 12 of them, filled with counts. A manifest may hold anything.
 */
export function readConfusion(confusion: unknown, labels: readonly string[] | undefined): Confusion | undefined {
  if (!Array.isArray(confusion) || confusion.length < 2 || confusion.length > maxLabels) return undefined;
  const size = confusion.length;
  if (!confusion.every((row) => isCounts(row, size))) return undefined;
  const names = labels?.length === size ? labels : confusion.map((_, index) => String(index));
  return { labels: names, rows: confusion };
}

function isCounts(row: unknown, size: number): row is number[] {
  return Array.isArray(row) && row.length === size && row.every((count) => Number.isSafeInteger(count) && count >= 0);
}
