import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { scanRepository } from './scan-repository';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return { ...real, readdir: vi.fn(real.readdir) };
});

test('a root that goes while it is looked at makes a scan partial; a model that goes is gone', async () => {
  const root = await mkdtemp(join(tmpdir(), 'lectern-race-'));
  await mkdir(join(root, 'a', '1'), { recursive: true });
  const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT' }));
  vi.mocked(readdir).mockImplementationOnce(gone);
  expect(await scanRepository([root])).toMatchObject({ versions: [], isPartial: true, warnings: [] });
  const { readdir: real } = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises');
  vi.mocked(readdir).mockImplementationOnce(real).mockImplementationOnce(gone);
  expect(await scanRepository([root])).toMatchObject({ versions: [], isPartial: false, warnings: [] });
  expect((await scanRepository([root])).versions).toHaveLength(1);
  await rm(root, { recursive: true });
});
