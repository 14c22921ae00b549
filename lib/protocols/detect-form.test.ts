import { expect, test } from 'vitest';
import { type FormPart, readDetectForm } from './detect-form';
import { defaultDetectSettings } from './detect-options';

const image: FormPart = { name: 'image', value: new Uint8Array([1, 2, 3]) };
const text = (name: string, value: string): FormPart => ({ name, value });
const read = (...parts: FormPart[]) => readDetectForm([image, ...parts]);
const flawOf = (...parts: FormPart[]): string => {
  const result = readDetectForm(parts);
  return result.ok ? 'ok' : `${result.failure.code} ${result.failure.message.en}`;
};

test('boxes left empty count as not sent', () => {
  const empty = ['cascade', 'scaleFactor', 'minNeighbors', 'minSize', 'maxSize', 'inside'].map((name) =>
    text(name, ''),
  );
  expect(read(...empty)).toEqual({
    ok: true,
    value: { image: new Uint8Array([1, 2, 3]), cascadeXml: new Uint8Array(0), settings: defaultDetectSettings },
  });
});

test('numbers and sizes are read from text, inside from commas or from several fields', () => {
  const settings = {
    cascade: 'lbpcascade_frontalface',
    scaleFactor: 1.05,
    minNeighbors: 3,
    minSize: [40, 50],
    maxSize: [200, 300],
    inside: ['a', 'b'],
  };
  const common = [text('cascade', 'lbpcascade_frontalface'), text('scaleFactor', '1.05'), text('minNeighbors', ' 3 ')];
  const sizes = [text('minSize', '40x50'), text('maxSize', '200, 300')];
  expect(read(...common, ...sizes, text('inside', 'a, b'))).toMatchObject({ ok: true, value: { settings } });
  expect(read(...common, ...sizes, text('inside', 'a'), text('inside', 'b'))).toMatchObject({ value: { settings } });
});

test('null for a size is no limit, which for the smallest is not the same as leaving it out', () => {
  const sizes = [text('minSize', 'null'), text('maxSize', ' null ')];
  expect(read(...sizes)).toMatchObject({ ok: true, value: { settings: { minSize: null, maxSize: null } } });
  expect(read()).toMatchObject({ ok: true, value: { settings: { minSize: [30, 30], maxSize: null } } });
});

const refused: [what: string, parts: FormPart[], flaw: RegExp][] = [
  ['nothing', [], /^bad_input There is no "image"/],
  ['two pictures', [image, image], /^too_many_files/],
  ['five pictures', Array(5).fill(image), /^too_many_files/],
  ['a text for the picture', [text('image', 'a.jpg')], /^bad_input "image" must be a file/],
  ['a file for a text', [image, { name: 'cascade', value: new Uint8Array(1) }], /^bad_input "cascade" must be text/],
  ['another file', [image, { name: 'photo', value: new Uint8Array(1) }], /^bad_input "photo" is an unknown key/],
  ['__proto__', [image, text('__proto__', '1')], /^bad_input "__proto__" is an unknown key/],
  ['a text twice', [image, text('cascade', 'a'), text('cascade', 'b')], /^duplicate_key "cascade"/],
  ['a hexadecimal number', [image, text('minNeighbors', '0x5')], /^bad_input "minNeighbors"/],
  ['an exponent', [image, text('scaleFactor', '11e-1')], /^bad_input "scaleFactor"/],
  ['a comma in a number', [image, text('scaleFactor', '1,1')], /^bad_input "scaleFactor"/],
  ['three sides', [image, text('minSize', '30,30,30')], /^bad_input "minSize"/],
  ['a negative side', [image, text('minSize', '-30,30')], /^bad_input "minSize"/],
  ['null for a number', [image, text('minNeighbors', 'null')], /^bad_input "minNeighbors"/],
  ['null in capitals', [image, text('maxSize', 'NULL')], /^bad_input "maxSize"/],
  [
    'an own cascade beside a shipped one',
    [image, text('cascade', 'a'), { name: 'cascadeFile', value: new Uint8Array(1) }],
    /^bad_input Both/,
  ],
];

test.each(refused)('a form with %s is refused in words', (_, parts, flaw) => {
  expect(flawOf(...parts)).toMatch(flaw);
});
