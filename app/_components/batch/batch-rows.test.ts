import { expect, test } from 'vitest';
import { createRows, rowsToSend, tallyRows, withAnswers } from './batch-rows';

const texts = ['좋아요', ' ', '가'.repeat(10_001), '별로', '그럭저럭', '끝'];

test('empty and too long reviews are never sent', () => {
  const rows = createRows(texts);
  expect(rows.statuses).toEqual(['waiting', 'empty', 'too_long', 'waiting', 'waiting', 'waiting']);
  expect(rowsToSend(rows)).toEqual([0, 3, 4, 5]);
});

test('every row is counted once, unsure ones on their side too, and a refused row is sent again', () => {
  const answers = [{ label: 'positive', positive: 0.9 }, { label: 'negative', positive: 0.41 }, undefined] as const;
  const rows = withAnswers(createRows(texts), [0, 3, 4], answers);
  expect(tallyRows(rows)).toEqual({ positive: 1, negative: 1, unsure: 1, waiting: 1, problems: 3 });
  expect(rowsToSend(rows)).toEqual([4, 5]);
});

test('answers make new rows and leave the old ones as they were', () => {
  const before = createRows(texts);
  withAnswers(before, [0], [{ label: 'positive', positive: 1 }]);
  expect(before.statuses[0]).toBe('waiting');
  expect(before.positives[0]).toBeNaN();
});
