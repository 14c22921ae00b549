import type { Explanation } from '@/lib/serving/handler';

/** More marks than this and none of them stands out. */
const mostMarks = 3;

/** A word this much weaker than the strongest one decided nothing. */
const weakestShare = 0.5;

/**
 * The words that deserve the pencil: the strongest one that speaks for the answer and those at least half as strong,
 * taken one by one until the answer would turn over without them, three at most.
 * @returns Indices into `explanation.tokens`, strongest first; empty when no word speaks for the answer.
 */
export function decidingWords({ logOdds, tokens }: Pick<Explanation, 'logOdds' | 'tokens'>): readonly number[] {
  const side = logOdds >= 0 ? 1 : -1;
  const supporters = tokens
    .map((token, index) => ({ index, push: token.weight * side }))
    .filter(({ push }) => push > 0)
    .sort((a, b) => b.push - a.push);
  const deciding: number[] = [];
  let left = Math.abs(logOdds);
  const least = (supporters[0]?.push ?? 0) * weakestShare;
  for (const { index, push } of supporters.slice(0, mostMarks)) {
    if (push < least) break;
    deciding.push(index);
    left -= push;
    if (left < 0) break;
  }
  return deciding;
}
