import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '@/lib/base/failure';
import { err, type Result } from '@/lib/base/result';
import { isRunning } from '@/lib/training/is-running';

const LOCK = '.in-use';

/**
 * Does work in a folder while no other process does: two that add to one `.part` would spoil it.
 * A lock whose process is gone, after a power cut, is taken over.
 * @returns What the work gives, or busy.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, LOCK);
  if (!(await taken(path))) {
    const owner = Number(await readFile(path, 'utf8'));
    if (Number.isSafeInteger(owner) && owner > 0 && isRunning(owner)) return err(inUse);
    await rm(path, { force: true });
    if (!(await taken(path))) return err(inUse);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function taken(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

const inUse = failure(
  'busy',
  '다른 창에서 같은 모델을 넣고 있어요. 그쪽이 끝난 뒤에 다시 해 주세요.',
  'The same model is being added in another window. Try again when that has ended.',
);
