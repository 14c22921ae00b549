import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facesModels } from './fixtures/faces-models';
import { codeOf, openTestDoor, type TestDoor, teacherToken, until } from './test-door';

let door: TestDoor;
const { models, asked } = facesModels();
beforeAll(async () => {
  door = await openTestDoor({ models });
});
afterAll(() => door.close());

const base64 = (text: string) => Buffer.from(text).toString('base64');

function post(body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${door.url}/detect`, { method: 'POST', body, headers });
}
function postJson(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return post(JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}
function formOf(image: string | Uint8Array, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  form.append('image', new Blob([Buffer.from(image)], { type: 'text/html' }), '../../<b>비밀.jpg');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

test('a form and JSON with the same picture and settings ask the model the same, and are answered the same', async () => {
  asked.length = 0;
  const settings = { cascade: 'haarcascade_eye', scaleFactor: 1.2, minNeighbors: 3 };
  const byJson = await postJson({ image: base64('abc'), ...settings, minSize: [24, 25], inside: ['a', 'b'] });
  const fields = { cascade: 'haarcascade_eye', scaleFactor: '1.2', minNeighbors: '3', minSize: '24,25', inside: 'a,b' };
  const byForm = await post(formOf('abc', fields));
  expect([byJson.status, byForm.status]).toEqual([200, 200]);
  expect([byJson, byForm].map(({ headers }) => headers.get('x-model-version'))).toEqual(['faces/7', 'faces/7']);
  const answer = await byJson.json();
  expect(answer).toEqual({
    image: { width: 640, height: 480 },
    boxes: [{ x: 0, y: 0, width: 3, height: 1, neighbors: 5, levelWeight: 1 }],
    truncated: false,
    timings: { decode: 1, scan: 2, total: 3 },
  });
  expect(await byForm.json()).toEqual(answer);
  expect(asked[0]?.rows).toEqual(asked[1]?.rows);
  expect(asked.map(({ deadlineMs }) => deadlineMs)).toEqual([20_000, 20_000]);
});

test('pictures whose bytes look like a form or like its end arrive whole', async () => {
  for (const text of ['\r\n--', '\r\n--x\r\n', '--\r\n\r\n', '\0\r\n']) {
    const bytes = Buffer.from(`${text}${'\r\n--'.repeat(50_000)}`);
    const { boxes } = await (await post(formOf(bytes))).json();
    expect(boxes[0].width).toBe(bytes.length);
  }
});

const part = (head: string, value: string) => `--x\r\nContent-Disposition: form-data; name=${head}\r\n\r\n${value}\r\n`;
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
const image = part('"image"; filename="a"', 'abc');

const refused: [what: string, status: number, code: string, body: string | Uint8Array, headers: object][] = [
  ['no content type', 415, 'unsupported_media_type', Buffer.from('abc'), {}],
  ['a bare picture', 415, 'unsupported_media_type', 'abc', { 'content-type': 'image/jpeg' }],
  ['a form of another kind', 415, 'unsupported_media_type', 'a=b', { 'content-type': 'multipart/mixed; boundary=x' }],
  ['JSON in CP949', 415, 'unsupported_charset', '{}', { 'content-type': 'application/json; charset=euc-kr' }],
  [
    'gzip',
    415,
    'unsupported_encoding',
    gzipSync('{}'),
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  ],
  ['no boundary', 400, 'bad_multipart', `${image}--x--`, { 'content-type': 'multipart/form-data' }],
  ['an empty form', 400, 'bad_multipart', '', multipart],
  ['a form cut in the picture', 400, 'bad_multipart', image.slice(0, -3), multipart],
  ['a form cut after the picture', 400, 'bad_multipart', image, multipart],
  ['a part without a name', 400, 'bad_multipart', '--x\r\nContent-Type: image/png\r\n\r\na\r\n--x--', multipart],
  [
    'a text of 5,000 characters',
    400,
    'bad_multipart',
    `${image}${part('"cascade"', 'a'.repeat(5000))}--x--`,
    multipart,
  ],
  ['20,000 parts', 400, 'bad_multipart', `${part('"inside"', 'a').repeat(20_000)}--x--`, multipart],
  ['two pictures', 400, 'too_many_files', `${image}${image}--x--`, multipart],
  ['a file it does not know', 400, 'bad_input', `${image}${part('"b"; filename="b"', 'b')}--x--`, multipart],
  ['an empty picture', 400, 'image_empty', `${part('"image"; filename="a"', '')}--x--`, multipart],
  ['a picture without a file name', 400, 'bad_input', `${part('"image"', 'abc')}--x--`, multipart],
  ['an unknown key', 400, 'bad_input', '{"image":"QUJD","a":1}', { 'content-type': 'application/json' }],
  ['a key twice', 400, 'duplicate_key', '{"image":"","image":""}', { 'content-type': 'application/json' }],
  ['a million values', 413, 'too_many_items', `[${'1,'.repeat(1e6)}1]`, { 'content-type': 'application/json' }],
];

test.each(refused)('%s is refused with %i %s, and the server lives on', async (_, status, code, body, headers) => {
  const response = await post(Buffer.from(body), { ...headers });
  expect(response.status).toBe(status);
  const again = response.clone();
  expect(await codeOf(response)).toBe(code);
  expect(await again.text()).not.toMatch(/비밀|node_modules|\bat /);
  expect((await postJson({ image: base64('a') })).status).toBe(200);
});

test('a client that hangs up takes its picture out of the queue', async () => {
  const controller = new AbortController();
  asked.length = 0;
  const body = JSON.stringify({ image: base64('never') });
  const headers = { 'content-type': 'application/json' };
  const left = fetch(`${door.url}/detect`, { method: 'POST', body, headers, signal: controller.signal });
  left.catch(() => {});
  await until(() => asked.length === 1);
  controller.abort();
  await until(() => asked[0]?.signal?.aborted === true);
  await expect(left).rejects.toThrow();
});

test('a model that never answers is 504, and a bug of it 500 without its words', async () => {
  const impatient = await openTestDoor({ models, limits: { detectTimeoutMs: 100 } });
  const ask = (text: string) =>
    fetch(`${impatient.url}/detect`, {
      method: 'POST',
      body: JSON.stringify({ image: base64(text) }),
      headers: { 'content-type': 'application/json' },
    });
  expect((await ask('never')).status).toBe(504);
  const broken = await ask('broken');
  expect([broken.status, await codeOf(broken)]).toEqual([500, 'internal']);
  expect(impatient.logged()).not.toContain('canary');
  await impatient.close();
});

test('neither the log nor the metrics know a file name, and the route is counted', async () => {
  await post(formOf('abc'));
  const headers = { authorization: `Bearer ${teacherToken}` };
  const metrics = await (await fetch(`${door.url}/metrics`, { headers })).text();
  expect(metrics).toContain('lectern_http_requests_total{route="/detect",status="200"}');
  expect(`${metrics}${door.logged()}`).not.toMatch(/비밀|jpg/);
});

test('English is answered where it is preferred, and without a faces model it is 503 in words', async () => {
  const empty = await openTestDoor();
  const response = await fetch(`${empty.url}/detect`, {
    method: 'POST',
    body: JSON.stringify({ image: base64('a') }),
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
  });
  expect(response.status).toBe(503);
  expect((await response.json()).error).toEqual({
    code: 'model_unavailable',
    message: "The faces model isn't loaded. Tell whoever runs this server.",
  });
  const listed = await fetch(`${empty.url}/detect/cascades`);
  expect([listed.status, await codeOf(listed)]).toEqual([503, 'model_unavailable']);
  await empty.close();
});

test('other methods and addresses below are refused in words', async () => {
  const get = await fetch(`${door.url}/detect`);
  expect([get.status, get.headers.get('allow'), await codeOf(get)]).toEqual([405, 'POST', 'method_not_allowed']);
  for (const path of ['/detect/', '/detect/cascades/', '/detect/cascades/a.b', '/detect/cascades/a/b', '/detect/x']) {
    const response = await fetch(`${door.url}${path}`);
    expect([path, response.status, await codeOf(response)]).toEqual([path, 404, 'not_found']);
  }
  const climbs = await fetch(`${door.url}/detect/cascades/%2e%2e%2fmodel.json`);
  expect([climbs.status, await codeOf(climbs)]).toEqual([400, 'bad_url']);
});
