import { certaintyOf } from '@/lib/demos/certainty';
import type { ReviewAnswer } from '@/lib/demos/review-answer';
import { textStatus } from '@/lib/table/text-status';

/** How far a row has come. `empty` and `too_long` are never sent. */
export type RowStatus = 'waiting' | 'done' | 'empty' | 'too_long' | 'failed';

/** The reviews of one go with what is known of each; a new object for every change. */
export interface BatchRows {
  readonly texts: readonly string[];
  readonly statuses: readonly RowStatus[];
  /** Probability of positive, one per text; NaN until it is answered. */
  readonly positives: Float64Array;
}

/** Most characters of one review, as the server counts them. */
const maxCharacters = 10_000;

export function createRows(texts: readonly string[]): BatchRows {
  const statuses = texts.map((text): RowStatus => {
    const status = textStatus(text, maxCharacters);
    return status === 'ready' ? 'waiting' : status;
  });
  return { texts, statuses, positives: new Float64Array(texts.length).fill(Number.NaN) };
}

/** The rows that a run, or another run after a stop, has to send. */
export function rowsToSend(rows: BatchRows): number[] {
  return rows.statuses.flatMap((status, at) => (status === 'waiting' || status === 'failed' ? [at] : []));
}

/** @param answers  One per index; undefined where the server refused or answered something else. */
export function withAnswers(
  rows: BatchRows,
  indexes: readonly number[],
  answers: readonly (ReviewAnswer | undefined)[],
): BatchRows {
  const statuses = rows.statuses.slice();
  const positives = rows.positives.slice();
  indexes.forEach((index, at) => {
    const answer = answers[at];
    statuses[index] = answer ? 'done' : 'failed';
    positives[index] = answer ? answer.positive : Number.NaN;
  });
  return { texts: rows.texts, statuses, positives };
}

export interface BatchTally {
  readonly positive: number;
  readonly negative: number;
  /** Near the half-way line; each is counted as positive or negative too. */
  readonly unsure: number;
  readonly waiting: number;
  /** Empty, too long or failed. */
  readonly problems: number;
}

export function tallyRows({ statuses, positives }: BatchRows): BatchTally {
  const tally = { positive: 0, negative: 0, unsure: 0, waiting: 0, problems: 0 };
  statuses.forEach((status, at) => {
    if (status === 'waiting') tally.waiting++;
    else if (status !== 'done') tally.problems++;
    else {
      const positive = positives[at] ?? Number.NaN;
      tally[labelOf(positive)]++;
      if (certaintyOf(positive) === 'unsure') tally.unsure++;
    }
  });
  return tally;
}

export function labelOf(positive: number): 'positive' | 'negative' {
  return positive >= 0.5 ? 'positive' : 'negative';
}
