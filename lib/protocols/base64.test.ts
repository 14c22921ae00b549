import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Bytes, decodeBase64 } from './base64';

test('it gives back every file that Node writes in base64, and knows its size before', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect(base64Bytes(text)).toBe(bytes.length);
      expect(new Uint8Array(decodeBase64(text) ?? [])).toEqual(bytes);
    }),
    { numRuns: 300, seed: 11 },
  );
});

test.each([
  ['no padding', 'QQ'],
  ['the alphabet of addresses', '-_-_'],
  ['a line break', 'QUFB\nQUFB\n=='],
  ['a space', 'QUF BQU=='],
  ['padding in the middle', 'QQ==QUFB'],
  ['padding alone', '===='],
  ['bits left over', 'QR=='],
  ['Hangul', '사진사진'],
  ['NUL', 'QUF\0'],
])('text with %s is refused', (_, text) => {
  expect(decodeBase64(text)).toBeUndefined();
});
