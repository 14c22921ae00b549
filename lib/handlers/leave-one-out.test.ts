import { expect, test } from 'vitest';
import { explainLeftOut, planLeaveOneOut } from './leave-one-out';

test('each word is left out once, with one space, and the whole and the empty text stand at the ends', () => {
  expect(planLeaveOneOut('정말  좋은 영화').variants).toEqual([
    '정말  좋은 영화',
    '좋은 영화',
    '정말  영화',
    '정말  좋은',
    '',
  ]);
});

test('with an additive score the weights are exactly the words’ own scores', () => {
  const scores = new Map([
    ['최고', 2],
    ['그러나', -0.25],
    ['지루', -3],
  ]);
  const score = (text: string) => 0.5 + text.split(' ').reduce((sum, word) => sum + (scores.get(word) ?? 0), 0);
  const plan = planLeaveOneOut('최고 그러나 지루 🎬');
  const explanation = explainLeftOut(plan, plan.variants.map(score));
  expect(explanation).toMatchObject({ kind: 'approximate', bias: 0.5, logOdds: -0.75, text: plan.text });
  expect(explanation.tokens.map(({ start, end, weight }) => [plan.text.slice(start, end), weight])).toEqual([
    ['최고', 2],
    ['그러나', -0.25],
    ['지루', -3],
    ['🎬', 0],
  ]);
});

test('more than a hundred words are left out in at most a hundred runs that cover each word once', () => {
  for (const count of [100, 101, 250, 5000]) {
    const text = Array.from({ length: count }, (_, i) => `낱말${i}`).join(' ');
    const { spans } = planLeaveOneOut(text);
    expect(spans.length).toBeLessThanOrEqual(100);
    expect(spans.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(text);
  }
});

test('a text without words has nothing to leave out', () => {
  const plan = planLeaveOneOut('');
  expect(plan.variants).toEqual(['', '']);
  expect(explainLeftOut(plan, [0.1, 0.1])).toMatchObject({ tokens: [], bias: 0.1, logOdds: 0.1 });
});
