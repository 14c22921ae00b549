import { expect, test } from 'vitest';
import type { ReviewAnswer } from '@/lib/demos/review-answer';
import { emptyReview, reviewReducer } from './review-state';

const answer: ReviewAnswer = { label: 'positive', positive: 0.9 };
const rest: ReviewAnswer = { label: 'negative', positive: 0.3 };
const answered = reviewReducer(reviewReducer(emptyReview, { type: 'typed', text: '최고' }), {
  type: 'answered',
  text: '최고',
  answer,
});

test('typing on keeps the old answer until the next one comes', () => {
  expect(reviewReducer(answered, { type: 'typed', text: '최고예요' }).answered).toEqual({ text: '최고', answer });
});

test('an emptied box has no answer, no failure and nothing under way', () => {
  const failed = reviewReducer(reviewReducer(answered, { type: 'asked' }), {
    type: 'failed',
    failure: { reason: 'busy' },
  });
  expect(reviewReducer(failed, { type: 'typed', text: '  ' })).toEqual({ ...emptyReview, text: '  ' });
});

test('a failure keeps text and answer, and asking again takes it away', () => {
  const failed = reviewReducer(answered, { type: 'failed', failure: { reason: 'network' } });
  expect(failed).toMatchObject({ text: '최고', answered: { answer }, working: false });
  expect(reviewReducer(failed, { type: 'asked' })).not.toHaveProperty('failure');
});

test('a new answer puts every word back', () => {
  const leftOut = reviewReducer(answered, { type: 'leftOut', leftOut: new Set([0]) });
  const without = reviewReducer(leftOut, { type: 'restAnswered', rest });
  expect(without.rest).toEqual(rest);
  const next = reviewReducer(without, { type: 'answered', text: '별로', answer: rest });
  expect(next.leftOut.size).toBe(0);
  expect(next).not.toHaveProperty('rest');
});

test('putting the last word back forgets the answer without it', () => {
  const leftOut = reviewReducer(answered, { type: 'leftOut', leftOut: new Set([0]) });
  const without = reviewReducer(leftOut, { type: 'restAnswered', rest });
  const back = reviewReducer(without, { type: 'leftOut', leftOut: new Set() });
  expect(back).not.toHaveProperty('rest');
  expect(back.working).toBe(false);
});
