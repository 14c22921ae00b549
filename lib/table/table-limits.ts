/** What one file or one paste may hold; checked before any work is done. */
export const tableLimits = {
  fileBytes: 20 * 1024 * 1024,
  rows: 50_000,
  columns: 200,
  /** UTF-16 units of one cell: far past any review, well short of a quote that was never closed. */
  cellLength: 100_000,
} as const;
