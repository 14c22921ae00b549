import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseVersion, scanRepository } from './scan-repository';

let base: string;
let root: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'lectern-scan-'));
  root = join(base, 'models');
});
afterEach(() => rm(base, { recursive: true }));

const make = (...folders: string[]) =>
  Promise.all(folders.map((folder) => mkdir(join(base, folder), { recursive: true })));

async function found(...roots: string[]): Promise<string[]> {
  const scan = await scanRepository(roots.length > 0 ? roots : [root]);
  return scan.versions.map((v) => `${v.model} ${v.version}${v.refused ? ` ${v.refused.code}` : ''}`);
}

test('TFS-233: versions are numbers, newest first: 10 before 9', async () => {
  await make('models/b/9', 'models/b/10', 'models/a/1');
  expect(await found()).toEqual(['a 1', 'b 10', 'b 9']);
});

test('MOD-08, TFS-236, TFS-237: names that are no version are passed over with one warning each', async () => {
  const wrong = [
    '1.0',
    'tmp-7',
    'v2',
    '01',
    '-1',
    ' 3',
    '1e3',
    '99999999999999999999',
    '9999999999999999',
    '0',
    '.tmp-x',
    '１',
  ];
  await make('models/a/3', ...wrong.map((name) => `models/a/${name}`));
  const scan = await scanRepository([root]);
  expect(scan.versions.map((v) => v.version)).toEqual([3]);
  expect(scan.warnings).toHaveLength(wrong.length);
  for (const name of wrong) {
    expect(scan.warnings.filter((warning) => warning.includes(`/${name}" ignored`))).toHaveLength(1);
  }
});

test('the greatest number a double holds exactly is the last version', () => {
  expect(parseVersion('9007199254740991')).toBe(9007199254740991);
  expect(parseVersion('9007199254740992')).toBeUndefined();
});

test('names that are no model are passed over, and a line break in one stays inside its warning', async () => {
  const wrong = ['..a', '__proto__', 'CON', '감성', 'a.b', 'two\nlines', 'a'.repeat(65)];
  await make('models/ok/1', ...wrong.map((name) => `models/${name}/1`));
  const scan = await scanRepository([root]);
  expect(scan.versions.map((v) => v.model)).toEqual(['ok']);
  expect(scan.warnings).toHaveLength(wrong.length);
  expect(scan.warnings.join('')).not.toContain('\n');
});

test('plain files beside models and versions are nothing to warn of', async () => {
  await make('models/a/1');
  await writeFile(join(root, 'README.md'), '');
  await writeFile(join(root, 'a', 'NOTICE'), '');
  expect(await scanRepository([root])).toMatchObject({ warnings: [] });
});

test('a version that is a link or a file is refused, and a model that is a link is passed over', async () => {
  await make('outside/a/1', 'models/a/1', 'models/a/4');
  await symlink(join(base, 'outside/a/1'), join(root, 'a/2'));
  await writeFile(join(root, 'a/3'), '');
  await symlink(join(base, 'outside/a'), join(root, 'linked'));
  expect(await found()).toEqual(['a 4', 'a 3 model_invalid', 'a 2 model_invalid', 'a 1']);
  expect((await scanRepository([root])).warnings.filter((line) => line.includes('may not be a link'))).toHaveLength(1);
});

test('of two roots with the same version the earlier one counts, and the union is served', async () => {
  await make('models/a/1', 'models/a/2', 'data/a/2', 'data/a/3', 'data/b/1');
  const scan = await scanRepository([root, join(base, 'data')]);
  expect(scan.versions.map((v) => v.folder.slice(base.length + 1))).toEqual([
    'data/a/3',
    'models/a/2',
    'models/a/1',
    'data/b/1',
  ]);
  expect(scan.warnings).toHaveLength(1);
  expect(scan.warnings[0]).toMatch(/data\/a\/2" ignored: .*models\/a\/2" has this number already/);
});

test('a root that is missing is empty, and one that is a link of the owner is followed', async () => {
  await make('models/a/1');
  await symlink(root, join(base, 'shortcut'));
  expect(await found(join(base, 'nowhere'))).toEqual([]);
  const scan = await scanRepository([join(base, 'shortcut')]);
  expect(scan.versions[0]?.folder).toBe(join(root, 'a/1'));
});

test('drafts of versions that are being written are passed over without a warning', async () => {
  await make('models/a/1', 'models/a/.tmp-4711-0123456789ab', 'models/a/.tmp-4711-0123456789AB');
  const scan = await scanRepository([root]);
  expect(scan.versions).toHaveLength(1);
  expect(scan.warnings).toHaveLength(1);
});

test('what could not be read makes a scan partial, what has gone does not, and roots that exist are named', async () => {
  await make('models/a/1');
  await writeFile(join(base, 'file'), '');
  expect(await scanRepository([root, join(base, 'nowhere')])).toMatchObject({ isPartial: false, roots: [root] });
  expect(await scanRepository([join(base, 'file')])).toMatchObject({ isPartial: true, versions: [] });
});

test('scanning the same disk twice says the same', async () => {
  await make('models/a/1', 'models/a/x', 'models/Ü/1');
  expect(await scanRepository([root])).toEqual(await scanRepository([root]));
});
