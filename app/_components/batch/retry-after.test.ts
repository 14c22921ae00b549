import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after';

const now = Date.parse('2030-01-01T00:00:00Z');

test.each([
  ['seconds', '3', 3000],
  ['a date', 'Tue, 01 Jan 2030 00:00:07 GMT', 7000],
  ['nothing', null, 2000],
  ['something else', 'soon', 2000],
  ['no wait at all', '0', 500],
  ['a date that has passed', 'Mon, 31 Dec 2029 00:00:00 GMT', 500],
  ['an hour', '3600', 30_000],
])('%s', (_, header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});
