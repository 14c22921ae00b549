import { expect, test } from 'vitest';
import { chooseTextColumn } from './choose-text-column';

test.each([
  [
    'document of a corpus',
    [
      ['id', 'document', 'label'],
      ['9976970', '아 더빙.. 진짜 짜증나네요', '0'],
    ],
    true,
    1,
  ],
  [
    'a Korean title',
    [
      ['번호', '한줄 평'],
      ['1', '좋아요'],
    ],
    true,
    1,
  ],
  [
    'a title in capitals with spaces',
    [
      [' Review ', 'Name'],
      ['좋아요', '홍길동'],
    ],
    true,
    0,
  ],
  ['one column with a known title', [['리뷰'], ['좋아요'], ['별로예요']], true, 0],
  ['one column without a title', [['정말 좋아요'], ['별로예요']], false, 0],
  [
    'numbers and sentences without titles',
    [
      ['1', '정말 재미있게 봤어요'],
      ['2', '별로 재미없었어요'],
    ],
    false,
    1,
  ],
  [
    'one column of sentences beside names',
    [
      ['반', '이름', '생각'],
      ['1', '김하늘', '정말 재미있게 봤어요'],
      ['2', '이바다', '조금 길고 지루했어요'],
    ],
    true,
    2,
  ],
  [
    'dates beside sentences',
    [
      ['2024년 1월 2일', '정말 재미있게 봤어요'],
      ['2024년 3월 4일', '별로 재미없었어요'],
    ],
    false,
    1,
  ],
  [
    'unknown titles over a number column',
    [
      ['what', 'n'],
      ['nice film', '1'],
      ['bad film', '2'],
    ],
    true,
    0,
  ],
] as const)('%s: the column is clear', (_, rows, hasHeader, column) => {
  const guess = chooseTextColumn(rows);
  expect(guess.hasHeader).toBe(hasHeader);
  expect(guess.column).toBe(column);
  expect(guess.candidates).toContain(column);
});

test('two columns of sentences are a question, with both to choose from', () => {
  const rows = [
    ['1', '정말 재미있게 봤어요', '줄거리가 조금 길었어요'],
    ['2', '별로 재미없었어요', '음악은 아주 좋았어요'],
  ];
  expect(chooseTextColumn(rows)).toEqual({ hasHeader: false, column: undefined, candidates: [1, 2] });
});

test('two columns named like texts are a question', () => {
  const guess = chooseTextColumn([
    ['review', 'comment'],
    ['좋아요', '네'],
  ]);
  expect(guess).toEqual({ hasHeader: true, column: undefined, candidates: [0, 1] });
});

test('of two columns named like texts neither is taken for being longer', () => {
  const guess = chooseTextColumn([
    ['review', 'comment'],
    ['정말 재미있게 봤어요', '네'],
  ]);
  expect(guess.column).toBeUndefined();
});

test('two columns of single words are a question', () => {
  expect(
    chooseTextColumn([
      ['하늘', '좋아요'],
      ['바다', '별로'],
    ]).column,
  ).toBeUndefined();
});

test('numbers alone leave nothing to choose from', () => {
  expect(
    chooseTextColumn([
      ['1', '2.5'],
      ['3', '40%'],
    ]),
  ).toEqual({ hasHeader: false, column: undefined, candidates: [] });
});
