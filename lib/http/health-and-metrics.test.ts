import { afterEach, expect, test } from 'vitest';
import { echoModels, openTestDoor, type TestDoor, teacherToken } from './test-door';

let door: TestDoor;
afterEach(() => door.close());

test('a server whose models are loaded is live and ready, and names them', async () => {
  door = await openTestDoor();
  expect(await (await fetch(`${door.url}/health/live`)).json()).toEqual({ status: 'live' });
  const ready = await fetch(`${door.url}/health/ready`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({
    status: 'ready',
    degraded: false,
    models: [{ model: 'sentiment-fast', version: 3, state: 'AVAILABLE', queued: 2, running: 0 }],
  });
});

test('while models load it is live but not ready', async () => {
  door = await openTestDoor({ models: { ...echoModels(), isReady: () => false } });
  expect((await fetch(`${door.url}/health/live`)).status).toBe(200);
  const ready = await fetch(`${door.url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(ready.headers.get('retry-after')).toBe('1');
  expect(await ready.json()).toMatchObject({ status: 'loading', error: { code: 'model_unavailable' } });
});

test('a version that ended with a reason makes a ready server degraded, and says why', async () => {
  const models = echoModels();
  const broken = {
    model: 'faces',
    version: 1,
    state: 'END' as const,
    labels: [],
    queued: 0,
    running: 0,
    workerRestarts: 0,
  };
  const reason = { ko: '파일이 달라요.', en: 'A file differs.' };
  door = await openTestDoor({ models: { ...models, statuses: () => [...models.statuses(), { ...broken, reason }] } });
  const body = await (await fetch(`${door.url}/health/ready`)).json();
  expect(body).toMatchObject({ status: 'ready', degraded: true });
  expect(body.models[1]).toMatchObject({ model: 'faces', state: 'END', reason: 'A file differs.' });
});

test('a version that answers though its folder is gone makes a ready server degraded; one that waits does not', async () => {
  const models = echoModels();
  const notice = { ko: '폴더가 없어요.', en: 'Its folder is gone.' };
  const [version] = models.statuses();
  if (!version) throw new Error('The echo models have a version.');
  const noticed = (state: 'AVAILABLE' | 'START') => ({ ...models, statuses: () => [{ ...version, state, notice }] });
  door = await openTestDoor({ models: noticed('START') });
  expect(await (await fetch(`${door.url}/health/ready`)).json()).toMatchObject({ degraded: false });
  await door.close();
  door = await openTestDoor({ models: noticed('AVAILABLE') });
  const body = await (await fetch(`${door.url}/health/ready`)).json();
  expect(body).toMatchObject({ status: 'ready', degraded: true, models: [{ notice: 'Its folder is gone.' }] });
});

test('a configuration file that was refused makes a ready server degraded, and is told', async () => {
  const refused = { ko: '3번째 줄', en: 'Line 3 is wrong.' };
  door = await openTestDoor({ models: { ...echoModels(), configuration: () => ({ refused }) } });
  const ready = await fetch(`${door.url}/health/ready`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({ degraded: true, configuration: 'Line 3 is wrong.' });
});

test('metrics count what was answered, by route and status, and hold no text', async () => {
  door = await openTestDoor();
  await door.post({ text: ['비밀', '리뷰', 'c'] });
  await door.post({ text: '비밀' });
  await door.post('{');
  await fetch(`${door.url}/demos/review?secret=1`);
  await fetch(`${door.url}/predict`);
  const response = await fetch(`${door.url}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  for (const line of [
    'lectern_http_requests_total{route="/predict",status="200"} 2',
    'lectern_http_requests_total{route="/predict",status="400"} 1',
    'lectern_http_requests_total{route="/predict",status="405"} 1',
    'lectern_http_requests_total{route="page",status="200"} 1',
    'lectern_http_request_seconds_count{route="/predict"} 4',
    'lectern_http_request_seconds_bucket{route="/predict",le="+Inf"} 4',
    'lectern_predict_batch_rows_sum{route="/predict"} 4',
    'lectern_predict_batch_rows_bucket{route="/predict",le="1"} 1',
    'lectern_predict_batch_rows_bucket{route="/predict",le="4"} 2',
    'lectern_model_queue_depth{model="sentiment-fast",version="3"} 2',
    'lectern_model_worker_restarts{model="sentiment-fast",version="3"} 4',
    'lectern_model_available{model="sentiment-fast",version="3"} 1',
  ]) {
    expect(text).toContain(`${line}\n`);
  }
  expect(text).toMatch(/lectern_event_loop_delay_seconds\{quantile="0.99"\} [\d.e-]+\n/);
  expect(text).toMatch(/lectern_resident_memory_bytes \d+\n/);
  expect(text).not.toMatch(/비밀|secret/);
});

test('buckets never fall, and the last equals the count', async () => {
  door = await openTestDoor();
  for (let index = 0; index < 50; index++) await door.post({ text: 'a' });
  const text = await (await fetch(`${door.url}/metrics`)).text();
  const buckets = [...text.matchAll(/request_seconds_bucket\{route="\/predict",le="[^"]+"\} (\d+)/g)].map(([, n]) =>
    Number(n),
  );
  expect(buckets.length).toBeGreaterThan(10);
  expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
  expect(buckets.at(-1)).toBe(50);
});

test("metrics need the teacher's token from any other machine", async () => {
  // 127.0.0.2 is this machine as well; a door that is told it isn't stands for the LAN.
  door = await openTestDoor();
  const { isFromThisMachine, bearsToken } = await import('./metrics-access');
  expect(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'].map(isFromThisMachine)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['192.168.0.3', '10.0.0.1', '::ffff:10.0.0.1', 'fe80::1', '', '1270.0.1'].map(isFromThisMachine)).toEqual(
    Array(6).fill(false),
  );
  expect(bearsToken(`Bearer ${teacherToken}`, teacherToken)).toBe(true);
  expect(bearsToken(`bearer ${teacherToken}`, teacherToken)).toBe(true);
  for (const wrong of [undefined, '', teacherToken, `Bearer ${teacherToken}x`, 'Bearer ', `Basic ${teacherToken}`]) {
    expect(bearsToken(wrong, teacherToken)).toBe(false);
  }
});
