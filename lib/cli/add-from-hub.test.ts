import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '@/lib/base/result';
import { manifestSchema } from '@/lib/serving/manifest';
import { addFromHub, type HubAddition } from './add-from-hub';
import { model, type OpenAddition, openAddition, weights } from './fixtures/hub-addition';
import { cut, type HubStandIn } from './fixtures/hub-stand-in';
import type { AddPlace } from './publish-added';

let open: OpenAddition;
let folder: string;
let hub: HubStandIn;
let stop: AbortController;
let place: AddPlace;
let asked: HubAddition;

beforeEach(async () => {
  open = await openAddition();
  ({ folder, hub, stop, place, asked } = open);
});

afterEach(() => open.close());

test('downloads what a classifier needs, and publishes it with its source, licence, labels and hashes', async () => {
  const added = await addFromHub(asked, place);
  const version = join(folder, 'data', 'models', 'tiny-classifier', '1');
  expect(added).toMatchObject({ ok: true, value: { kind: 'added', name: 'tiny-classifier', version: 1 } });
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(version, 'model.json'), 'utf8')));
  expect(manifest).toMatchObject({
    handler: 'transformer',
    licence: 'apache-2.0',
    labels: ['부정', '긍정'],
    options: { file: 'onnx/model.onnx', max_tokens: 64 },
    provenance: { hub: hub.address, model, revision: 'main', commit: hub.commit, added: '2026-01-02' },
  });
  expect(manifest.files.map(({ path }) => path).sort()).toEqual(
    ['README.md', 'config.json', 'onnx/model.onnx', 'tokenizer.json', 'tokenizer_config.json'].sort(),
  );
  expect(weights.equals(await readFile(join(version, 'onnx', 'model.onnx')))).toBe(true);
  // Nothing of the download is left beside the model.
  expect(await readdir(join(folder, 'data', 'downloads'))).toEqual([]);
  expect(open.printed()).toContain('onnx/model.onnx 100 %');
});

test('the token goes to the hub alone, and nowhere into what is written', async () => {
  await addFromHub(asked, place);
  expect(hub.seen.filter(({ at }) => at === 'hub').every(({ token }) => token === 'Bearer hf_secret')).toBe(true);
  expect(hub.seen.filter(({ at }) => at === 'cdn').map(({ token }) => token)).toEqual([undefined]);
  const written = await readFile(join(folder, 'data', 'models', 'tiny-classifier', '1', 'model.json'), 'utf8');
  expect(written + open.printed()).not.toContain('hf_secret');
});

test('a connection cut in the middle is taken up there', async () => {
  let cuts = 0;
  hub.fault = ({ at, range }, response, content) =>
    at === 'cdn' && content !== undefined && cuts++ < 2 && cut(content, range, 150_000, response);
  expect(await addFromHub(asked, place)).toMatchObject({ ok: true });
  const ranges = hub.seen.filter(({ at }) => at === 'cdn').map(({ range }) => range);
  expect(ranges[0]).toBeUndefined();
  expect(ranges.slice(1).every((range) => /^bytes=[1-9]\d*-$/.test(range ?? ''))).toBe(true);
  expect(ranges).toHaveLength(3);
});

test('a connection that stays away ends with what to do, and the second run goes on', async () => {
  hub.fault = ({ at, range }, response, content) =>
    at === 'cdn' &&
    content !== undefined &&
    (range === undefined ? cut(content, range, 150_000, response) : cut(content, range, 0, response));
  const first = await addFromHub(asked, place);
  expect(first).toMatchObject({ ok: false, failure: { code: 'download_failed' } });
  expect(first.ok ? '' : first.failure.message.en).toContain('it goes on where it stopped');
  expect(existsSync(join(folder, 'data', 'models', 'tiny-classifier'))).toBe(false);
  hub.fault = () => false;
  hub.seen.length = 0;
  expect(await addFromHub(asked, place)).toMatchObject({ ok: true });
  const fetched = hub.seen.filter(({ path }) => path.includes(`/${hub.commit}/`));
  expect(fetched.map(({ at, range }) => [at, range !== undefined])).toEqual([
    ['hub', true],
    ['cdn', true],
  ]);
});

