import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { crc32 } from './crc32';

test('gives the check value of the CRC catalogue', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

test('agrees with bit-by-bit division for every length from 0 to 40', () => {
  const random = mulberry32(1);
  for (let length = 0; length <= 40; length++) {
    const bytes = Uint8Array.from({ length }, () => random() * 256);
    expect(crc32(bytes)).toBe(bitByBit(bytes));
  }
});

test('goes on from an earlier part, wherever the cut is', () => {
  const random = mulberry32(2);
  const bytes = Uint8Array.from({ length: 60 }, () => random() * 256);
  for (let cut = 0; cut <= bytes.length; cut++) {
    expect(crc32(bytes, cut, bytes.length, crc32(bytes, 0, cut))).toBe(crc32(bytes));
  }
});

function bitByBit(bytes: Uint8Array): number {
  let state = 0xffffffff;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit++) {
      const low = (state ^ (byte >>> bit)) & 1;
      state = (state >>> 1) ^ (low ? 0xedb88320 : 0);
    }
  }
  return ~state >>> 0;
}
