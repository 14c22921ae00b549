import { expect, test } from 'vitest';
import { characterClass, DROPPED, OTHER, SPACE, SPECIAL, UPPER, WORD } from './character-class';

// Names in the order of the generator's letters O, W, U, X, S, D; the figures below are Python 3.11's, reckoned with
// character_class of bench/naive-bayes/make-character-classes.py.
const names = [OTHER, WORD, UPPER, SPECIAL, SPACE, DROPPED];

test('every code point has the class that Python gives it', () => {
  const counts = names.map(() => 0);
  let hash = 0x811c9dc5;
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    const value = names.indexOf(characterClass(codePoint));
    counts[value]++;
    hash = fnv(hash, value);
  }
  expect(counts).toEqual([10966, 132141, 1145, 262, 29, 969569]);
  expect(hash).toBe(2105866343);
});

test('every capital has the lower-case form that Python gives it', () => {
  let hash = 0x811c9dc5;
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    const value = characterClass(codePoint);
    if (value !== UPPER && value !== SPECIAL) continue;
    for (const lower of String.fromCodePoint(codePoint).toLowerCase()) hash = fnv(hash, lower.codePointAt(0) ?? 0);
  }
  expect(hash).toBe(3458868158);
});

test('a word character that is neither upper nor special stays as it is, and an upper one stays one unit', () => {
  const wrong: number[] = [];
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    const value = characterClass(codePoint);
    if (value !== WORD && value !== UPPER) continue;
    const character = String.fromCodePoint(codePoint);
    const lower = character.toLowerCase();
    const isRight = value === WORD ? lower === character : character.length === 1 && lower.length === 1;
    if (!isRight) wrong.push(codePoint);
  }
  expect(wrong).toEqual([]);
});

/** FNV-1a over the four bytes of a number. */
function fnv(hash: number, value: number): number {
  let state = hash;
  for (const shift of [0, 8, 16, 24]) state = Math.imul(state ^ ((value >>> shift) & 0xff), 0x01000193);
  return state >>> 0;
}
