import { expect, test } from 'vitest';
import { chooseTextColumn } from '@/lib/table/choose-text-column';
import { readCsv } from '@/lib/table/read-csv';
import { createRows, withAnswers } from './batch-rows';
import { writeResults } from './write-results';

const words = {
  titles: ['번호', '리뷰', '결과', '긍정 확률', '상태'],
  labels: { positive: '긍정', negative: '부정' },
  statuses: { done: '분석함', waiting: '기다리는 중', empty: '빈 줄', too_long: '너무 길어요', failed: '못 했어요' },
} as const;

const texts = ['=HYPERLINK("http://example.invalid")', '', '＠좋아요, "정말"', '남은 것'];
const rows = withAnswers(
  createRows(texts),
  [0, 2],
  [
    { label: 'positive', positive: 0.9868382312 },
    { label: 'negative', positive: 0.4 },
  ],
);

test('every row is in the file, with its answer or its reason, and no formula runs', () => {
  expect(writeResults(rows, words).split('\r\n')).toEqual([
    '\uFEFF"번호","리뷰","결과","긍정 확률","상태"',
    `1,"'=HYPERLINK(""http://example.invalid"")","긍정",0.986838,"분석함"`,
    '2,"","","","빈 줄"',
    `3,"'＠좋아요, ""정말""","부정",0.4,"분석함"`,
    '4,"남은 것","","","기다리는 중"',
    '',
  ]);
});

test('a file of results can be put in again: the column is clear and the texts are what they were', () => {
  const read = readCsv(writeResults(rows, words).slice(1));
  if (!read.ok) throw new Error(read.failure.message.en);
  expect(chooseTextColumn(read.value)).toMatchObject({ hasHeader: true, column: 1 });
  expect(read.value.slice(1).map((row) => row[1])).toEqual(texts);
});
