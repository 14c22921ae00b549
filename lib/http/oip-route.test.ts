import { afterAll, beforeAll, expect, test } from 'vitest';
import { productVersion } from '@/lib/base/product-version';
import { oipSchemas } from './fixtures/oip-schemas';
import { tensorModels } from './fixtures/tensor-models';
import { openTestDoor, type TestDoor } from './test-door';

let door: TestDoor;
const models = tensorModels();
beforeAll(async () => {
  door = await openTestDoor({ models });
});
afterAll(() => door.close());

const ask = (path: string, init: RequestInit = {}) => fetch(door.url + path, init);
const text = (...data: string[]) => ({ name: 'text', datatype: 'BYTES', shape: [data.length], data });
function infer(body: object, path = '/v2/models/identity/infer'): Promise<Response> {
  return ask(path, { method: 'POST', body: JSON.stringify(body) });
}

test('the server describes itself, with and without a slash at the end', async () => {
  const answer = { name: 'lectern', version: productVersion, extensions: ['binary_tensor_data'] };
  for (const path of ['/v2', '/v2/', '/v2?a=b']) {
    const response = await ask(path);
    const body = await response.json();
    expect([path, response.status, body]).toEqual([path, 200, answer]);
    expect(oipSchemas.serverMetadata.safeParse(body).success).toBe(true);
  }
});

test('a model describes itself: the versions that answer, and the tensors of serving_default', async () => {
  for (const path of ['/v2/models/identity', '/v2/models/identity/versions/2', '/v2/models/%69dentity']) {
    const response = await ask(path);
    const body = await response.json();
    expect(response.status).toBe(200);
    expect(oipSchemas.modelMetadata.safeParse(body).error).toBeUndefined();
    expect(body).toEqual({
      name: 'identity',
      versions: ['3', '2'],
      platform: 'lectern_test',
      inputs: [{ name: 'text', datatype: 'BYTES', shape: [-1] }],
      outputs: [{ name: 'text', datatype: 'BYTES', shape: [-1] }],
      parameters: { signatures: 'serving_default,matrix,mixed,every' },
    });
  }
});

test('health is in the status: 200, or 400 while no model can answer or one is not there', async () => {
  const health = async (path: string) => {
    const response = await ask(path);
    return { status: response.status, body: await response.json() };
  };
  const live = await health('/v2/health/live');
  expect(live).toEqual({ status: 200, body: { live: true } });
  expect(oipSchemas.live.safeParse(live.body).success).toBe(true);
  expect(await health('/v2/health/ready')).toEqual({ status: 200, body: { ready: true } });
  for (const path of ['/v2/models/identity/ready', '/v2/models/identity/versions/2/ready']) {
    const ready = await health(path);
    expect(ready).toEqual({ status: 200, body: { name: 'identity', ready: true } });
    expect(oipSchemas.modelReady.safeParse(ready.body).success).toBe(true);
  }
  models.setReady(false);
  expect(await health('/v2/health/ready')).toEqual({ status: 400, body: { ready: false } });
  expect((await health('/v2/health/live')).status).toBe(200);
  models.setReady(true);
  for (const path of ['/v2/models/nobody/ready', '/v2/models/identity/versions/4/ready']) {
    const { status, body } = await health(path);
    expect([status, body.ready, typeof body.error]).toEqual([400, false, 'string']);
  }
});

test('HEAD is answered like GET, without a body', async () => {
  for (const path of [
    '/v2',
    '/v2/health/live',
    '/v2/health/ready',
    '/v2/models/identity',
    '/v2/models/identity/ready',
  ]) {
    const response = await ask(path, { method: 'HEAD' });
    expect([path, response.status, await response.text()]).toEqual([path, 200, '']);
    expect(Number(response.headers.get('content-length'))).toBe((await (await ask(path)).text()).length);
  }
});

test('tensors are answered as JSON that fits the published schema, under the id they came with', async () => {
  const response = await infer({ id: '요청 1', inputs: [text('가', '나')] });
  const body = await response.json();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('x-model-version')).toBe('identity/3');
  expect(response.headers.has('inference-header-content-length')).toBe(false);
  expect(oipSchemas.inference.safeParse(body).error).toBeUndefined();
  expect(body).toEqual({
    model_name: 'identity',
    model_version: '3',
    id: '요청 1',
    outputs: [{ name: 'text', datatype: 'BYTES', shape: [2], data: ['가', '나'] }],
  });
});

