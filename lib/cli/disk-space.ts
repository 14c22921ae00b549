import { mkdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { megabytes } from './megabytes';

/** Left over for everybody else on the disk. */
const SPARE_BYTES = 64_000_000;

/**
 * Whether a disk has room for files before any of them is fetched.
 * @param folder   Where they go; made when it is missing.
 * @param missing  Bytes that aren't there yet.
 * @returns disk_full, with both numbers.
 */
export async function checkDiskSpace(folder: string, missing: number): Promise<Result<void>> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= missing + SPARE_BYTES) return ok(undefined);
  return err(
    failure(
      'disk_full',
      `디스크에 자리가 모자라요. ${megabytes(missing + SPARE_BYTES)}가 필요한데 ${megabytes(free)}가 남았어요. 자리를 만들거나 LECTERN_DATA로 다른 폴더를 주세요.`,
      `There is not enough room on the disk: ${megabytes(missing + SPARE_BYTES)} are needed, ${megabytes(free)} are free. Make room, or name another folder in LECTERN_DATA.`,
    ),
  );
}

/** Bytes of `name` that are in a folder already, whole or in part. */
export async function bytesHere(folder: string, name: string): Promise<number> {
  for (const path of [join(folder, name), join(folder, `${name}.part`)]) {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return 0;
}
