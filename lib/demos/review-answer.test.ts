import { expect, test } from 'vitest';
import { readReviewAnswer } from './review-answer';

const explanation = {
  kind: 'exact',
  text: '정말 최고',
  bias: -0.01,
  logOdds: 2.31,
  tokens: [{ start: 0, end: 2, known: true, weight: 0.4 }],
};

test('the probability of positive is read from either label', () => {
  expect(readReviewAnswer({ text: 'x', label: 'positive', confidence: 0.9 })).toEqual({
    label: 'positive',
    positive: 0.9,
  });
  expect(readReviewAnswer({ text: 'x', label: 'negative', confidence: 0.75 })).toEqual({
    label: 'negative',
    positive: 0.25,
  });
});

test('an explanation comes along whole', () => {
  expect(readReviewAnswer({ label: 'positive', confidence: 0.9, explanation })?.explanation).toEqual(explanation);
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a list', []],
  ['a page of a proxy', '<html>'],
  ['another label', { label: 'neutral', confidence: 0.5 }],
  ['a confidence in percent', { label: 'positive', confidence: 98.7 }],
  ['a confidence that is no number', { label: 'positive', confidence: '0.9' }],
  [
    'an explanation of another kind',
    { label: 'positive', confidence: 0.9, explanation: { ...explanation, kind: 'guess' } },
  ],
  ['offsets past the text', { label: 'positive', confidence: 0.9, explanation: { ...explanation, text: '정' } }],
  [
    'a weight that is no number',
    {
      label: 'positive',
      confidence: 0.9,
      explanation: { ...explanation, tokens: [{ start: 0, end: 1, known: true, weight: null }] },
    },
  ],
])('%s is not an answer', (_, value) => {
  expect(readReviewAnswer(value)).toBeUndefined();
});
