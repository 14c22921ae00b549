import { expect, test } from 'vitest';
import { openTestDoor } from './test-door';

const canary = '카나리아-7f3a';

test('no log holds what anyone typed, nor their address, whichever way the request went', async () => {
  const door = await openTestDoor({ limits: { answerTimeoutMs: 100 } });
  const secret = encodeURIComponent(canary);
  await door.post({ text: canary });
  await door.post({ text: [canary, 1] });
  await door.post({ text: 'a', [canary]: 1 });
  await door.post(`{"text":"${canary}"`);
  await door.post({ text: ['broken', canary] });
  await door.post({ text: ['never', canary] });
  await door.post(
    { text: 'a' },
    { cookie: `name=${secret}`, referer: `http://localhost/${secret}`, 'user-agent': secret },
  );
  await door.post({ text: 'a' }, { origin: `https://${'7f3a'}.example` });
  await door.post({ text: 'a' }, { 'content-type': `text/${secret.replaceAll('%', '')}` });
  await fetch(`${door.url}/${secret}?q=${secret}`);
  await fetch(`${door.url}/predict/${secret}`);
  await door.close();
  const logged = door.logged();
  expect(logged.split('\n').length).toBeGreaterThan(8);
  expect(logged).not.toContain(canary);
  expect(logged).not.toMatch(/7f3a|%EC|127\.0\.0\.1|비밀/i);
});

test('a line is JSON with id, route, status, time and sizes, and nothing else', async () => {
  const door = await openTestDoor();
  const response = await door.post({ text: ['a', 'b'] });
  const body = await response.text();
  await door.close();
  const line: unknown = JSON.parse(door.logged().split('\n')[0] ?? '');
  expect(line).toMatchObject({
    requestId: response.headers.get('x-request-id'),
    route: '/predict',
    status: 200,
    rows: 2,
    bytesIn: 18,
    bytesOut: Buffer.byteLength(body),
  });
  const known = [
    'level',
    'time',
    'pid',
    'hostname',
    'requestId',
    'route',
    'status',
    'ms',
    'rows',
    'bytesIn',
    'bytesOut',
    'msg',
  ];
  expect(known).toEqual(expect.arrayContaining(Object.keys(Object(line))));
});

test('a flood of one error is two lines and a count', async () => {
  const door = await openTestDoor();
  for (let index = 0; index < 300; index++) await door.post('{');
  await door.close();
  const lines = door
    .logged()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const counted = lines.reduce((sum, line) => sum + (line.more ?? (line.status === 400 ? 1 : 0)), 0);
  expect(counted).toBe(300);
  expect(lines.length).toBeLessThan(30);
});
