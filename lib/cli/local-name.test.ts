import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Manifest } from '@/lib/serving/manifest';
import { nameSchema } from '@/lib/serving/signature';
import type { KnownVersion } from './known-versions';
import { licenceOfCard } from './licence-of-card';
import { checkNameFree, localNameOf } from './local-name';

test('any name becomes a name of the repository', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (called) => {
      expect(nameSchema.safeParse(localNameOf(called)).success).toBe(true);
    }),
    { numRuns: 500, seed: 2 },
  );
  expect(localNameOf('sackoh/bert-base-multilingual-cased-nsmc')).toBe('bert-base-multilingual-cased-nsmc');
  expect(localNameOf('Foo/BERT base.v2')).toBe('bert-base-v2');
  expect(localNameOf('한국어')).toBe('model');
});

test('a name is free above its own kind, and taken by what is shipped or of another kind', () => {
  const version = (number: number, handler: string, shipped = false): KnownVersion => ({
    shipped,
    model: 'mine',
    version: number,
    folder: '',
    manifest: { ...manifest, handler },
  });
  const two = [version(1, 'transformer'), version(2, 'transformer')];
  expect(checkNameFree('mine', two)).toEqual({ ok: true, value: two[1] });
  expect(checkNameFree('other', two)).toEqual({ ok: true, value: undefined });
  expect(checkNameFree('mine', [version(1, 'naive-bayes')])).toMatchObject({ failure: { code: 'bad_input' } });
  expect(checkNameFree('mine', [version(1, 'transformer', true)])).toMatchObject({ failure: { code: 'bad_input' } });
});

const words = { ko: '시험', en: 'test' };
const manifest: Manifest = {
  format: 1,
  name: 'mine',
  version: 1,
  handler: 'transformer',
  title: words,
  description: words,
  licence: 'mit',
  signatures: {},
  files: [],
};

test('the licence is read from the front matter of a card, and from nowhere else', () => {
  expect(licenceOfCard('---\nlanguage: ko\nlicense: mit\n---\nlicense: gpl')).toBe('mit');
  expect(licenceOfCard('---\r\nlicense: "cc-by-4.0"\r\n---\r\n')).toBe('cc-by-4.0');
  expect(licenceOfCard('---\nlicense:\n- apache-2.0\n- mit\n---\n')).toBe('apache-2.0');
  expect(licenceOfCard('---\nlicense: other\nlicense_name: my-licence\n---\n')).toBe('my-licence');
  expect(licenceOfCard('# A card\nlicense: mit\n')).toBeUndefined();
  expect(licenceOfCard('---\ntitle: a\n---\n')).toBeUndefined();
});
