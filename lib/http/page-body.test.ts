import { afterAll, beforeAll, expect, test } from 'vitest';
import { exchange, openTestDoor, type TestDoor } from './test-door';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(() => door.close());

const part = (name: string, value = '') => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const multipart = 'multipart/form-data; boundary=x';

const broken: [what: string, contentType: string, body: string][] = [
  ['no boundary', 'multipart/form-data', `${part('a')}--x--\r\n`],
  ['a boundary of 5,000 characters', `multipart/form-data; boundary=${'x'.repeat(5000)}`, 'x'],
  ['another boundary than it says', multipart, '--y\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--y--\r\n'],
  ['no parts', multipart, 'garbage'],
  ['nothing', multipart, ''],
  ['an empty name', multipart, `${part('')}--x--\r\n`],
  ['a part without a name', multipart, '--x\r\nContent-Type: text/plain\r\n\r\nb\r\n--x--\r\n'],
  ['a cut in a part', multipart, part('a', 'b').slice(0, -4)],
  ['a cut after a part', multipart, part('a', 'b')],
  ['20,000 parts', multipart, `${part('a').repeat(20_000)}--x--\r\n`.slice(0, 1_000_000)],
  [
    'a file name of 100 kB',
    multipart,
    `--x\r\nContent-Disposition: form-data; name="a"; filename="${'f'.repeat(100_000)}"\r\n\r\nb\r\n--x--\r\n`,
  ],
];

test.each(broken)('a form with %s never reaches a page', async (_, contentType, body) => {
  const response = await fetch(`${door.url}/demos/review`, {
    method: 'POST',
    body,
    headers: { 'content-type': contentType },
  });
  expect([response.status, (await response.json()).error.code]).toEqual([400, 'bad_multipart']);
  expect((await door.post({ text: 'a' })).status).toBe(200);
});

test('forms as browsers and curl write them reach the page whole', async () => {
  const form = new FormData();
  form.append('$ACTION_ID_0123', '');
  form.append('theme', 'dark');
  form.append('review', '따옴표 " 와 줄\r\n--바꿈');
  form.append('file', new Blob([Buffer.alloc(100_000, 7)]), '사진 "1".jpg');
  const response = await fetch(`${door.url}/`, { method: 'POST', body: form });
  expect(response.status).toBe(200);
  expect(Number((await response.text()).split(' ')[2])).toBeGreaterThan(100_000);
  const quoted = `${part('a', 'b')}--x--`;
  const headers = { 'content-type': 'multipart/form-data; boundary="x"; charset=utf-8' };
  expect((await fetch(`${door.url}/`, { method: 'POST', body: quoted, headers })).status).toBe(200);
});

test('a body in chunks beyond 1 MiB is stopped before a page sees it', async () => {
  const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`;
  const head = 'POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n';
  const answer = await exchange(door.port, `${head}${chunk.repeat(20)}0\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 413 .*"body_too_large"/s);
});
