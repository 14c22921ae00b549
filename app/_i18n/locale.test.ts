import { expect, test } from 'vitest';
import { isLocale, localeOfHeader } from './locale';

test.each([
  [null, 'ko'],
  ['', 'ko'],
  ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
  ['en-US,en;q=0.9', 'en'],
  ['en-GB, ko;q=0.9', 'en'],
  ['en;q=0.5, ko;q=0.6', 'ko'],
  ['fr-FR,fr;q=0.9,en;q=0.8', 'en'],
  ['fr,de', 'ko'],
  ['*', 'ko'],
  ['en;q=0', 'ko'],
  ['EN-us', 'en'],
  ['en;q=nonsense', 'ko'],
  [`${'x,'.repeat(100_000)}en`, 'ko'],
])('a browser that asks for %j is greeted in %s', (header, locale) => {
  expect(localeOfHeader(header)).toBe(locale);
});

test('only our two languages are locales', () => {
  expect(['ko', 'en', 'KO', 'fr', undefined, 'toString'].map(isLocale)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
