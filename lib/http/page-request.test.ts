import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { setPageHeaders } from './page-request';
import { TrackedResponse } from './tracked-response';

function prepare(headers: Record<string, string>, dev = false) {
  const request = new IncomingMessage(new Socket());
  request.headers = { host: 'localhost', ...headers };
  const response = new TrackedResponse(request);
  response.requestId = 'an-id';
  setPageHeaders(request, response, dev);
  return { request, response, policy: String(response.getHeader('content-security-policy')) };
}

test('the page and the browser are told the same nonce, a new one for each request', () => {
  const nonces = Array.from({ length: 100 }, () => {
    const { request, policy } = prepare({});
    expect(request.headers['content-security-policy']).toBe(policy);
    return /script-src 'self' 'nonce-([A-Za-z0-9+/=]{24})'/.exec(policy)?.[1];
  });
  expect(nonces).not.toContain(undefined);
  expect(new Set(nonces).size).toBe(100);
});

test('a policy that a client sends is not believed', () => {
  const { request, policy } = prepare({ 'content-security-policy': "script-src 'nonce-bWluZQ=='" });
  expect(request.headers['content-security-policy']).toBe(policy);
  expect(policy).not.toContain('bWluZQ');
});

test('nothing is loaded from elsewhere, and no inline script or style element runs', () => {
  const { policy } = prepare({});
  for (const directive of policy.split('; ')) {
    const [name, ...sources] = directive.split(' ');
    for (const source of sources)
      expect([name, source]).toEqual([name, expect.stringMatching(allowedSource(String(name)))]);
  }
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

function allowedSource(directive: string): RegExp {
  if (directive === 'script-src') return /^'(self|wasm-unsafe-eval|nonce-.+)'$/;
  if (directive === 'style-src-attr') return /^'unsafe-inline'$/;
  if (directive === 'img-src' || directive === 'worker-src') return /^('self'|blob:|data:)$/;
  return /^'(self|none)'$/;
}

test('development alone may evaluate and make style elements, for hot reload', () => {
  expect(prepare({}, true).policy).toMatch(/script-src [^;]*'unsafe-eval'.*style-src 'self' 'unsafe-inline'.* ws:/);
  expect(prepare({}).policy).not.toMatch(/ 'unsafe-eval'|style-src [^;]*'unsafe-inline'| ws:/);
});

test('headers that only a proxy or Next may set are taken off; others stay', () => {
  const internal = [
    'forwarded',
    'x-forwarded-host',
    'x-forwarded-for',
    'x-forwarded-proto',
    'x-real-ip',
    'x-middleware-subrequest',
    'x-middleware-override-headers',
    'x-invoke-path',
    'x-matched-path',
    'x-now-route-matches',
  ];
  const sent = Object.fromEntries(internal.map((name) => [name, 'evil.example']));
  const { request } = prepare({ ...sent, 'next-action': 'a', cookie: 'b', 'x-mine': 'c' });
  expect(Object.keys(request.headers).sort()).toEqual([
    'content-security-policy',
    'cookie',
    'host',
    'next-action',
    'x-mine',
  ]);
});

test('every page carries its request id and cannot be framed or sniffed', () => {
  const { response } = prepare({});
  expect(response.getHeaders()).toMatchObject({
    'x-request-id': 'an-id',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  });
});
