import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { echoModels, openTestDoor, until } from './test-door';

const live = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n';

test('twenty answers under way are finished, and nobody new is let in', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const models = echoModels(() => released);
  const door = await openTestDoor({ models });
  const underWay = Array.from({ length: 20 }, () => door.post({ text: 'slow' }));
  await until(() => models.waiting() === 20);
  const drained = door.door.drain(60_000);
  release();
  const statuses = (await Promise.all(underWay)).map(({ status }) => status);
  expect(statuses).toEqual(Array(20).fill(200));
  await drained;
  await expect(fetch(`${door.url}/health/live`)).rejects.toThrow();
});

test('a connection kept open hears that the server is stopping, and is closed after the answer', async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const models = echoModels(() => released);
  const door = await openTestDoor({ models });
  const body = '{"text":"slow"}';
  const headers = `Host: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  const socket = connect(door.port, '127.0.0.1');
  socket.write(`POST /predict HTTP/1.1\r\n${headers}\r\n\r\n${body}`);
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk;
  });
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await until(() => models.waiting() === 1);
  const drained = door.door.drain(60_000);
  socket.write('GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n');
  // Long enough for the second request to be read while the first is still under way; sooner, it is as well.
  setTimeout(release, 100);
  await Promise.all([drained, closed]);
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503']);
  expect(received).toContain('"draining"');
});

test('an idle connection does not hold up the end', async () => {
  const door = await openTestDoor();
  const socket = connect(door.port, '127.0.0.1');
  socket.write(live);
  await new Promise((resolve) => socket.once('data', resolve));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  // Were it waited for, the test would run into its own time limit.
  await door.door.drain(60_000);
  await closed;
});

test('an answer that does not end is cut when the grace is over', async () => {
  const models = echoModels();
  const door = await openTestDoor({ models });
  const stuck = door.post({ text: 'never' }).then(
    () => 'answered',
    () => 'cut',
  );
  await until(() => models.waiting() === 1);
  await door.door.drain(200);
  expect(await stuck).toBe('cut');
});
