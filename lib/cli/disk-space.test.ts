import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { diskFailure } from './disk-failure';
import { bytesHere, checkDiskSpace } from './disk-space';
import { tinyClassifier } from './fixtures/tiny-classifier';
import { runModels } from './run-models';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-disk-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a disk without room is told apart from one with room before anything is fetched', async () => {
  expect(await checkDiskSpace(join(folder, 'new'), 1)).toMatchObject({ ok: true });
  const refused = await checkDiskSpace(folder, 1e15);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'disk_full' } });
  expect(refused.ok ? '' : refused.failure.message.en).toContain('1000000064 MB are needed');
});

test('bytes of a whole file and of its part are here', async () => {
  expect(await bytesHere(folder, 'a')).toBe(0);
  await writeFile(join(folder, 'a.part'), '123');
  expect(await bytesHere(folder, 'a')).toBe(3);
  await writeFile(join(folder, 'a'), '12345');
  expect(await bytesHere(folder, 'a')).toBe(5);
});

test('a data folder that is a file is said in words, with exit 2', async () => {
  const data = join(folder, 'file');
  await writeFile(data, '');
  const from = join(folder, 'tiny');
  for (const [name, content] of tinyClassifier()) {
    await mkdir(dirname(join(from, name)), { recursive: true });
    await writeFile(join(from, name), content);
  }
  let errors = '';
  const code = await runModels(['add', '--from', from], {
    out: { write: () => {} },
    errors: {
      write(text) {
        errors += text;
      },
    },
    environment: { LECTERN_DATA: data },
    projectFolder: folder,
    signal: new AbortController().signal,
  });
  expect([code, errors.includes('LECTERN_DATA')]).toEqual([2, true]);
});

test.each([
  ['ENOSPC', 'disk_full'],
  ['EACCES', 'bad_input'],
  ['EROFS', 'bad_input'],
  ['ENOTDIR', 'bad_input'],
])('an error %s of the file system is a failure for people', (code, expected) => {
  expect(diskFailure(Object.assign(new Error('detail'), { code }))?.code).toBe(expected);
});

test('any other error is a bug and stays one', () => {
  expect(diskFailure(new TypeError('undefined is not a function'))).toBeUndefined();
});
