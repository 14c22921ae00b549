import fc from 'fast-check';
import { expect, test } from 'vitest';
import oracle from '@/lib/handlers/fixtures/naive-bayes-oracle.json';
import { characterClass, DROPPED, SPACE } from './character-class';
import { cleanText } from './clean-text';
import { anyText } from './fixtures/any-text';

test.each(oracle.edgeCases)('cleans as the reference does: $clean', ({ text, clean }) => {
  expect(cleanText(text)).toBe(clean);
});

test('agrees with the rule written out, on any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(cleanText(text)).toBe(byTheRule(text));
    }),
    { numRuns: 1000, seed: 1 },
  );
});

test('gives back the very same string when there is nothing to clean, and only then', () => {
  expect(cleanText('정말 재미있는 영화입니다.')).toBe('정말 재미있는 영화입니다.');
  for (const text of [
    ' 가',
    '가 ',
    '가  나',
    '가\t나',
    '가\u00a0나',
    '가\u200b나',
    '가\ufffd나',
    '\ud800',
    '가\ue000',
  ]) {
    expect(cleanText(text)).not.toBe(text);
  }
});

/** Split at white space, join with one space, drop: three passes over code points. */
function byTheRule(text: string): string {
  const words = [''];
  for (const character of text) {
    if (classOf(character) === SPACE) words.push('');
    else words[words.length - 1] += character;
  }
  const joined = words.filter((word) => word !== '').join(' ');
  return [...joined].filter((character) => classOf(character) !== DROPPED).join('');
}

function classOf(character: string): number {
  return characterClass(character.codePointAt(0) ?? 0);
}
