import { expect, test } from 'vitest';
import { decidingWords } from './deciding-words';

function explained(bias: number, weights: readonly number[]) {
  return {
    logOdds: weights.reduce((sum, weight) => sum + weight, bias),
    tokens: weights.map((weight, index) => ({ start: index, end: index + 1, known: true, weight })),
  };
}

test('one word is enough when the answer turns over without it', () => {
  expect(decidingWords(explained(0, [1.5, 2, -3]))).toEqual([1]);
});

test('words are taken strongest first until the answer would turn over', () => {
  expect(decidingWords(explained(0, [1, 2, 0.1, -0.4]))).toEqual([1, 0]);
});

test('a word less than half as strong as the strongest one is not marked', () => {
  expect(decidingWords(explained(0, [0.9, 2, 0.9, 0.9, 1]))).toEqual([1, 4]);
});

test('three marks are the most', () => {
  expect(decidingWords(explained(0, [1, 1, 1, 1, 1, 1]))).toHaveLength(3);
});

test('for a negative answer the words that speak against are marked', () => {
  expect(decidingWords(explained(0, [0.5, -3]))).toEqual([1]);
});

test('nothing is marked when only the start decided', () => {
  expect(decidingWords(explained(0.2, [0, -0.1]))).toEqual([]);
  expect(decidingWords(explained(0.2, []))).toEqual([]);
});
