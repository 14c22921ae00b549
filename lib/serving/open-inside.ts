import { constants } from 'node:fs';
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';

/**
 * Opens `folder/path` for reading, if it is a plain file with one name and no link on the way from `folder` to it.
 * @param folder  Absolute and free of links itself (the caller's `realpath`).
 * @param path    Relative, without `..`; the manifest's schema sees to that.
 * @returns An open handle that the caller closes, and its size in bytes.
 */
export async function openInside(
  folder: string,
  path: string,
): Promise<Result<{ readonly handle: FileHandle; readonly size: number }>> {
  const full = join(folder, path);
  let handle: FileHandle;
  try {
    // O_NONBLOCK: opening a named pipe would otherwise wait for a writer for ever.
    handle = await open(full, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return err(openFailure(error));
  }
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return await closed(handle, notPlain());
    // A second name may belong to a file outside of the models, such as one that only this process may read.
    if (stats.nlink !== 1) return await closed(handle, linked());
    // O_NOFOLLOW looks at the last name only; realpath looks at the folders before it.
    if ((await realpath(full)) !== full) return await closed(handle, linked());
    const named = await lstat(full);
    if (named.ino !== stats.ino || named.dev !== stats.dev) return await closed(handle, linked());
    return ok({ handle, size: stats.size });
  } catch (error) {
    return await closed(handle, openFailure(error));
  }
}

async function closed(handle: FileHandle, reason: Failure): Promise<{ ok: false; failure: Failure }> {
  await handle.close();
  return err(reason);
}

function openFailure(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ELOOP') return linked();
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return failure(
      'model_invalid',
      '모델 폴더에 있어야 할 파일이 없어요. 모델을 다시 복사해 주세요.',
      'A file of the model is missing. Copy the model again.',
    );
  }
  return failure(
    'model_invalid',
    '모델 파일을 읽을 수 없어요. 파일의 읽기 권한을 확인해 주세요.',
    'A file of the model cannot be read. Check its permissions.',
  );
}

function linked(): Failure {
  return failure(
    'model_invalid',
    '모델 폴더에 링크가 있어서 열지 않았어요. 링크 대신 파일을 복사해 주세요.',
    'The model folder holds a link, so it was not opened. Copy the file instead of linking it.',
  );
}

function notPlain(): Failure {
  return failure(
    'model_invalid',
    '모델 파일 자리에 파일이 아닌 것이 있어요. 모델을 다시 복사해 주세요.',
    'Something that is not a file stands in the place of a model file. Copy the model again.',
  );
}
