import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { decodeModel } from './decode-model';
import { checksum, encodeModel } from './encode-model';
import { fitSmall } from './fixtures/fit-small';
import { CHECKSUM_AT, FORMAT_VERSION, HEADER_BYTES, MAGIC, TABLE_ENTRY_BYTES, VERSION_AT } from './model-layout';
import type { NaiveBayesCounts } from './naive-bayes-model';

const counts = fitSmall(
  [
    '최고 최고 영화 movie',
    '\u{20000}\u{20001} \u{20000}\u{20002} __proto__ 최고의',
    '별로 영화 영화가 café',
    'constructor',
  ],
  [1, 1, 0, 0],
  0.5,
);
const file = encodeModel(counts);

test('gives back labels, smoothing, rows, terms and counts', () => {
  expectSame(decodeModel(file), counts);
});

test('gives back counts and terms of any size', () => {
  const terms = Array.from({ length: 300 }, (_, i) => `가${'나'.repeat(i)}`);
  const long = fitSmall([terms.join(' ')], [0]);
  const rowCounts = Uint32Array.of(1, 2 ** 32 - 1);
  const termCounts = long.termCounts.map((_, cell) => (cell % 2 ? 2 ** (cell % 32) : 2 ** 32 - 1 - cell));
  const model = { ...long, rowCounts, termCounts };
  expectSame(decodeModel(encodeModel(model)), model);
});

test('reads a file that lies inside other bytes', () => {
  const around = new Uint8Array(file.length + 7);
  around.set(file, 3);
  expectSame(decodeModel(around.subarray(3, 3 + file.length)), counts);
});

test('the same model gives the same bytes, and begins as the format says', () => {
  expect(encodeModel(counts)).toEqual(file);
  expect(file.subarray(0, 8)).toEqual(MAGIC);
  expect(new DataView(file.buffer).getUint32(VERSION_AT, true)).toBe(FORMAT_VERSION);
});

test('refuses another format by name', () => {
  for (const other of ['<!DOCTYPE html>', '{"format":1}', 'PK\u0003\u0004', 'version https://git-lfs']) {
    expect(reason(new TextEncoder().encode(other.padEnd(200)))).toContain('not a naive Bayes model file');
  }
  expect(reason(new TextEncoder().encode('<html>'))).toContain('not a naive Bayes model file');
});

test('refuses another version of the format, naming both', () => {
  const other = file.slice();
  other[VERSION_AT] = 2;
  expect(reason(other)).toContain('format version 2; this program reads 1');
});

test('refuses a cut file at every length, and one with bytes behind its end', () => {
  const reasons = new Set<string>();
  for (let length = 0; length < file.length; length++) {
    reasons.add(reason(file.subarray(0, length)).replace(/\([0-9].*?\)/, '()'));
  }
  expect([...reasons]).toEqual(['The model file is cut short (). Copy it again or train again.']);
  const longer = new Uint8Array(file.length + 1);
  longer.set(file);
  expect(reason(longer)).toContain('bytes behind its end');
});

test('refuses the file with any one bit flipped', () => {
  const kept: string[] = [];
  for (let bit = 0; bit < file.length * 8; bit++) {
    const flipped = file.slice();
    flipped[bit >> 3] ^= 1 << (bit & 7);
    const why = reason(flipped);
    const expected =
      bit < 64 ? 'not a naive' : bit < 96 ? 'format version' : bit < 128 ? /cut short|behind/ : 'checksum differs';
    if (!new RegExp(expected).test(why)) kept.push(`${bit}: ${why}`);
  }
  expect(kept).toEqual([]);
});

test('never throws and never hangs on content changed with its checksum put right', () => {
  const random = mulberry32(11);
  let refused = 0;
  for (let i = 0; i < 3000; i++) {
    const changed = file.slice();
    for (let k = 0; k < 1 + (i % 3); k++) {
      changed[HEADER_BYTES - 4 + Math.floor(random() * (file.length - HEADER_BYTES + 4))] = random() * 256;
    }
    if (!decodeModel(signed(changed)).ok) refused++;
  }
  expect(refused).toBeGreaterThan(1000);
});

