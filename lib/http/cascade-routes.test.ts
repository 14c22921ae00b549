import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifestSchema } from '@/lib/serving/manifest';
import type { VersionState } from '@/lib/serving/model-server';
import { readVersionFile } from '@/lib/serving/read-version-file';
import { codeOf, echoModels, openTestDoor, type TestDoor } from './test-door';

const folder = fileURLToPath(new URL('../../models/faces/1', import.meta.url));
const manifest = manifestSchema.parse(JSON.parse(await readFile(`${folder}/model.json`, 'utf8')));

let state: VersionState = 'AVAILABLE';
let reads = 0;
const models = {
  ...echoModels(),
  statuses: () => [
    { model: 'faces', version: 1, state, manifest, labels: [], queued: 0, running: 0, workerRestarts: 0 },
  ],
  readFile: (_model: string, path: string) => {
    reads++;
    return readVersionFile(folder, manifest, path);
  },
};

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor({ models });
});
afterAll(() => door.close());

const get = (path: string, init: RequestInit = {}) => fetch(`${door.url}/detect/cascades${path}`, init);

test('the list names every shipped cascade with the window and the kind that OpenCV gives it', async () => {
  const { cascades } = await (await get('')).json();
  expect(cascades).toHaveLength(22);
  expect(cascades).toContainEqual({ name: 'haarcascade_frontalface_default', width: 24, height: 24, feature: 'haar' });
  expect(cascades).toContainEqual({ name: 'haarcascade_smile', width: 36, height: 18, feature: 'haar' });
  expect(cascades).toContainEqual({ name: 'haarcascade_fullbody', width: 14, height: 28, feature: 'haar' });
  expect(cascades).toContainEqual({ name: 'lbpcascade_frontalface', width: 24, height: 24, feature: 'lbp' });
  reads = 0;
  expect((await (await get('')).json()).cascades).toEqual(cascades);
  expect(reads).toBe(0);
});

test('a cascade comes byte for byte, with a tag that saves sending it again', async () => {
  const response = await get('/haarcascade_eye');
  const bytes = Buffer.from(await response.arrayBuffer());
  const sha256 = createHash('sha256')
    .update(await readFile(`${folder}/haarcascade_eye.cascade`))
    .digest('hex');
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'cache-control': 'private, max-age=3600',
    etag: `"${sha256}"`,
    'x-content-type-options': 'nosniff',
  });
  for (const tag of [`"${sha256}"`, `W/"${sha256}"`, `"other", "${sha256}"`, '*']) {
    const again = await get('/haarcascade_eye', { headers: { 'if-none-match': tag } });
    expect([tag, again.status, await again.text()]).toEqual([tag, 304, '']);
  }
  expect((await get('/haarcascade_eye', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  const head = await get('/haarcascade_eye', { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, `${bytes.length}`, '']);
});

test('a name that is no cascade is 404 in words and never read, whatever lies in the folder', async () => {
  reads = 0;
  for (const name of ['haarcascade_nose', 'NOTICES', 'model', 'constructor', '__proto__', 'haarcascade_eye_cascade']) {
    const response = await get(`/${name}`);
    expect([name, response.status, await codeOf(response)]).toEqual([name, 404, 'cascade_not_found']);
  }
  expect(reads).toBe(0);
});

test('a version that does not answer gives no cascades', async () => {
  state = 'LOADING';
  const response = await get('/haarcascade_eye');
  state = 'AVAILABLE';
  expect([response.status, await codeOf(response)]).toEqual([503, 'model_unavailable']);
});
