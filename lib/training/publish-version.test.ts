import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import { err } from '@/lib/base/result';
import { manifestSchema } from '@/lib/serving/manifest';
import { publishVersion, type VersionDraft } from './publish-version';
import type { StoredFile } from './write-version';

let destination: string;

beforeEach(async () => {
  destination = await mkdtemp(join(tmpdir(), 'lectern-publish-'));
});

afterEach(async () => {
  await rm(destination, { recursive: true });
});

const weights = Uint8Array.from({ length: 100 }, (_, i) => i);

const draft: VersionDraft = {
  manifest: {
    name: 'toy',
    handler: 'naive-bayes',
    title: { ko: '장난감', en: 'Toy' },
    description: { ko: '시험용이에요.', en: 'For tests.' },
    licence: 'CC0-1.0',
    signatures: {},
  },
  files: new Map([
    ['weights.bin', weights],
    ['tokenizer/words.txt', new TextEncoder().encode('영화\n')],
  ]),
};

test('writes the files and a manifest with their sizes and hashes', async () => {
  const published = await publishVersion(draft, { destination });
  const folder = join(destination, 'toy', '1');
  const manifestBytes = await readFile(join(folder, 'model.json'));
  expect(published).toEqual({ ok: true, value: { version: 1, folder, bytes: 107 + manifestBytes.length } });
  const manifest = manifestSchema.parse(JSON.parse(manifestBytes.toString()));
  expect([manifest.name, manifest.version, manifest.files.length]).toEqual(['toy', 1, 2]);
  for (const { path, size, sha256 } of manifest.files) {
    const content = await readFile(join(folder, path));
    expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([size, sha256]);
  }
  expect(await readdir(join(destination, 'toy'))).toEqual(['1']);
});

test('the next number is one above the highest, here and beside', async () => {
  const beside = join(destination, 'shipped');
  for (const name of ['toy/2', 'toy/10', 'toy/notes', 'toy/011', 'shipped/toy/12']) {
    await mkdir(join(destination, name), { recursive: true });
  }
  expect(await publishVersion(draft, { destination })).toMatchObject({ value: { version: 11 } });
  expect(await publishVersion(draft, { destination, besides: [beside] })).toMatchObject({ value: { version: 13 } });
  expect(await publishVersion(draft, { destination, besides: [join(destination, 'none')] })).toMatchObject({
    value: { version: 14 },
  });
});

test('refuses a number that is taken, and leaves what is there as it is', async () => {
  await publishVersion(draft, { destination, version: 3 });
  const before = await readFile(join(destination, 'toy', '3', 'model.json'), 'utf8');
  const again = await publishVersion({ ...draft, files: new Map() }, { destination, version: 3 });
  expect(again).toMatchObject({ ok: false, failure: { code: 'bad_input' } });
  expect(await readFile(join(destination, 'toy', '3', 'model.json'), 'utf8')).toBe(before);
  const shadowed = await publishVersion(draft, {
    destination: join(destination, 'other'),
    version: 3,
    besides: [destination],
  });
  expect(shadowed).toMatchObject({ ok: false, failure: { code: 'bad_input' } });
});

test('many at once get a number each', async () => {
  const published = await Promise.all(Array.from({ length: 8 }, () => publishVersion(draft, { destination })));
  const versions = published.map((result) => (result.ok ? result.value.version : 0)).sort((a, b) => a - b);
  expect(versions).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect((await readdir(join(destination, 'toy'))).sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
});

test('sweeps what a process that is gone left half-written, and nothing else', async () => {
  // The largest process number of any system here is far below.
  const gone = '.tmp-999999999-abc';
  const alive = `.tmp-${process.pid}-abc`;
  for (const name of [gone, alive, '7']) await mkdir(join(destination, 'toy', name, 'deep'), { recursive: true });
  await publishVersion(draft, { destination });
  expect((await readdir(join(destination, 'toy'))).sort()).toEqual([alive, '7', '8'].sort());
});

test('leaves nothing behind when the draft is no manifest', async () => {
  const bad = { ...draft, files: new Map([['../escape', weights]]) };
  await expect(publishVersion(bad, { destination })).rejects.toThrow();
  expect(await readdir(join(destination, 'toy'))).toEqual([]);
});

test('takes files that lie on the disk, by moving or by copying them', async () => {
  const stored = await storedFiles();
  const published = await publishVersion({ ...draft, files: stored }, { destination });
  expect(published).toMatchObject({ ok: true, value: { version: 1 } });
  for (const path of ['moved.bin', 'deep/copied.bin']) {
    expect([...(await readFile(join(destination, 'toy', '1', path)))]).toEqual([...weights]);
  }
  expect((await readdir(join(destination, 'from'))).sort()).toEqual(['copied.bin']);
});

test('a check that refuses sees the whole version, and leaves nothing but the files that were there', async () => {
  const stored = await storedFiles();
  const refusal = failure('model_invalid', '답이 없어요.', 'No answer.');
  let seen: string[] = [];
  const check = async (folder: string) => {
    seen = (await readdir(folder, { recursive: true })).sort();
    return err(refusal);
  };
  const published = await publishVersion({ ...draft, files: stored }, { destination, check });
  expect(published).toEqual({ ok: false, failure: refusal });
  expect(seen).toEqual(['deep', 'deep/copied.bin', 'model.json', 'moved.bin']);
  expect(await readdir(destination)).toEqual(['from']);
  expect((await readdir(join(destination, 'from'))).sort()).toEqual(['copied.bin', 'moved.bin']);
});

async function storedFiles(): Promise<Map<string, StoredFile>> {
  const from = join(destination, 'from');
  await mkdir(from);
  const sha256 = createHash('sha256').update(weights).digest('hex');
  const stored = new Map<string, StoredFile>();
  for (const [name, path] of [
    ['moved.bin', 'moved.bin'],
    ['copied.bin', 'deep/copied.bin'],
  ]) {
    await writeFile(join(from, name), weights);
    stored.set(path, { path: join(from, name), bytes: weights.length, sha256, move: name === 'moved.bin' });
  }
  return stored;
}
