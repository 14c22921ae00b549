/** Padded tokens of one batch: above it batches gain no more speed and only take memory (bench/accurate). */
export const MAX_BATCH_TOKENS = 4096;
/** What starting a batch costs, in tokens that the network would read in the same time (bench/accurate). */
const BATCH_COST_TOKENS = 64;

/**
 * Groups rows of similar length, so that little of a batch is padding: of all ways to cut the rows, sorted by length,
 * into batches, the one that costs the fewest tokens, padding and a fixed cost of each batch counted.
 *
 * @param lengths    Tokens of each row, from 1.
 * @param maxTokens  Rows × longest row of a batch at most; a longer row is a batch of its own.
 * @returns Indices into `lengths`, each once, longest rows first: a batch's first row is its longest.
 */
export function planBatches(lengths: readonly number[], maxTokens = MAX_BATCH_TOKENS): number[][] {
  const order = lengths.map((_, index) => index).sort((a, b) => lengths[b] - lengths[a] || a - b);
  const rows = order.length;
  // cheapest[end]: cost of the first `end` rows; beginOf[end]: where the last batch of that way begins.
  const cheapest = new Float64Array(rows + 1);
  const beginOf = new Int32Array(rows + 1);
  for (let end = 1; end <= rows; end++) {
    cheapest[end] = Number.POSITIVE_INFINITY;
    for (let begin = end - 1; begin >= 0; begin--) {
      const padded = (end - begin) * lengths[order[begin]];
      if (padded > maxTokens && begin < end - 1) break;
      const cost = cheapest[begin] + BATCH_COST_TOKENS + padded;
      if (cost < cheapest[end]) {
        cheapest[end] = cost;
        beginOf[end] = begin;
      }
    }
  }
  const batches: number[][] = [];
  for (let end = rows; end > 0; end = beginOf[end]) batches.push(order.slice(beginOf[end], end));
  return batches.reverse();
}
