import { expect, test } from 'vitest';
import { quoteLongIntegers } from './oip-exact-data';

test('only whole numbers beyond 2^53 outside strings are quoted', () => {
  const kept = [
    '[9007199254740991,-9007199254740991,1.00000000000000000001,1e999,12345678901234567890.0,12345678901234567890e3]',
    '{"9007199254740993":"a\\"9007199254740993\\\\"}',
    '',
  ];
  for (const text of kept) expect(quoteLongIntegers(text)).toBe(text);
  expect(quoteLongIntegers('{"a\\\\":[9007199254740993, -18446744073709551616 ,"9007199254740993"]}')).toBe(
    '{"a\\\\":["9007199254740993", "-18446744073709551616" ,"9007199254740993"]}',
  );
  const endless = '9'.repeat(100_000);
  expect(quoteLongIntegers(endless)).toBe(endless);
});
