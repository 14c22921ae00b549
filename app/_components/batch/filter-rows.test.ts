import { expect, test } from 'vitest';
import { createRows, withAnswers } from './batch-rows';
import { filterRows, rowFilters } from './filter-rows';

test('each filter keeps its rows in order, and an unsure row is on its side too', () => {
  const rows = withAnswers(
    createRows(['a', '', 'b', 'c', 'd']),
    [0, 2, 3],
    [
      { label: 'positive', positive: 0.95 },
      { label: 'negative', positive: 0.45 },
      { label: 'negative', positive: 0.01 },
    ],
  );
  const shown = Object.fromEntries(rowFilters.map((filter) => [filter, filterRows(rows, filter)]));
  expect(shown).toEqual({
    all: [0, 1, 2, 3, 4],
    positive: [0],
    negative: [2, 3],
    unsure: [2],
    notDone: [1, 4],
  });
});
