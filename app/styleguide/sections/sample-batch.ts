import { createRows, withAnswers } from '@/app/_components/batch/batch-rows';
import type { TableFile } from '@/app/_components/batch/table-file';
import { mulberry32 } from '@/lib/base/random';

const texts = [
  '정말 재미있는 영화입니다.',
  '기대하고 봤는데 너무 지루했어요. 이야기도 뻔하고 시간이 아까웠습니다. 다음 편이 나와도 보지 않을 것 같아요.',
  '',
  '음악은 좋은데 내용은 조금 아쉽네요',
  '가'.repeat(10_001),
  '서버가 답하지 못한 리뷰',
  '차례를 기다리는 리뷰',
];

/** Made up for the eye: a row in every state, then many more. */
export const mixedRows = withAnswers(
  createRows(texts),
  [0, 1, 3, 5],
  [
    { label: 'positive', positive: 0.987 },
    { label: 'negative', positive: 0.052 },
    { label: 'positive', positive: 0.534 },
    undefined,
  ],
);

const random = mulberry32(20);
const many = Array.from({ length: 1200 }, (_, at) => `${at + 1}번째 리뷰`);

export const manyRows = withAnswers(
  createRows(many),
  many.map((_, at) => at),
  many.map(() => {
    // Heaped at both ends, as a model that is mostly sure answers.
    const pull = random() < 0.55 ? 1 : 0;
    const positive = pull + (random() ** 3 - pull) * (random() < 0.8 ? random() : 1) * (pull === 1 ? 0.9 : 1);
    return { label: positive >= 0.5 ? 'positive' : 'negative', positive } as const;
  }),
);

export const unclearFile: TableFile = {
  name: '우리반.csv',
  encoding: 'cp949',
  damaged: 2,
  rows: [
    ['하늘', '정말 재미있게 봤어요', '줄거리가 조금 길었어요'],
    ['바다', '별로 재미없었어요', '음악은 아주 좋았어요'],
  ],
  guess: { hasHeader: false, column: undefined, candidates: [0, 1, 2] },
};
