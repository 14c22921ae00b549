import { afterEach, expect, test } from 'vitest';
import { type FakeAnswer, type FakeEngine, openFakeEngine } from './fixtures/fake-engine';
import { createEngineClient, type EngineClient } from './remote-http';

const engines: FakeEngine[] = [];
const clients: EngineClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});

async function open(answer: FakeAnswer, answerBytes = 1000) {
  const engine = await openFakeEngine(answer);
  engines.push(engine);
  return { engine, client: connect(engine.origin, answerBytes) };
}

function connect(origin: string, answerBytes = 1000): EngineClient {
  const client = createEngineClient(origin, { answerBytes, connectMs: 2000 });
  clients.push(client);
  return client;
}

const limits = { withinMs: 20_000 };
const get = { method: 'GET', path: '/' } as const;

test('a body goes as it is, with its length, and connections are kept', async () => {
  const { engine, client } = await open((_, response) => response.end('ok'));
  const body = Buffer.from([0, 255, 10]);
  for (let i = 0; i < 5; i++) {
    const exchange = await client.exchange({ method: 'POST', path: '/a/b', headers: { 'x-a': '1' }, body }, limits);
    expect(exchange).toMatchObject({ kind: 'answered', status: 200, body: Buffer.from('ok') });
  }
  expect(engine.connections()).toBe(1);
  const [first] = engine.requests;
  expect(first).toMatchObject({ method: 'POST', path: '/a/b', headers: { 'x-a': '1', 'content-length': '3' }, body });
  expect(first?.headers['transfer-encoding']).toBeUndefined();
});

test('a refused connection is told from one that was lost, for only the first surely ran nothing', async () => {
  const { engine, client } = await open((_, response) => response.destroy());
  expect(await client.exchange(get, limits)).toMatchObject({ kind: 'lost' });
  engine.answer = (_, response) =>
    response.writeHead(200, { 'content-length': '9' }).write('half', () => response.destroy());
  expect(await client.exchange(get, limits)).toMatchObject({ kind: 'lost' });
  await engine.close();
  expect(await client.exchange(get, limits)).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED' });
  expect(await connect('http://no-such-host.invalid').exchange(get, limits)).toMatchObject({ kind: 'unreachable' });
});

test('a kept connection that the engine closed under a request counts as lost: the request may have run', async () => {
  const { engine, client } = await open((_, response) => response.end('ok'));
  await client.exchange(get, limits);
  engine.answer = (_, response) => response.destroy();
  expect(await client.exchange(get, limits)).toMatchObject({ kind: 'lost' });
  expect(engine.connections()).toBe(1);
});

test('no redirect is followed', async () => {
  const { engine, client } = await open((_, response) => response.writeHead(307, { location: '/elsewhere' }).end());
  expect(await client.exchange(get, limits)).toMatchObject({ kind: 'answered', status: 307 });
  expect(engine.requests).toHaveLength(1);
});

test('an answer beyond the limit is cut, whether it tells its length or not', async () => {
  const { engine, client } = await open((_, response) => response.end('x'.repeat(1001)));
  const tooLarge = { kind: 'unfit', code: 'answer-too-large' };
  expect(await client.exchange(get, limits)).toEqual(tooLarge);
  engine.answer = (_, response) => {
    const flood = setInterval(() => response.write('x'.repeat(600)), 1);
    response.on('close', () => clearInterval(flood));
  };
  expect(await client.exchange(get, limits)).toEqual(tooLarge);
  engine.answer = (_, response) => response.end('x'.repeat(1000));
  expect(await client.exchange(get, limits)).toMatchObject({ kind: 'answered' });
});

test('headers without end and packed answers are refused', async () => {
  const { engine, client } = await open((_, response) => response.writeHead(200, { 'x-a': 'y'.repeat(20_000) }).end());
  expect(await client.exchange(get, limits)).toMatchObject({ kind: 'unfit', code: 'HPE_HEADER_OVERFLOW' });
  engine.answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
  expect(await client.exchange(get, limits)).toEqual({ kind: 'unfit', code: 'answer-packed' });
});

test('an engine that never answers is given up, and so is one whose caller leaves', async () => {
  const { engine, client } = await open(() => {});
  expect(await client.exchange(get, { withinMs: 30 })).toEqual({ kind: 'late' });
  const leaving = new AbortController();
  const exchange = client.exchange(get, { ...limits, signal: leaving.signal });
  leaving.abort();
  expect(await exchange).toEqual({ kind: 'cancelled' });
  const gone = await client.exchange(get, { ...limits, signal: leaving.signal });
  expect(gone).toEqual({ kind: 'cancelled' });
  expect(engine.requests.length).toBeLessThan(3);
});
