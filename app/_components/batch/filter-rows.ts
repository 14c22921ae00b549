import { certaintyOf } from '@/lib/demos/certainty';
import { type BatchRows, labelOf } from './batch-rows';

export const rowFilters = ['all', 'positive', 'negative', 'unsure', 'notDone'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** Indexes of the rows to show, in the order they came. Called for every chunk of answers, so it makes no garbage. */
export function filterRows({ statuses, positives }: BatchRows, filter: RowFilter): number[] {
  const indexes: number[] = [];
  for (let at = 0; at < statuses.length; at++) {
    const done = statuses[at] === 'done';
    if (filter === 'all' || (filter === 'notDone' ? !done : done && isOf(filter, positives[at] ?? Number.NaN))) {
      indexes.push(at);
    }
  }
  return indexes;
}

function isOf(filter: 'positive' | 'negative' | 'unsure', positive: number): boolean {
  return filter === 'unsure' ? certaintyOf(positive) === 'unsure' : labelOf(positive) === filter;
}
