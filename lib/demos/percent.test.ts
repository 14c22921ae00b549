import { expect, test } from 'vitest';
import { percent } from './percent';

test('a probability reads as percent with one decimal', () => {
  expect(percent(0.98683823)).toBe('98.7');
  expect(percent(0.5)).toBe('50.0');
  expect(percent(0)).toBe('0.0');
  expect(percent(1)).toBe('100.0');
});

test('what is not certain never reads as certain, and what is not half never reads as half', () => {
  expect(percent(0.99999)).toBe('99.9');
  expect(percent(0.00001)).toBe('0.1');
  expect(percent(0.4999)).toBe('49.9');
  expect(percent(0.5001)).toBe('50.1');
});

test('the two probabilities of a review read as numbers that add up to 100', () => {
  for (let thousandth = 0; thousandth <= 1000; thousandth++) {
    const probability = thousandth / 1000;
    expect(Number(percent(probability)) + Number(percent(1 - probability))).toBeCloseTo(100, 6);
  }
});
