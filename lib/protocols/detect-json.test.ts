import { expect, test } from 'vitest';
import { readDetectJson } from './detect-json';
import { defaultDetectSettings, detectLimits } from './detect-options';
import { detectRow } from './detect-request';

const image = Buffer.from('a picture').toString('base64');
const read = (value: unknown) => readDetectJson(Buffer.from(JSON.stringify(value)));
const flawOf = (value: unknown): string => {
  const result = read(value);
  return result.ok ? 'ok' : `${result.failure.code} ${result.failure.message.en}`;
};

test('a picture alone is searched with the settings that the page starts with', () => {
  const result = read({ image });
  if (!result.ok) throw new Error(result.failure.message.en);
  expect(Buffer.from(result.value.image).toString()).toBe('a picture');
  expect(result.value.settings).toEqual(defaultDetectSettings);
  expect(read({ image: `data:image/svg+xml;base64,${image}` })).toEqual(result);
});

test('the row holds every name of the signature, and 0, 0 for sizes left open', () => {
  const sent = {
    image,
    scaleFactor: 1.25,
    minNeighbors: 0,
    minSize: null,
    maxSize: [80, 90],
    inside: ['eye', 'smile'],
  };
  const result = read({ ...sent, cascade: 'lbpcascade_frontalface' });
  if (!result.ok) throw new Error(result.failure.message.en);
  expect(detectRow(result.value)).toEqual({
    image: Buffer.from('a picture'),
    cascade: 'lbpcascade_frontalface',
    cascade_xml: new Uint8Array(0),
    inside: ['eye', 'smile'],
    scale_factor: 1.25,
    min_neighbors: 0,
    min_size: [0, 0],
    max_size: [80, 90],
  });
});

test('an own cascade comes as UTF-8 and leaves the shipped one aside', () => {
  const result = read({ image, cascadeXml: '<가/>' });
  expect(result.ok && Buffer.from(result.value.cascadeXml).toString()).toBe('<가/>');
  expect(flawOf({ image, cascadeXml: '<a/>', cascade: 'a' })).toMatch(/^bad_input Both "cascade"/);
  expect(flawOf({ image, cascadeXml: '' })).toMatch(/^xml_invalid /);
  expect(flawOf({ image, cascadeXml: 'x'.repeat(detectLimits.cascadeBytes + 1) })).toMatch(/^body_too_large /);
  expect(flawOf({ image, cascadeXml: '가'.repeat(detectLimits.cascadeBytes / 2) })).toMatch(/^body_too_large /);
});

const refused: [what: string, body: unknown, flaw: RegExp][] = [
  ['a list', [image], /^bad_input The body/],
  ['null', null, /^bad_input The body/],
  ['no image', {}, /^bad_input There is no "image"/],
  ['a number for the image', { image: 7 }, /^bad_input "image"/],
  ['no base64', { image: '사진' }, /^bad_input "image"/],
  ['an address for the image', { image: 'data:text/html;base64,QQ==' }, /^bad_input "image"/],
  ['an empty image', { image: '' }, /^image_empty/],
  ['an unknown key', { image, minNeighbours: 3 }, /^bad_input "minNeighbours" is an unknown key/],
  ['a cascade with a path', { image, cascade: '../../etc/passwd' }, /^bad_input "cascade"/],
  ['null for the cascade', { image, cascade: null }, /^bad_input "cascade"/],
  ['a scale factor of 1', { image, scaleFactor: 1 }, /^bad_input "scaleFactor" must be a number from 1.01 to 2/],
  ['a scale factor as text', { image, scaleFactor: '1.1' }, /^bad_input "scaleFactor"/],
  ['half a neighbour', { image, minNeighbors: 2.5 }, /^bad_input "minNeighbors"/],
  ['a negative neighbour', { image, minNeighbors: -1 }, /^bad_input "minNeighbors"/],
  ['101 neighbours', { image, minNeighbors: 101 }, /^bad_input "minNeighbors"/],
  ['one side', { image, minSize: [30] }, /^bad_input "minSize"/],
  ['a side of 0', { image, maxSize: [0, 30] }, /^bad_input "maxSize"/],
  ['a size as text', { image, minSize: '30,30' }, /^bad_input "minSize"/],
  ['crossed sizes', { image, minSize: [50, 20], maxSize: [40, 40] }, /^bad_input "minSize" is larger than "maxSize"/],
  ['a largest size under the usual smallest', { image, maxSize: [20, 20] }, /^bad_input "minSize" is larger/],
  ['four second cascades', { image, inside: ['a', 'b', 'c', 'd'] }, /^bad_input "inside"/],
  ['the same second cascade twice', { image, inside: ['a', 'a'] }, /^bad_input "inside"/],
  ['a text for inside', { image, inside: 'a' }, /^bad_input "inside"/],
  ['lists without end', { image, inside: Array(600_000).fill('a') }, /^too_many_items/],
];

test.each(refused)('%s is refused, and the message names the key', (_, body, flaw) => {
  expect(flawOf(body)).toMatch(flaw);
});

test('a picture one byte over the limit is refused before it is decoded, and at the limit it is read', () => {
  const most = Buffer.alloc(detectLimits.imageBytes, 1);
  expect(flawOf({ image: most.toString('base64') })).toBe('ok');
  const more = `${Buffer.alloc(detectLimits.imageBytes + 1, 1)
    .toString('base64')
    .slice(0, -1)}!`;
  expect(flawOf({ image: more })).toMatch(/^body_too_large .*Shrink/);
});
