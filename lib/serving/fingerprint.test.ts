import { appendFile, chmod, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesFingerprint, folderFingerprint } from './fingerprint';

let base: string;
let folder: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'lectern-fingerprint-'));
  folder = join(base, 'version');
  await mkdir(join(folder, 'deep'), { recursive: true });
  await writeFile(join(folder, 'model.json'), '{}');
  await writeFile(join(folder, 'deep', 'weights'), 'weights');
});
afterEach(() => rm(base, { recursive: true }));

test('whatever happens in a folder shows in its fingerprint, and nothing else does', async () => {
  const changes: [string, () => Promise<unknown>][] = [
    ['a byte more', () => appendFile(join(folder, 'deep', 'weights'), '!')],
    ['other bytes of the same length', () => writeFile(join(folder, 'deep', 'weights'), 'Weights!')],
    ['a time', () => utimes(join(folder, 'model.json'), 1, 1)],
    ['a right', () => chmod(join(folder, 'model.json'), 0o600)],
    ['a name', () => rename(join(folder, 'deep'), join(folder, 'deeper'))],
    ['a file more', () => writeFile(join(folder, 'deeper', 'new'), '')],
    ['a link', () => symlink(base, join(folder, 'link'))],
    ['a file less', () => rm(join(folder, 'model.json'))],
    ['no folder', () => rm(folder, { recursive: true })],
  ];
  let before = await folderFingerprint(folder);
  for (const [what, change] of changes) {
    expect(await folderFingerprint(folder)).toBe(before);
    await change();
    const after = await folderFingerprint(folder);
    expect([what, after === before]).toEqual([what, false]);
    before = after;
  }
});

test('a link is not followed', async () => {
  await symlink(base, join(folder, 'link'));
  const before = await folderFingerprint(folder);
  await mkdir(join(base, 'outside'));
  await writeFile(join(base, 'outside', 'file'), '');
  expect(await folderFingerprint(folder)).toBe(before);
});

test('of some files only these count, present or not', async () => {
  const before = await filesFingerprint(folder, ['model.json', 'warmup.jsonl']);
  await appendFile(join(folder, 'deep', 'weights'), '!');
  expect(await filesFingerprint(folder, ['model.json', 'warmup.jsonl'])).toBe(before);
  await writeFile(join(folder, 'warmup.jsonl'), '');
  expect(await filesFingerprint(folder, ['model.json', 'warmup.jsonl'])).not.toBe(before);
});
