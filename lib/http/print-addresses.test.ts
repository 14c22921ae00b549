import { expect, test } from 'vitest';
import type { ServerOptions } from './options';
import { addressText } from './print-addresses';

const options: ServerOptions = {
  host: '127.0.0.1',
  port: 3000,
  dev: false,
  dataFolder: '/data',
  configurationFile: '/data/server.json',
  configurationIsNamed: false,
  allowedHosts: [],
  teacherToken: 'the-token-of-this-start',
  tokenIsNew: true,
  logLevel: 'info',
};

test('on this machine only, it says how to let the class in, and keeps the token to itself', () => {
  const text = addressText(options, 3001, ['192.168.0.7']);
  expect(text).toContain('http://localhost:3001');
  expect(text).toContain('npm run demo -- --host 0.0.0.0');
  expect(text).not.toMatch(/192\.168|the-token/);
});

test('on the network it prints every address, a QR code and a new token', () => {
  const text = addressText({ ...options, host: '0.0.0.0' }, 3001, ['192.168.0.7', '10.0.0.2']);
  expect(text).toContain('http://192.168.0.7:3001\n');
  expect(text).toContain('http://10.0.0.2:3001\n');
  expect(text).toMatch(/[█▀▄]{20}/);
  expect(text).toContain('the-token-of-this-start');
});

test('a token that someone gave is not printed', () => {
  const text = addressText({ ...options, host: '0.0.0.0', tokenIsNew: false }, 3001, ['192.168.0.7']);
  expect(text).not.toContain('the-token');
  expect(text).toContain('LECTERN_TOKEN');
});

test('on one address of its own it prints that one, an IPv6 one in brackets', () => {
  expect(addressText({ ...options, host: '10.0.0.2' }, 80, ['192.168.0.7'])).toContain('http://10.0.0.2:80');
  expect(addressText({ ...options, host: 'fd00::1' }, 80, [])).toContain('http://[fd00::1]:80');
});
