import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, openTestDoor, type TestDoor } from './test-door';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(() => door.close());

const json = (value: unknown) => JSON.stringify(value);
const nested = (levels: number) => `{"text":${'['.repeat(levels)}${']'.repeat(levels)}}`;

type Refused = [
  what: string,
  status: number,
  code: string,
  body: string | Uint8Array,
  headers?: Record<string, string>,
];

const refused: Refused[] = [
  ['an empty body', 400, 'bad_json', ''],
  ['white space only', 400, 'bad_json', ' \n'],
  ['no JSON', 400, 'bad_json', 'text=a'],
  ['a trailing comma', 400, 'bad_json', '{"text":"a",}'],
  ['NaN', 400, 'bad_json', '{"text":NaN}'],
  ['single quotes', 400, 'bad_json', "{'text':'a'}"],
  ['a cut body', 400, 'bad_json', '{"text":"a"'],
  ['an array hole', 400, 'bad_json', '{"text":["a",,"b"]}'],
  ['a hexadecimal number', 400, 'bad_json', '{"text":0x10}'],
  [
    'bytes of CP949',
    400,
    'bad_encoding',
    Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc7, 0xd1]), Buffer.from('"}')]),
  ],
  [
    'a surrogate in UTF-8',
    400,
    'bad_encoding',
    Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
  ],
  ['33 levels', 400, 'too_deep', nested(32)],
  ['100,000 levels', 400, 'too_deep', nested(100_000)],
  ['a key twice', 400, 'duplicate_key', '{"text":"a","text":"b"}'],
  ['a key twice, once escaped', 400, 'duplicate_key', '{"text":"a","\\u0074ext":"b"}'],
  ['__proto__', 400, 'bad_input', '{"text":"a","__proto__":{"do_fast":false}}'],
  ['an escaped __proto__', 400, 'bad_input', '{"text":"a","\\u005f_proto__":1}'],
  ['constructor deep inside', 400, 'bad_input', '{"text":[{"constructor":1}]}'],
  ['prototype', 400, 'bad_input', '{"text":"a","prototype":1}'],
  ['an unknown key', 400, 'bad_input', json({ text: 'a', temperature: 1 })],
  ['a list at the top', 400, 'bad_input', '["a"]'],
  ['null', 400, 'bad_input', 'null'],
  ['no text', 400, 'bad_input', '{}'],
  ['a number for text', 400, 'bad_input', '{"text":1e999}'],
  ['an object for text', 400, 'bad_input', '{"text":{"0":"a"}}'],
  ['an empty list', 400, 'bad_input', '{"text":[]}'],
  ['a list with null', 400, 'bad_input', '{"text":["a",null,{}]}'],
  ['a word for do_fast', 400, 'bad_input', '{"text":"a","do_fast":"yes"}'],
  ['a number for use_fast', 400, 'bad_input', '{"text":"a","use_fast":1}'],
  ['another model_type', 400, 'bad_input', '{"text":"a","model_type":"svm"}'],
  ['a contradiction', 400, 'bad_input', '{"text":"a","do_fast":true,"model_type":"dl"}'],
  ['257 texts', 413, 'too_many_items', json({ text: Array(257).fill('a') })],
  ['10,001 characters', 413, 'text_too_long', json({ text: '가'.repeat(10_001) })],
  ['10,001 emoji', 413, 'text_too_long', json({ text: '🍿'.repeat(10_001) })],
  ['100,000 combining marks', 413, 'text_too_long', json({ text: `e${'\u0301'.repeat(100_000)}` })],
  ['more than 1 MiB', 413, 'body_too_large', json({ text: ['a'.repeat(1024 * 1024)] })],
  ['12 MB', 413, 'body_too_large', 'a'.repeat(12_000_000)],
  ['text/plain', 415, 'unsupported_media_type', json({ text: 'a' }), { 'content-type': 'text/plain' }],
  ['a form', 415, 'unsupported_media_type', 'text=a', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['multipart', 415, 'unsupported_media_type', 'x', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['nearly JSON', 415, 'unsupported_media_type', '{}', { 'content-type': 'application/jsonp' }],
  ['charset=euc-kr', 415, 'unsupported_charset', '{}', { 'content-type': 'application/json; charset=euc-kr' }],
  ['charset=utf-16', 415, 'unsupported_charset', '{}', { 'content-type': 'application/json;charset="utf-16"' }],
  ['gzip', 415, 'unsupported_encoding', gzipSync('{"text":"a"}'), { 'content-encoding': 'gzip' }],
  ['a gzip bomb', 415, 'unsupported_encoding', gzipSync(Buffer.alloc(100_000_000)), { 'content-encoding': 'gzip' }],
  ['brotli', 415, 'unsupported_encoding', '{}', { 'content-encoding': 'br' }],
];

test.each(refused)('%s is refused with %i %s, and the server lives on', async (_, status, code, body, headers) => {
  const response = await door.post(body, headers);
  expect(response.status).toBe(status);
  const again = response.clone();
  expect(await codeOf(response)).toBe(code);
  expect(await again.text()).not.toMatch(/\/|node_modules|\bat /);
  expect((await door.post({ text: 'a' })).status).toBe(200);
  expect(Reflect.get({}, 'do_fast')).toBeUndefined();
});

const messageOf = async (body: unknown) => {
  const { error } = await (await door.post(body)).json();
  return String(error.message);
};

test('the message names the unknown key, the contradiction and the first bad item', async () => {
  expect(await messageOf({ text: 'a', temperature: 1 })).toContain('"temperature"');
  expect(await messageOf({ text: 'a', use_fast: false, model_type: 'ml' })).toMatch(/"use_fast".*"model_type"/);
  expect(await messageOf({ text: ['a', 'b', null, 4] })).toContain('2번째');
  expect(await messageOf({ text: ['a', '나'.repeat(10_001)] })).toContain('1번째');
  expect(await messageOf({ txt: 'a' })).toContain('"txt"');
});

test('a key with markup or a path in it is refused without repeating it', async () => {
  const message = await messageOf({ text: 'a', '<img src=/etc/passwd>': 1 });
  expect(message).toContain('모르는 이름');
  expect(message).not.toMatch(/[<>/]/);
});

const accepted: [what: string, body: unknown, headers?: Record<string, string>][] = [
  ['an empty text', { text: '' }],
  ['white space', { text: ' \n\t' }],
  ['a name of Object.prototype as text', { text: ['__proto__', 'constructor', 'toString', 'hasOwnProperty'] }],
  ['10,000 characters', { text: '가'.repeat(10_000) }],
  ['10,000 emoji, which are 20,000 UTF-16 units', { text: '🍿'.repeat(10_000) }],
  ['256 texts', { text: Array(256).fill('a') }],
  ['all spellings that agree', { text: 'a', do_fast: true, use_fast: true, model_type: 'ml' }],
  ['a byte order mark', Buffer.from('\ufeff{"text":"a"}')],
  ['exactly 1 MiB', `{"text":"a"}`.padEnd(1024 * 1024)],
  ['a charset of UTF-8', { text: 'a' }, { 'content-type': 'Application/JSON ; Charset="UTF-8"' }],
  ['identity encoding', { text: 'a' }, { 'content-encoding': 'identity' }],
];

test.each(accepted)('%s is accepted', async (_, body, headers) => {
  const response = await door.post(body, headers);
  expect(response.status).toBe(200);
});

test('a body without end, in chunks, is stopped past 1 MiB', async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 65_536;
      if (sent > 3_000_000) controller.close();
      else controller.enqueue(Buffer.alloc(65_536, 'a'));
    },
  });
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', body: endless, headers, duplex: 'half' };
  const response = await fetch(`${door.url}/predict`, init);
  expect(response.status).toBe(413);
  expect(await codeOf(response)).toBe('body_too_large');
  expect((await door.post({ text: 'a' })).status).toBe(200);
});
