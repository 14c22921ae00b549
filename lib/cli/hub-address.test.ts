import { expect, test } from 'vitest';
import { parseHubModel, parseRevision, readHub } from './hub-address';
import { retryAfterMs } from './hub-request';

test("the hub is Hugging Face's unless LECTERN_HUB names another, with or without a slash", () => {
  const addressOf = (LECTERN_HUB?: string) => {
    const hub = readHub({ LECTERN_HUB });
    return hub.ok ? hub.value.address.href : hub.failure.code;
  };
  expect(addressOf()).toBe('https://huggingface.co/');
  expect(addressOf(' ')).toBe('https://huggingface.co/');
  expect(addressOf('https://mirror.example/hub')).toBe('https://mirror.example/hub/');
  for (const wrong of ['mirror.example', 'file:///etc', 'https://a:b@mirror.example', 'https://mirror.example/?a=b']) {
    expect(addressOf(wrong)).toBe('bad_input');
  }
});

test('a token never travels unencrypted to another machine', () => {
  const codeOf = (LECTERN_HUB: string) => {
    const hub = readHub({ LECTERN_HUB, HF_TOKEN: 'hf_x' });
    return hub.ok ? hub.value.token : hub.failure.code;
  };
  expect(codeOf('http://mirror.example')).toBe('bad_input');
  expect(codeOf('https://mirror.example')).toBe('hf_x');
  expect(codeOf('http://127.0.0.1:8000')).toBe('hf_x');
  expect(codeOf('http://127.0.0.1.example')).toBe('bad_input');
});

test.each([
  'bert',
  'a/b/c',
  '/b',
  'a/',
  '../b',
  'a/..',
  'a/b..c',
  'a b/c',
  'a/b?c',
  'a/.b',
  'https://x/y',
  '',
  'a/%2e',
])('%o is no model of a hub', (text) => {
  expect(parseHubModel(text)).toMatchObject({ ok: false, failure: { code: 'bad_input' } });
});

test('owners and names may have dots, dashes and capitals', () => {
  for (const text of ['sackoh/bert-base-multilingual-cased-nsmc', 'A1/B_2.c-3', 'a/b']) {
    expect(parseHubModel(text)).toEqual({ ok: true, value: text });
  }
});

test('a revision may have slashes, but no way up', () => {
  expect(parseRevision('refs/pr/1')).toEqual({ ok: true, value: 'refs/pr/1' });
  for (const wrong of ['', '/main', 'a/../b', 'a b', '-x']) expect(parseRevision(wrong).ok).toBe(false);
});

test('Retry-After is seconds or a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(retryAfterMs('7', now)).toBe(7000);
  expect(retryAfterMs('Thu, 01 Jan 2026 00:00:09 GMT', now)).toBe(9000);
  expect(retryAfterMs('Thu, 01 Jan 2025 00:00:09 GMT', now)).toBe(0);
  for (const nothing of [null, 'soon', '']) expect(retryAfterMs(nothing, now)).toBeUndefined();
});
