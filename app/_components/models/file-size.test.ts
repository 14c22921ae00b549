import { expect, test } from 'vitest';
import { fileSize } from './file-size';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [48_681, '48.7 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [24_299_733, '24.3 MB'],
  [999_950_000, '1.0 GB'],
])('%d bytes are %s', (bytes, told) => {
  expect(fileSize(bytes)).toBe(told);
});
