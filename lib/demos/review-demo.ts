import type { ReviewDemo } from './demo';

/** Film reviews in Korean: is this one glad or sorry to have seen the film? */
export const reviewDemo: ReviewDemo = {
  kind: 'review',
  slug: 'review',
  model: 'sentiment-fast',
  title: { ko: '영화 리뷰, 긍정일까 부정일까', en: 'Film reviews: thumbs up or down?' },
  summary: {
    ko: '한국어 영화 리뷰를 쓰면 긍정인지 부정인지, 어떤 단어 때문인지 바로 보여요.',
    en: 'Type a film review in Korean and see at once whether it is positive or negative, and which words decided it.',
  },
  question: { ko: '영화 리뷰를 써 보세요', en: 'Write a film review in Korean' },
  placeholder: { ko: '예: 정말 재미있는 영화입니다.', en: 'For example: 정말 재미있는 영화입니다.' },
  maxLength: 10_000,
  examples: [
    {
      name: { ko: '좋았어요', en: 'Loved it' },
      text: '정말 재미있는 영화입니다. 배우들 연기도 훌륭하고 마지막 장면은 아직도 감동이에요.',
    },
    {
      name: { ko: '별로였어요', en: 'Not for me' },
      text: '기대하고 봤는데 너무 지루했어요. 이야기도 뻔하고 시간이 아까웠습니다.',
    },
    {
      name: { ko: '글쎄요', en: 'Not sure' },
      text: '연기는 훌륭한데 결말이 뻔해서 아쉬워요.',
    },
    {
      // The fast model counts words between spaces and gets this one wrong; the accurate one reads on and gets it right.
      name: { ko: '띄어쓰기 없는 리뷰', en: 'No spaces' },
      text: '실화라서더욱아름답고찡하네요...많이울었어요벌써4년이란시간이흘렀네요',
    },
  ],
  specimen: '정말 재미있는 영화입니다.',
};