test.each<[string, (bytes: Uint8Array) => void, string]>([
  ['a section of another name', (bytes) => bytes.set([0x58], HEADER_BYTES), 'LABL is missing'],
  ['a section that runs past the file', (bytes) => bytes.set([0xff, 0xff], HEADER_BYTES + 8), 'runs past the file'],
  [
    'a term that shares more than the one before has',
    (bytes) => bytes.set([5], termsAt(bytes) + 1),
    'shares 5 of 0 units',
  ],
  ['more terms than fit', (bytes) => bytes.set([0x7f], termsAt(bytes)), "127 terms don't fit"],
  ['more sections than fit', (bytes) => bytes.set([0xff, 0xff], HEADER_BYTES - 4), "don't fit"],
])('refuses %s even with a right checksum', (_, change, part) => {
  const changed = file.slice();
  change(changed);
  expect(reason(signed(changed))).toContain(part);
});

test('refuses a class without rows and a smoothing that is not above zero', () => {
  expect(reason(encodeModel({ ...counts, rowCounts: Uint32Array.of(4, 0) }))).toContain('no training rows');
  for (const smoothing of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(reason(encodeModel({ ...counts, smoothing }))).toContain('Smoothing is');
  }
});

test('refuses a term that is there twice', () => {
  const units = Uint16Array.from('가나가나', (character) => character.charCodeAt(0));
  const terms = { size: 2, units, starts: Uint32Array.of(0, 2, 4) };
  expect(reason(encodeModel({ ...counts, terms, termCounts: new Uint32Array(4) }))).toContain('Term 1 is there twice');
});

test('terms are front-coded as docs/naive-bayes-format.md shows', () => {
  const hex = Buffer.from(encodeModel(fitSmall(['영화 영화가 영화관'], [0]))).toString('hex');
  expect(hex).toContain('03' + '0002ec9881ed9994' + '0201eab080' + '0201eab480');
});

test('the table behind the header lists the sections in order', () => {
  const names = [0, 1, 2, 3].map((entry) => {
    const at = HEADER_BYTES + entry * TABLE_ENTRY_BYTES;
    return String.fromCharCode(...file.subarray(at, at + 4));
  });
  expect(names).toEqual(['LABL', 'ROWS', 'TERM', 'CNTS']);
});

/** Offset of the section of terms, the third. */
function termsAt(bytes: Uint8Array): number {
  return new DataView(bytes.buffer).getUint32(HEADER_BYTES + 2 * TABLE_ENTRY_BYTES + 4, true);
}

function signed(bytes: Uint8Array): Uint8Array {
  new DataView(bytes.buffer).setUint32(CHECKSUM_AT, checksum(bytes), true);
  return bytes;
}

function reason(bytes: Uint8Array): string {
  const decoded = decodeModel(bytes);
  if (decoded.ok) return 'accepted';
  expect(decoded.failure.code).toBe('model_invalid');
  return decoded.failure.message.en;
}

function expectSame(decoded: ReturnType<typeof decodeModel>, expected: NaiveBayesCounts): void {
  if (!decoded.ok) throw new Error(decoded.failure.message.en);
  const { labels, smoothing, rowCounts, terms, termCounts } = decoded.value;
  expect({ labels, smoothing, rowCounts, termCounts }).toEqual({
    labels: expected.labels,
    smoothing: expected.smoothing,
    rowCounts: expected.rowCounts,
    termCounts: expected.termCounts,
  });
  expect(terms.size).toBe(expected.terms.size);
  expect(terms.starts.subarray(0, terms.size + 1)).toEqual(expected.terms.starts.subarray(0, terms.size + 1));
  const end = terms.starts[terms.size];
  expect(terms.units.subarray(0, end)).toEqual(expected.terms.units.subarray(0, end));
}
