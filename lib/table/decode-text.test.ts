import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decodeText } from './decode-text';

const sentence = '리뷰,label\n정말 재미있어요 😀,1\n';

test.each([
  ['utf-8', new TextEncoder().encode(sentence)],
  ['utf-8', iconv.encode(sentence, 'utf8', { addBOM: true })],
  ['utf-16le', iconv.encode(sentence, 'utf-16le', { addBOM: true })],
  ['utf-16be', iconv.encode(sentence, 'utf-16be', { addBOM: true })],
] as const)('%s is recognised and no byte order mark is left in front of the first title', (encoding, bytes) => {
  expect(decodeText(bytes)).toEqual({ ok: true, value: { text: sentence, encoding, damaged: 0 } });
});

test('bytes that are not UTF-8 are read as CP949', () => {
  // Syllables of KS X 1001, which Node's own decoder has too; the browser tests cover all 11,172.
  const decoded = decodeText(iconv.encode('정말 재미있는 영화', 'cp949'));
  expect(decoded).toEqual({ ok: true, value: { text: '정말 재미있는 영화', encoding: 'cp949', damaged: 0 } });
});

test('a long UTF-8 file with one broken byte stays UTF-8 and says that a character is damaged', () => {
  const bytes = new TextEncoder().encode('정말 재미있는 영화입니다. 배우도 좋았어요. '.repeat(3));
  bytes[1] = 0x20;
  const decoded = decodeText(bytes);
  expect(decoded.ok && decoded.value.encoding).toBe('utf-8');
  expect(decoded.ok && decoded.value.text.includes('말 재미있는 영화입니다. 배우도 좋았어요.')).toBe(true);
  expect(decoded.ok && decoded.value.damaged).toBeGreaterThan(0);
});

test.each([
  ['an .xlsx workbook', [0x50, 0x4b, 0x03, 0x04, 1, 2, 3], 'CSV'],
  ['an .xls workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'CSV'],
  ['a picture', [0xff, 0xd8, 0xff, 0xe0, 0, 0x10], 'UTF-8'],
  ['UTF-16 without its mark', [0x41, 0, 0x42, 0], 'UTF-8'],
  ['half a UTF-16 character', [0xff, 0xfe, 0x41], 'UTF-8'],
])('%s is refused with what to save instead', (_, bytes, repair) => {
  const decoded = decodeText(Uint8Array.from(bytes));
  expect(decoded.ok).toBe(false);
  if (decoded.ok) return;
  expect(decoded.failure.code).toBe('bad_encoding');
  expect(decoded.failure.message.ko).toContain(repair);
  expect(decoded.failure.message.en).toContain(repair);
});

test('an empty file is empty text', () => {
  expect(decodeText(new Uint8Array())).toEqual({ ok: true, value: { text: '', encoding: 'utf-8', damaged: 0 } });
});
