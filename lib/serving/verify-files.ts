import { createHash } from 'node:crypto';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { ManifestFile } from './manifest';
import { openInside } from './open-inside';

const chunkBytes = 1 << 18;

/**
 * Checks every listed file against its size and SHA-256, reading in chunks so that a large model costs no memory. Sizes
 * come first, all of them: a folder that is still being copied costs no reading.
 * @param folder  Absolute, free of links.
 * @param onDetail  Told which file is wrong, for the log; the failure's sentence doesn't name it.
 * @returns The first fault: link, missing, short, surplus bytes or other content.
 */
export async function verifyFiles(
  folder: string,
  files: readonly ManifestFile[],
  onDetail: (detail: string) => void,
): Promise<Result<void>> {
  for (const check of [checkSize, readInChunks]) {
    for (const file of files) {
      const checked = await check(folder, file);
      if (!checked.ok) {
        onDetail(`${file.path}: ${checked.failure.message.en}`);
        return checked;
      }
    }
  }
  return ok(undefined);
}

/** Reads a listed file whole and checks exactly the bytes it returns. */
export async function readVerifiedFile(folder: string, file: ManifestFile): Promise<Result<Uint8Array>> {
  return readVerified(folder, file, true);
}

async function checkSize(folder: string, file: ManifestFile): Promise<Result<void>> {
  const opened = await openInside(folder, file.path);
  if (!opened.ok) return opened;
  const { handle, size } = opened.value;
  await handle.close();
  return size === file.size ? ok(undefined) : wrongSize(size, file.size);
}

function readInChunks(folder: string, file: ManifestFile): Promise<Result<unknown>> {
  return readVerified(folder, file, false);
}

/** @param whole  False reuses one chunk of memory, so that what is returned is not the file. */
async function readVerified(folder: string, file: ManifestFile, whole: boolean): Promise<Result<Uint8Array>> {
  const opened = await openInside(folder, file.path);
  if (!opened.ok) return opened;
  const { handle, size } = opened.value;
  try {
    // Before memory is taken: the manifest's number may be anything.
    if (size !== file.size) return wrongSize(size, file.size);
    const hash = createHash('sha256');
    const bytes = new Uint8Array(whole ? size : Math.min(chunkBytes, size));
    let done = 0;
    while (done < size) {
      const start = whole ? done : 0;
      const { bytesRead } = await handle.read(bytes, start, Math.min(chunkBytes, size - done), done);
      if (bytesRead === 0) return wrongSize(done, file.size);
      hash.update(bytes.subarray(start, start + bytesRead));
      done += bytesRead;
    }
    return hash.digest('hex') === file.sha256 ? ok(bytes) : wrongHash();
  } catch {
    return unreadable();
  } finally {
    await handle.close();
  }
}

function wrongSize(size: number, expected: number): Result<never> {
  return size < expected
    ? err(
        failure(
          'model_invalid',
          `모델 파일이 잘렸어요. ${expected}바이트여야 하는데 ${size}바이트예요. 모델을 다시 복사해 주세요.`,
          `A model file is cut short: ${size} bytes, expected ${expected}. Copy the model again.`,
        ),
      )
    : err(
        failure(
          'model_invalid',
          `모델 파일에 남는 내용이 있어요. ${expected}바이트여야 하는데 ${size}바이트예요. 모델을 다시 복사해 주세요.`,
          `A model file has surplus bytes: ${size}, expected ${expected}. Copy the model again.`,
        ),
      );
}

function wrongHash(): Result<never> {
  return err(
    failure(
      'model_invalid',
      '모델 파일의 내용이 처음 만든 것과 달라요(SHA-256이 달라요). 모델을 다시 복사해 주세요.',
      'A model file has other content than was published (its SHA-256 differs). Copy the model again.',
    ),
  );
}

function unreadable(): Result<never> {
  return err(
    failure(
      'model_invalid',
      '모델 파일을 읽다가 문제가 생겼어요. 디스크를 확인하고 다시 해 주세요.',
      'Reading a model file failed. Check the disk and try again.',
    ),
  );
}
