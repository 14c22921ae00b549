import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './read-json';

const read = (text: string) => readJson(new TextEncoder().encode(text));

test('it gives what JSON.parse gives', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), (value) => {
      const text = JSON.stringify(value);
      const result = read(text);
      if (result.ok) expect(result.value).toEqual(JSON.parse(text));
      else expect(result.failure.code).toBe('bad_input');
    }),
    { numRuns: 500, seed: 3 },
  );
});

test('any bytes give a value or a failure, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const result = readJson(bytes);
      const isUtf8 = Buffer.from(new TextDecoder().decode(bytes)).equals(Buffer.from(bytes));
      if (!result.ok && result.failure.code === 'bad_encoding') expect(isUtf8).toBe(false);
    }),
    { numRuns: 2000, seed: 3 },
  );
});

test('one byte order mark is taken off, a second one is no JSON', () => {
  expect(read('\ufeff{}')).toEqual({ ok: true, value: {} });
  expect(read('\ufeff\ufeff{}')).toMatchObject({ ok: false, failure: { code: 'bad_json' } });
});

test('an empty body is told from a broken one', () => {
  const sentence = (text: string) => {
    const result = read(text);
    return result.ok ? '' : result.failure.message.en;
  };
  expect(sentence('')).toContain('empty');
  expect(sentence('{')).not.toContain('empty');
});