test('Ctrl+C stops at once, and the second run goes on', async () => {
  hub.fault = ({ at }, response, content) => {
    if (at !== 'cdn' || !content) return false;
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, 100_000), () => setTimeout(() => stop.abort(), 50));
    return true;
  };
  expect(await addFromHub(asked, place)).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
  hub.fault = () => false;
  expect(await addFromHub(asked, { ...place, signal: new AbortController().signal })).toMatchObject({ ok: true });
  expect(hub.seen.at(-1)?.range).toMatch(/^bytes=[1-9]/);
});

test('a slow answer is waited for, one that never comes is not', async () => {
  let answers = 0;
  hub.fault = ({ at }, response, content) => {
    if (at !== 'cdn' || !content) return false;
    if (answers++ === 0) return true;
    for (let part = 0; part < 4; part++) {
      setTimeout(() => {
        response.write(content.subarray(part * 100_000, (part + 1) * 100_000));
        if (part === 3) response.end();
      }, part * 60);
    }
    return true;
  };
  expect(await addFromHub({ ...asked, stallMs: 400 }, place)).toMatchObject({ ok: true });
  expect(answers).toBe(2);
});

test('a hub that refuses ranges or compresses against our wish still gives the file', async () => {
  const config = hub.files.get('config.json');
  hub.fault = ({ at, path }, response, content) => {
    if (at === 'cdn' && content) {
      response.end(content);
      return true;
    }
    if (!path.endsWith('/config.json') || !config) return false;
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(gzipSync(config));
    return true;
  };
  const part = join(folder, 'data', 'downloads', model.replace('/', '--'), hub.commit, 'onnx');
  await mkdir(part, { recursive: true });
  await writeFile(join(part, 'model.onnx.part'), weights.subarray(0, 1000));
  expect(await addFromHub(asked, place)).toMatchObject({ ok: true });
  expect(hub.seen.find(({ at }) => at === 'cdn')?.range).toBe('bytes=1000-');
});

test('429 is waited for as long as Retry-After says', async () => {
  const refused = new Set<string>();
  hub.fault = ({ path }, response) => {
    if (refused.has(path)) return false;
    refused.add(path);
    response.writeHead(429, { 'retry-after': '0' }).end();
    return true;
  };
  // Without the header the first wait would be a minute.
  expect(await addFromHub({ ...asked, retryMs: 60_000 }, place)).toMatchObject({ ok: true });
});

test('the same commit is not fetched twice; another commit gets the next number', async () => {
  await addFromHub(asked, place);
  hub.seen.length = 0;
  expect(await addFromHub(asked, place)).toEqual({
    ok: true,
    value: { kind: 'present', name: 'tiny-classifier', version: 1 },
  });
  expect(hub.seen).toHaveLength(1);
  Object.assign(hub, { commit: 'd'.repeat(40) });
  expect(await addFromHub(asked, place)).toMatchObject({ ok: true, value: { kind: 'added', version: 2 } });
});

test("the project's own names and other kinds' names are not given away", async () => {
  await mkdir(join(folder, 'shipped', 'tiny-classifier', '1'), { recursive: true });
  expect(await addFromHub(asked, place)).toMatchObject({ ok: false, failure: { code: 'bad_input' } });
  expect(await addFromHub({ ...asked, name: 'mine' }, place)).toMatchObject({ ok: true, value: { name: 'mine' } });
});

test('a second window is told to wait, and a lock whose process is gone is taken over', async () => {
  const lock = join(folder, 'data', 'downloads', model.replace('/', '--'), '.in-use');
  await mkdir(dirname(lock), { recursive: true });
  await writeFile(lock, String(process.pid));
  expect(await addFromHub(asked, place)).toMatchObject({ ok: false, failure: { code: 'busy' } });
  // The largest process number of any system here is far below.
  await writeFile(lock, '999999999');
  expect(await addFromHub(asked, place)).toMatchObject({ ok: true });
});

test('what is published is what was tried', async () => {
  let tried: string[] = [];
  const trial: AddPlace['trial'] = async (draft, manifest) => {
    tried = (await readdir(draft)).sort();
    return ok({ text: 'a', label: manifest.labels?.[0] ?? '', confidence: 1, milliseconds: 1 });
  };
  const added = await addFromHub(asked, { ...place, trial });
  expect(added.ok && added.value.kind === 'added' && (await readdir(added.value.folder)).sort()).toEqual(tried);
});
