import { expect, test } from 'vitest';
import type { ReviewAnswer } from '@/lib/demos/review-answer';
import { emptyReview, type ReviewEvent, type ReviewState, reviewReducer } from './review-state';

const answer: ReviewAnswer = { label: 'positive', positive: 0.9 };
const rest: ReviewAnswer = { label: 'negative', positive: 0.3 };
const explanation = { kind: 'approximate', text: '최고', bias: 0, logOdds: 1, tokens: [] } as const;
const span = { start: 0, end: 2 };

function play(...events: ReviewEvent[]): ReviewState {
  return events.reduce(reviewReducer, emptyReview);
}

const bothAnswered: ReviewEvent[] = [
  { type: 'typed', text: '최고' },
  { type: 'answered', speed: 'fast', text: '최고', answer: { ...answer, explanation }, ms: 3 },
  { type: 'answered', speed: 'accurate', text: '최고', answer, ms: 12 },
];

test('typing on keeps the old answers until the next ones come', () => {
  const { lanes } = play(...bothAnswered, { type: 'typed', text: '최고예요' });
  expect(lanes.fast.whole).toMatchObject({ text: '최고', ms: 3 });
  expect(lanes.accurate.whole).toEqual({ text: '최고', answer, ms: 12 });
});

test('an emptied box has no answer, no failure and nothing under way', () => {
  const state = play(
    ...bothAnswered,
    { type: 'asked', speed: 'fast' },
    { type: 'failed', speed: 'accurate', failure: { reason: 'busy' } },
    { type: 'typed', text: '  ' },
  );
  expect(state).toEqual({ ...emptyReview, text: '  ' });
});

test('a failure of one model keeps its answer and leaves the other alone; asking again takes it away', () => {
  const failed = play(...bothAnswered, { type: 'failed', speed: 'accurate', failure: { reason: 'network' } });
  expect(failed.lanes.accurate).toMatchObject({ whole: { answer }, working: false });
  expect(failed.lanes.fast).not.toHaveProperty('failure');
  expect(reviewReducer(failed, { type: 'asked', speed: 'accurate' }).lanes.accurate).not.toHaveProperty('failure');
});

test('a model that is being loaded goes on working and stops being loaded with its answer', () => {
  const loading = play({ type: 'asked', speed: 'accurate' }, { type: 'loading', speed: 'accurate' });
  expect(loading.lanes.accurate).toMatchObject({ working: true, loading: true });
  expect(loading.lanes.fast).toMatchObject({ working: false, loading: false });
  const done = reviewReducer(loading, { type: 'answered', speed: 'accurate', text: '가', answer, ms: 9 });
  expect(done.lanes.accurate).toMatchObject({ working: false, loading: false });
});

test('the first answer to a new text puts every word back; the second model’s keeps what was left out since', () => {
  const leftOut = play(
    ...bothAnswered,
    { type: 'removed', removed: [span] },
    { type: 'restAnswered', speed: 'fast', answer: rest, ms: 2 },
  );
  expect(leftOut.lanes.fast.rest?.answer).toEqual(rest);
  const again = reviewReducer(leftOut, { type: 'answered', speed: 'accurate', text: '최고', answer, ms: 1 });
  expect(again.removed).toEqual([span]);
  const next = reviewReducer(leftOut, { type: 'answered', speed: 'accurate', text: '별로', answer: rest, ms: 1 });
  expect(next.removed).toEqual([]);
  expect(next.lanes.fast).not.toHaveProperty('rest');
});

test('a new text’s answer does not end the wait for the other model', () => {
  const state = play(
    ...bothAnswered,
    { type: 'removed', removed: [span] },
    { type: 'asked', speed: 'accurate' },
    { type: 'answered', speed: 'fast', text: '별로', answer: rest, ms: 1 },
  );
  expect(state.lanes.accurate.working).toBe(true);
});

test('putting the last word back forgets the answers without it, and the question about it', () => {
  const back = play(
    ...bothAnswered,
    { type: 'removed', removed: [span] },
    { type: 'restAnswered', speed: 'fast', answer: rest, ms: 2 },
    { type: 'asked', speed: 'accurate' },
    { type: 'removed', removed: [] },
  );
  for (const lane of [back.lanes.fast, back.lanes.accurate]) {
    expect(lane).not.toHaveProperty('rest');
    expect(lane.working).toBe(false);
  }
});

test('the reasons of an older text stay until newer ones come', () => {
  const state = play(...bothAnswered, { type: 'explained', speed: 'accurate', text: '최고', explanation });
  const next = reviewReducer(state, { type: 'answered', speed: 'accurate', text: '별로', answer: rest, ms: 1 });
  expect(next.lanes.accurate.why).toEqual({ text: '최고', explanation });
});