test('a path may name the version, a parameter the signature, and outputs which of them are wanted', async () => {
  const body = {
    inputs: [text('가'), { name: 'n', datatype: 'INT64', shape: [1], data: [7] }],
    parameters: { signature_name: 'mixed' },
    outputs: [{ name: 'n' }],
  };
  const response = await infer(body, '/v2/models/identity/versions/2/infer');
  expect(await response.json()).toEqual({
    model_name: 'identity',
    model_version: '2',
    outputs: [{ name: 'n', datatype: 'INT64', shape: [1], data: [7] }],
  });
});

test('every dtype comes back as it was sent, in the order the signature has', async () => {
  const numbers = [
    { name: 'bool', datatype: 'BOOL', shape: [1], data: [true] },
    { name: 'int32', datatype: 'INT32', shape: [1, 2], data: [-1, 2147483647] },
    { name: 'int64', datatype: 'INT64', shape: [1], data: [9007199254740991] },
    { name: 'float32', datatype: 'FP32', shape: [1], data: [0.5] },
    { name: 'float64', datatype: 'FP64', shape: [1, 2], data: [0.1, -2e300] },
  ];
  const base64 = { parameters: { content_type: 'base64' } };
  const sent = [
    text('가'),
    { name: 'bytes', datatype: 'BYTES', shape: [1], ...base64, data: ['/wA='] },
    { name: 'record', datatype: 'BYTES', shape: [1], data: ['{"a":1}'] },
    ...numbers,
  ];
  const response = await infer({ inputs: sent, parameters: { signature_name: 'every' } });
  const body = await response.json();
  expect(oipSchemas.inference.safeParse(body).error).toBeUndefined();
  expect(body.outputs).toEqual(sent);
});

test('wrong paths and methods are refused in the words of the protocol', async () => {
  const wrong: [method: string, path: string, status: number][] = [
    ['GET', '/v2/health', 404],
    ['GET', '/v2/health/live/', 404],
    ['GET', '/v2/models', 404],
    ['GET', '/v2/models/', 404],
    ['GET', '/v2/models/identity/', 404],
    ['GET', '/v2/models/identity/stats', 404],
    ['GET', '/v2/models/identity/versions/latest', 404],
    ['GET', '/v2/models/identity/versions/-1', 404],
    ['GET', '/v2/models/identity/versions/9999999999999999', 404],
    ['GET', '/v2/models/identity/versions/4', 404],
    ['GET', '/v2/models/nobody', 404],
    ['GET', '/v2/models/%2e%2e%2fidentity', 400],
    ['GET', '/v2/models/constructor', 404],
    ['POST', '/v2/models/nobody/infer', 404],
    ['POST', '/v2/models/identity/versions/4/infer', 404],
    ['GET', '/v2/models/identity/infer', 405],
    ['POST', '/v2/health/live', 405],
    ['POST', '/v2', 405],
    ['DELETE', '/v2/models/identity', 405],
    ['OPTIONS', '/v2/models/identity/infer', 405],
    ['GET', '/v2/models/%ff', 400],
  ];
  for (const [method, path, status] of wrong) {
    const response = await ask(path, method === 'POST' ? { method, body: '{}' } : { method });
    const body = await response.json();
    expect([method, path, response.status]).toEqual([method, path, status]);
    expect(oipSchemas.error.safeParse(body).success).toBe(true);
    expect(response.headers.has('allow')).toBe(status === 405);
  }
});

test('a failure speaks Korean unless English is preferred, and 503 says when to come back', async () => {
  const body = JSON.stringify({ inputs: [text('busy')] });
  const path = '/v2/models/identity/infer';
  const korean = await ask(path, { method: 'POST', body });
  const english = await ask(path, { method: 'POST', body, headers: { 'accept-language': 'en' } });
  expect([korean.status, korean.headers.get('retry-after')]).toEqual([503, '7']);
  expect([await korean.json(), await english.json()]).toEqual([
    { error: '바빠요.', code: 'busy' },
    { error: 'Busy.', code: 'busy' },
  ]);
});

test('the log and the metrics name patterns, never what was sent', async () => {
  await infer({ inputs: [text('비밀 글')] });
  await ask('/v2/models/secret-name');
  await ask('/v2/models/secret-name/ready');
  const metrics = await (await ask('/metrics')).text();
  for (const route of ['/v2', '/v2/models/:name', '/v2/models/:name/infer', '/v2/models/:name/ready']) {
    expect(metrics).toContain(`route="${route}"`);
  }
  for (const told of [metrics, door.logged()]) {
    expect(told).not.toContain('비밀');
    expect(told).not.toContain('secret-name');
  }
});
