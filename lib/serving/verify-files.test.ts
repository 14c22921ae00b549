import { execFileSync } from 'node:child_process';
import { appendFile, link, mkdir, mkdtemp, realpath, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainManifest, writeVersion } from './fixtures/write-version';
import { createHandlerContext } from './handler-context';
import { readManifest } from './read-manifest';
import { verifyFiles } from './verify-files';

const content = 'weights '.repeat(100_000);
let base: string;
let folder: string;
let details: string[];
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'lectern-verify-')));
  folder = await writeVersion(join(base, 'models'), {}, { 'weights.bin': content, 'deep/vocabulary.txt': '단어' });
  details = [];
});
afterEach(() => rm(base, { recursive: true }));

/** @returns `ok`, or the sentence of the first fault. */
async function verdict(): Promise<string> {
  const note = (detail: string) => details.push(detail);
  const manifest = await readManifest(folder, { model: 'echo', version: 1 }, note);
  const verified = manifest.ok ? await verifyFiles(folder, manifest.value.files, note) : manifest;
  if (verified.ok) return 'ok';
  expect(verified.failure.code).toBe('model_invalid');
  expect(JSON.stringify(verified.failure)).not.toContain(base);
  expect(JSON.stringify(verified.failure)).not.toContain('weights.bin');
  return verified.failure.message.en;
}

test('a folder as it was written is whole', async () => {
  expect(await verdict()).toBe('ok');
});

test('one flipped bit anywhere is other content', async () => {
  for (const at of [0, content.length >> 1, content.length - 1]) {
    const bytes = Buffer.from(content);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(join(folder, 'weights.bin'), bytes);
    expect(await verdict()).toContain('SHA-256');
  }
  expect(details[0]).toContain('weights.bin');
});

test('a short file and surplus bytes are told apart, with both numbers', async () => {
  await truncate(join(folder, 'weights.bin'), 5);
  expect(await verdict()).toContain('cut short: 5 bytes, expected 800000');
  await writeFile(join(folder, 'weights.bin'), content);
  await appendFile(join(folder, 'weights.bin'), '!');
  expect(await verdict()).toContain('surplus bytes: 800001, expected 800000');
});

test('sizes come before contents, so that a folder which is still being copied costs no reading', async () => {
  await writeFile(join(folder, 'weights.bin'), content.replace('w', 'W'));
  await truncate(join(folder, 'deep/vocabulary.txt'), 1);
  expect(await verdict()).toContain('cut short: 1 bytes, expected 6');
});

test('a missing file is missing', async () => {
  await rm(join(folder, 'deep/vocabulary.txt'));
  expect(await verdict()).toContain('missing');
});

test('links are refused: a file, a folder on the way, a second name, and the manifest itself', async () => {
  const outside = join(base, 'outside');
  await mkdir(outside);
  await writeFile(join(outside, 'vocabulary.txt'), '단어');

  await rename(join(folder, 'deep'), join(outside, 'deep'));
  await symlink(join(outside, 'deep'), join(folder, 'deep'));
  expect(await verdict()).toContain('holds a link');
  await rm(join(folder, 'deep'));
  await mkdir(join(folder, 'deep'));

  await symlink(join(outside, 'vocabulary.txt'), join(folder, 'deep/vocabulary.txt'));
  expect(await verdict()).toContain('holds a link');
  await rm(join(folder, 'deep/vocabulary.txt'));

  await link(join(outside, 'vocabulary.txt'), join(folder, 'deep/vocabulary.txt'));
  expect(await verdict()).toContain('holds a link');
  await rm(join(folder, 'deep/vocabulary.txt'));

  await writeFile(join(folder, 'deep/vocabulary.txt'), '단어');
  expect(await verdict()).toBe('ok');
  await rename(join(folder, 'model.json'), join(outside, 'model.json'));
  await symlink(join(outside, 'model.json'), join(folder, 'model.json'));
  expect(await verdict()).toContain('holds a link');
});

test('a named pipe or a folder in the place of a file is refused without waiting for it', async () => {
  await rm(join(folder, 'weights.bin'));
  execFileSync('mkfifo', [join(folder, 'weights.bin')]);
  expect(await verdict()).toContain('not a file');
  await rm(join(folder, 'weights.bin'));
  await mkdir(join(folder, 'weights.bin'));
  expect(await verdict()).toContain('not a file');
});

test('a manifest is refused by what is wrong with it', async () => {
  const cases: ReadonlyArray<readonly [string | Buffer, string]> = [
    ['{"format":1', 'not readable as JSON'],
    [Buffer.from([0x22, 0xff, 0x22]), 'not readable as JSON'],
    ['', 'not readable as JSON'],
    ['null', 'expected fields'],
    [JSON.stringify({ ...plainManifest, format: 2 }), 'expected fields'],
    [JSON.stringify({ ...plainManifest, surprise: 1 }), 'expected fields'],
    [
      JSON.stringify({ ...plainManifest, files: [{ path: '../x', size: 1, sha256: 'a'.repeat(64) }] }),
      'expected fields',
    ],
    [JSON.stringify({ ...plainManifest, version: 2 }), 'The folder says echo 1 but model.json says echo 2'],
    [JSON.stringify({ ...plainManifest, name: 'other' }), 'The folder says echo 1 but model.json says other 1'],
    [' '.repeat((1 << 20) + 1), '1048577 bytes, at most 1048576'],
  ];
  for (const [manifest, sentence] of cases) {
    await writeFile(join(folder, 'model.json'), manifest);
    expect(await verdict()).toContain(sentence);
  }
});

test('a handler gets the bytes that were checked, and none that changed since or were never listed', async () => {
  const manifest = await readManifest(folder, { model: 'echo', version: 1 }, () => {});
  if (!manifest.ok) throw new Error(manifest.failure.message.en);
  const context = createHandlerContext(folder, manifest.value);
  expect(Buffer.from(await context.readFile('weights.bin')).toString()).toBe(content);
  await expect(context.readFile('model.json')).rejects.toThrow("lists no file 'model.json'");
  await writeFile(join(folder, 'weights.bin'), content.replace('w', 'W'));
  await expect(context.readFile('weights.bin')).rejects.toThrow('SHA-256');
});
