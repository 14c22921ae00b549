import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from './fixtures/any-text';
import pandas from './fixtures/pandas-ratings.json';
import { readRatings } from './read-ratings';

test.each(pandas.cases)('reads what pandas reads: $name', ({ text, rows }) => {
  expect(ratings(text)).toEqual(rows);
});

test('None is a missing value, as it is since pandas 2', () => {
  expect(ratings('id\tdocument\tlabel\n1\tNone\t1\n')).toEqual([['', 1]]);
});

test('gives back any text that was written quoted', () => {
  // UTF-8 has no lone surrogates.
  const wellFormed = anyText.map((text) => text.replace(/\p{Cs}/gu, ''));
  fc.assert(
    fc.property(fc.array(wellFormed, { minLength: 1, maxLength: 5 }), (texts) => {
      const file = texts.map((text) => `1\t"x${text.replaceAll('"', '""')}"\t1\n`).join('');
      expect(ratings(`id\tdocument\tlabel\n${file}`)).toEqual(texts.map((text) => [`x${text}`, 1]));
    }),
    { numRuns: 150, seed: 8 },
  );
});

test('a field longer than the reader’s first memory is read whole', () => {
  const long = '가나 '.repeat(20_000);
  expect(ratings(`id\tdocument\tlabel\n1\tx${long}\t0\n2\t"x${long}"\t1\n`)).toEqual([
    [`x${long}`, 0],
    [`x${long}`, 1],
  ]);
});

test('accepts exactly the bytes that are UTF-8', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc.constantFrom([0xed, 0xa0, 0x80], [0xe0, 0x9f, 0xbf], [0xf4, 0x90, 0x80, 0x80], [0xc1, 0xbf], [0xea, 0xb0]),
    fc.constantFrom([0xed, 0x9f, 0xbf], [0xe0, 0xa0, 0x80], [0xf4, 0x8f, 0xbf, 0xbf], [0xc2, 0x80], [0xef, 0xbf, 0xbf]),
  );
  fc.assert(
    fc.property(bytes, fc.boolean(), (some, quoted) => {
      const content = Uint8Array.from(some).filter((byte) => ![0x09, 0x0a, 0x0d, 0x22].includes(byte));
      const quote = quoted ? '"' : '';
      const file = join(`id\tdocument\tlabel\n1\t${quote}가`, content, `나${quote}\t1\n`);
      const read: string[] = [];
      const result = readRatings(file, (units, length) => read.push(textOf(units, length)));
      let expected: string | undefined;
      try {
        expected = decoder.decode(content);
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
      }
      if (expected === undefined) expect(result).toMatchObject({ ok: false, failure: { code: 'bad_encoding' } });
      else expect(read).toEqual([`가${expected}나`]);
    }),
    { numRuns: 1000, seed: 9 },
  );
});

test.each([
  ['an empty file', '', 'bad_input', 'no reviews'],
  ['only column names', 'id\tdocument\tlabel\n', 'bad_input', 'no reviews'],
  ['other columns', 'id,document,label\n1,a,1\n', 'bad_input', 'no columns named'],
  ['a label that is neither', 'id\tdocument\tlabel\n1\ta\t1\n2\tb\t2\n', 'bad_input', 'on line 3'],
  ['a missing label', 'id\tdocument\tlabel\n1\ta\n', 'bad_input', 'on line 2'],
  ['too many fields', 'id\tdocument\tlabel\n1\ta\tb\t1\n', 'bad_input', 'Line 2 has more than 3'],
  ['a quote that stays open', 'id\tdocument\tlabel\n\n1\t"a\t1\n2\tb\t0\n', 'bad_input', 'opened on line 3'],
])('says what is wrong with %s, and where', (_, text, code, part) => {
  const result = readRatings(new TextEncoder().encode(text), () => {});
  expect(result).toMatchObject({ ok: false, failure: { code, message: { en: expect.stringContaining(part) } } });
});

function ratings(text: string): (string | number)[][] {
  const rows: (string | number)[][] = [];
  const result = readRatings(new TextEncoder().encode(text), (units, length, label) => {
    rows.push([textOf(units, length), label]);
  });
  expect(result).toEqual({ ok: true, value: rows.length });
  return rows;
}

function textOf(units: Uint16Array, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(units[i]);
  return text;
}

function join(before: string, middle: Uint8Array, after: string): Uint8Array {
  const encoder = new TextEncoder();
  return Uint8Array.from([...encoder.encode(before), ...middle, ...encoder.encode(after)]);
}
