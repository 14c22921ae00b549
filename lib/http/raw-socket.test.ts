import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exchange, openTestDoor, type TestDoor } from './test-door';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor({ limits: { headersTimeoutMs: 300, bodyTimeoutMs: 500, checkEveryMs: 50 } });
});
afterAll(() => door.close());

const post = (headers: string, body: string) => `POST /predict HTTP/1.1\r\n${headers}\r\n\r\n${body}`;
const named = 'Host: localhost\r\nContent-Type: application/json';

const malformed: [what: string, bytes: string, status: number, code: string][] = [
  [
    'Content-Length with Transfer-Encoding',
    post(`${named}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked`, '0\r\n\r\n'),
    400,
    'bad_request',
  ],
  ['two Content-Lengths', post(`${named}\r\nContent-Length: 2\r\nContent-Length: 3`, '{}'), 400, 'bad_request'],
  ['a bad chunk size', post(`${named}\r\nTransfer-Encoding: chunked`, 'zz\r\n{}\r\n'), 400, 'bad_request'],
  ['a negative Content-Length', post(`${named}\r\nContent-Length: -1`, '{}'), 400, 'bad_request'],
  ['no Host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'bad_request'],
  [
    'two Hosts',
    'GET /health/live HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    400,
    'bad_request',
  ],
  ['no HTTP', 'hello\r\n\r\n', 400, 'bad_request'],
  ['TLS spoken to a plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'bad_request'],
  ['a space in a header name', 'GET / HTTP/1.1\r\nHost : localhost\r\n\r\n', 400, 'bad_request'],
  [
    '20 kB of headers',
    `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`,
    431,
    'headers_too_large',
  ],
  ['an address of 20 kB', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414, 'url_too_long'],
  [
    'an address of 9 kB',
    `GET /${'a'.repeat(9000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    414,
    'url_too_long',
  ],
  [
    'an absolute address',
    'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    400,
    'bad_url',
  ],
  [
    'raw bytes of CP949 in the address',
    'GET /\xc7\xd1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    400,
    'bad_request',
  ],
];

test.each(malformed)('%s is answered in JSON and the server lives on', async (_, bytes, status, code) => {
  const answer = await exchange(door.port, Buffer.from(bytes, 'latin1'));
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toEqual({
    error: { code, message: expect.stringMatching(/[가-힣]/) },
  });
  expect((await door.post({ text: 'a' })).status).toBe(200);
});

test('a request hidden behind Content-Length and Transfer-Encoding is never answered', async () => {
  const hidden = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const both = `${named}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked`;
  const answer = await exchange(door.port, post(both, `0\r\n\r\n${hidden}`));
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

test('headers that come too slowly end in 408', async () => {
  const answer = await exchange(door.port, 'GET / HTTP/1.1\r\nHost: localhost\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('"timeout_read"');
});

test('a body that drips ends in 408 while others are answered', async () => {
  const drip = new Promise<string>((resolve) => {
    const socket = connect(door.port, '127.0.0.1');
    let received = '';
    socket.write(post(`${named}\r\nContent-Length: 1000`, '{'));
    const timer = setInterval(() => socket.write(' '), 50);
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      resolve(received);
    });
  });
  expect((await door.post({ text: 'a' })).status).toBe(200);
  expect(await drip).toMatch(/^HTTP\/1\.1 408 .*"timeout_read"/s);
});

test('a refused body is read to its end, so the next request on the connection is answered', async () => {
  const wrongType = post('Host: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100000', 'a'.repeat(100_000));
  const answer = await exchange(
    door.port,
    `${wrongType}GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
  );
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 415', 'HTTP/1.1 200']);
});

test('a client that asks before sending is told to go on only when the body will be read', async () => {
  const asks = (type: string) =>
    `POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: 2000000\r\nExpect: 100-continue\r\n\r\n`;
  expect(await exchange(door.port, asks('application/json'), 200)).toMatch(/^HTTP\/1\.1 413 /);
  const small = asks('application/json').replace('2000000', '12');
  const answer = await exchange(door.port, `${small}{"text":"a"}`, 200);
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 200']);
});

test('a client that hangs up in the middle of its body leaves nothing behind', async () => {
  for (let index = 0; index < 20; index++) await exchange(door.port, post(`${named}\r\nContent-Length: 50`, '{"te'), 5);
  expect((await door.post({ text: 'a' })).status).toBe(200);
});

test('a connection beyond the limit is closed, and there is room again when another one ends', async () => {
  const small = await openTestDoor({ limits: { connections: 1 } });
  const live = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n';
  const first = connect(small.port, '127.0.0.1');
  first.write(`${live}\r\n`);
  await once(first, 'data');
  expect(await exchange(small.port, `${live}Connection: close\r\n\r\n`)).toBe('');
  first.destroy();
  await expect.poll(() => exchange(small.port, `${live}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
  await small.close();
});

test('an upgrade that nobody asked for is closed', async () => {
  const upgrade = 'GET /_next/hmr HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  expect(await exchange(door.port, upgrade)).not.toContain('101');
});
