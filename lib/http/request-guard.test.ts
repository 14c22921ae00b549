import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, exchange, openTestDoor, type TestDoor } from './test-door';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(() => door.close());

const forbidden: [what: string, headers: Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example' }],
  ['another site with text/plain', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
  ['another site with a cookie', { origin: 'https://evil.example', cookie: 'language=ko' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['a name that only begins like ours', { origin: 'http://127.0.0.1.evil.example' }],
  ['a file', { origin: 'file://' }],
  ['another site that says so without an origin', { 'sec-fetch-site': 'cross-site' }],
  ['another site that claims to be forwarded', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
];

test.each(forbidden)(
  'a request from %s is refused without CORS headers, for programs and pages',
  async (_, headers) => {
    for (const path of ['/predict', '/demos/review']) {
      const init = {
        method: 'POST',
        body: '{"text":"a"}',
        headers: { 'content-type': 'application/json', ...headers },
      };
      const response = await fetch(door.url + path, init);
      expect(response.status).toBe(403);
      expect(await codeOf(response)).toBe('forbidden_origin');
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  },
);

test('a preflight from another site learns nothing', async () => {
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  const response = await fetch(`${door.url}/predict`, { method: 'OPTIONS', headers });
  expect(response.status).toBe(403);
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test.each([
  ['same host', () => door.url],
  ['a configured name', () => 'https://class.example'],
])('a request from a page of ours is taken: %s', async (_, origin) => {
  expect((await door.post({ text: 'a' }, { origin: origin() })).status).toBe(200);
});

const hosts: [host: string, status: number][] = [
  ['localhost:1234', 200],
  ['LOCALHOST', 200],
  ['127.0.0.1', 200],
  ['192.168.0.7:3000', 200],
  ['[::1]:3000', 200],
  ['class.example', 200],
  ['evil.example', 421],
  ['localhost.evil.example', 421],
  ['localhost@evil.example', 421],
  ['127.0.0.1.nip.example', 421],
  ['class.example/..', 421],
  ['', 421],
];

test.each(hosts)('Host "%s" is answered %i', async (host, status) => {
  for (const path of ['/health/live', '/']) {
    const answer = await exchange(door.port, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  }
});

const parts = ['..', '%2e%2e', '.%2e', '%2E.', '..%5c', '..\\', '%2e%2e%5c', '..%00', '%00', '%2e', '.'];
const joints = ['/', '%2f', '%2F'];
const climbs = parts.flatMap((part) =>
  joints.flatMap((joint) =>
    ['/', '/demos/', '/_next/static/', '/predict/'].map((base) => `${base}${part}${joint}${part}${joint}etc/passwd`),
  ),
);
const badPaths = [
  ...climbs,
  '//evil.example/',
  '/\\evil.example',
  '/%C7%D1',
  '/%ZZ',
  '/%',
  '/a%',
  '/%ff',
  '/a?b=%C7%D1',
  '/%0d%0aSet-Cookie:a=b',
  '/C:%5cx',
];

test('no path that climbs, hides or cannot be decoded reaches a router', async () => {
  expect(badPaths.length).toBeGreaterThan(130);
  for (const path of badPaths) {
    const { status, body } = await rawGet(path);
    expect([path, status, JSON.parse(body).error.code]).toEqual([path, 400, 'bad_url']);
  }
  expect((await door.post({ text: 'a' })).status).toBe(200);
});

test("Korean, dots and double encoding in a path are the router's own affair", async () => {
  for (const path of [
    '/%ED%95%9C',
    '/a.b/..c',
    '/%252e%252e/a',
    '/_next/static/a-b_c.123~.js',
    '/a?b=../..&c=%ED%95%9C',
  ]) {
    expect([path, (await rawGet(path)).status]).toEqual([path, 200]);
  }
});

/** `fetch` would tidy the path up first. */
function rawGet(path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: door.port, host: '127.0.0.1', path: '/', method: 'GET', agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    Object.assign(sent, { path });
    sent.on('error', reject);
    sent.end();
  });
}

const methods: [method: string, path: string, status: number, allow: string | null][] = [
  ['GET', '/predict', 405, 'POST'],
  ['PUT', '/predict', 405, 'POST'],
  ['DELETE', '/predict', 405, 'POST'],
  ['HEAD', '/predict', 405, 'POST'],
  ['POST', '/health/live', 405, 'GET, HEAD'],
  ['POST', '/metrics', 405, 'GET, HEAD'],
  ['OPTIONS', '/predict', 204, 'POST'],
  ['HEAD', '/health/live', 200, null],
  ['GET', '/predict/x', 404, null],
  ['GET', '/health', 404, null],
  ['GET', '/health/deep', 404, null],
  ['POST', '/metrics/x', 404, null],
];

test.each(methods)('%s %s is answered %i', async (method, path, status, allow) => {
  const response = await fetch(door.url + path, { method });
  expect(response.status).toBe(status);
  expect(response.headers.get('allow')).toBe(allow);
  expect(response.headers.get('x-request-id')).not.toBeNull();
});

test("everything else is a page's, with its body unread and its headers guarded", async () => {
  const response = await fetch(`${door.url}/demos/review`, { method: 'POST', body: 'x'.repeat(50_000) });
  expect(await response.text()).toBe('page /demos/review 50000');
});
