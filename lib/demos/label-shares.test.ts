import { expect, test } from 'vitest';
import { labelShares } from './label-shares';

test('the likeliest label comes first, and equal ones keep the order of the model', () => {
  expect(labelShares(['슬픔', '기쁨', '분노', '놀람'], [0.1, 0.6, 0.2, 0.1])).toEqual([
    { label: '기쁨', share: 0.6 },
    { label: '분노', share: 0.2 },
    { label: '슬픔', share: 0.1 },
    { label: '놀람', share: 0.1 },
  ]);
});

test.each([
  ['nothing', undefined],
  ['one number', 0.5],
  ['too few', [1]],
  ['too many', [0.2, 0.3, 0.5]],
  ['percent', [40, 60]],
  ['no numbers', ['a', 'b']],
])('%s is not a probability for each label', (_, output) => {
  expect(labelShares(['a', 'b'], output)).toBeUndefined();
});
