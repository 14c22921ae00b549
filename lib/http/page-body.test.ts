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

const photoForm = (bytes: number) => {
  const form = new FormData();
  form.append('1_image', new Blob([Buffer.alloc(bytes, 7)]), 'a.jpg');
  return form;
};
const action = { 'next-action': '7f00' };
const postPage = (body: NonNullable<RequestInit['body']>, headers: Record<string, string>) =>
  fetch(`${door.url}/demos/faces`, { method: 'POST', body, headers });

test('a photo reaches a page as the form of a server action, and nothing else of its size does', async () => {
  const photo = await postPage(photoForm(10 * 1024 * 1024), action);
  expect(photo.status).toBe(200);
  expect(Number((await photo.text()).split(' ')[2])).toBeGreaterThan(10 * 1024 * 1024);
  const large = Buffer.alloc(2 * 1024 * 1024, 'a');
  for (const [body, headers] of [
    [photoForm(2 * 1024 * 1024), {}],
    [photoForm(16 * 1024 * 1024), action],
    [large, { ...action, 'content-type': 'text/plain' }],
    [large, { ...action, 'content-type': 'application/json' }],
    [large, { ...action, 'content-type': 'multipart/form-dataX; boundary=x' }],
  ] as const) {
    const refused = await postPage(body, { ...headers });
    expect([refused.status, (await refused.json()).error.code]).toEqual([413, 'body_too_large']);
  }
});

test('photos of pages and of programs share the memory set aside for them', async () => {
  const narrow = await openTestDoor({ limits: { uploadBytesHeld: 1_000_000 } });
  const ask = (path: string) =>
    fetch(`${narrow.url}${path}`, { method: 'POST', body: photoForm(1_000_000), headers: action });
  for (const path of ['/demos/faces', '/detect']) {
    const crowded = await ask(path);
    expect([path, crowded.status, crowded.headers.get('retry-after')]).toEqual([path, 503, '2']);
  }
  await narrow.close();
});
