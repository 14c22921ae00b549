import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { cleanText } from '@/lib/text/clean-text';
import { createCharacterEncoder } from './character-encoder';
import { openLibrary } from './transformers-library';

const folder = new URL('../../models/sentiment-accurate/1/', import.meta.url);
const shipped = JSON.parse(readFileSync(new URL('tokenizer.json', folder), 'utf8'));
const tiny = new URL('fixtures/tiny-transformer/tokenizer.json', import.meta.url);
const encode = createCharacterEncoder(shipped);
let library: (text: string) => number[];

beforeAll(async () => {
  const { AutoTokenizer } = await openLibrary();
  const tokenizer = await AutoTokenizer.from_pretrained(folder.pathname, { local_files_only: true });
  library = (text) => tokenizer.encode(text, { add_special_tokens: false });
});

const pieces = fc.oneof(
  fc.constantFrom(
    '영화',
    '최고',
    'ㅋㅋㅋㅋㅋ',
    '....',
    '  ',
    ' ',
    'ABC',
    'İ',
    'ΟΔΟΣ',
    '👍🏻',
    '\u0301',
    '怪',
    '##',
    '\ud800',
    '\n',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('가', 'ㅋ', '!', ' ', 'a'), maxLength: 12 }),
);

test('a text gets the ids of the library, by the fast way', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('').replaceAll('[', '(');
      expect(encode?.(text)).toEqual(library(text));
      expect(encode?.(cleanText(text))).toEqual(library(cleanText(text)));
    }),
    { numRuns: 2000, seed: 11 },
  );
});

test('a text that may name a special token is left to the library', () => {
  expect(encode?.('[SEP] 최고')).toBeUndefined();
  expect(encode?.('최고')).toEqual(library('최고'));
});

test('every other tokeniser is left to the library', () => {
  expect(createCharacterEncoder(JSON.parse(readFileSync(tiny, 'utf8')))).toBeUndefined();
  expect(createCharacterEncoder({ ...shipped, normalizer: { type: 'Lowercase' } })).toBeUndefined();
  expect(createCharacterEncoder({ ...shipped, pre_tokenizer: { type: 'WhitespaceSplit' } })).toBeUndefined();
  const model = { ...shipped.model, vocab: { ...shipped.model.vocab, '##가': 9999 } };
  expect(createCharacterEncoder({ ...shipped, model })).toBeUndefined();
  expect(createCharacterEncoder('no object')).toBeUndefined();
});
