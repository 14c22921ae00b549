import { expect, test } from 'vitest';
import { withObjectParticle } from './object-particle';

test.each([
  ['얼굴', '얼굴을'],
  ['눈', '눈을'],
  ['고양이', '고양이를'],
  ['식기', '식기를'],
  ['웃는 입', '웃는 입을'],
  ['가', '가를'],
  ['힣', '힣을'],
  ['face', 'face을(를)'],
  ['', '을(를)'],
])('%j takes its particle: %j', (word, expected) => {
  expect(withObjectParticle(word)).toBe(expected);
});
