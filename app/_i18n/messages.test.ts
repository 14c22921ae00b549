import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { messagesByLocale, pickMessages } from './messages';

const korean = flatten(messagesByLocale.ko);
const english = flatten(messagesByLocale.en);

test('every sentence exists in both languages', () => {
  expect([...english.keys()].sort()).toEqual([...korean.keys()].sort());
});

test('both languages are filled in with the same values', () => {
  for (const [key, sentence] of korean)
    expect([key, argumentsOf(english.get(key))]).toEqual([key, argumentsOf(sentence)]);
});

test('no sentence is empty, and every Korean one can be written out', () => {
  for (const [locale, sentences] of [
    ['ko', korean],
    ['en', english],
  ] as const) {
    for (const [key, sentence] of sentences) {
      expect(sentence.trim(), key).not.toBe('');
      const values = Object.fromEntries(argumentsOf(sentence).map((name) => [name, 3]));
      const messages = { one: sentence };
      const written = createTranslator<{ one: string }>({ locale, messages, onError: fail })('one', values);
      expect(written, key).not.toBe('');
    }
  }
});

test('a page gets the areas it asked for and no more', () => {
  expect(Object.keys(pickMessages('en', ['review']))).toEqual(['review']);
});

function fail(error: Error): never {
  throw error;
}

function flatten(tree: object, path = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(`${path}${name}`, value);
    else for (const [key, sentence] of flatten(value, `${path}${name}.`)) flat.set(key, sentence);
  }
  return flat;
}

/** Names of the values a sentence takes, wherever they stand in it. */
function argumentsOf(sentence = ''): string[] {
  return [...new Set([...sentence.matchAll(/\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map((match) => match[1] ?? ''))].sort();
}
