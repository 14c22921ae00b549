import { expect, test } from 'vitest';
import { preferredLanguage } from './preferred-language';

test.each([
  [undefined, 'ko'],
  ['', 'ko'],
  ['*', 'ko'],
  ['fr, de;q=0.5', 'ko'],
  ['ko', 'ko'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['en, ko', 'en'],
  ['ko, en', 'ko'],
  ['ko;q=0.5, en;q=0.9', 'en'],
  ['en;q=0.5, ko;q=0.9', 'ko'],
  ['en;q=0', 'ko'],
  ['en;q=two', 'ko'],
  ['english', 'ko'],
  [`${'x,'.repeat(5000)}en`, 'ko'],
] as const)('"%s" is answered in %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
