import { writeCsv } from '@/lib/table/write-csv';
import { type BatchRows, labelOf, type RowStatus } from './batch-rows';

/** The words of a file of results, in the page's language. */
export interface ResultWords {
  /** Number, review, label, probability of positive, status. */
  readonly titles: readonly [string, string, string, string, string];
  readonly labels: Readonly<Record<'positive' | 'negative', string>>;
  readonly statuses: Readonly<Record<RowStatus, string>>;
}

/** The results as a CSV file: every row that was put in, answered or not. Probabilities 0..1 with six decimals. */
export function writeResults({ texts, statuses, positives }: BatchRows, words: ResultWords): string {
  const rows = texts.map((text, at) => {
    const status = statuses[at] ?? 'waiting';
    const positive = positives[at] ?? Number.NaN;
    const answer = status === 'done' ? [words.labels[labelOf(positive)], Number(positive.toFixed(6))] : ['', ''];
    return [at + 1, text, ...answer, words.statuses[status]];
  });
  return writeCsv([words.titles, ...rows]);
}
