import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { LoadedVersion } from './loaded-version';
import type { Manifest } from './manifest';
import { openInside } from './open-inside';
import type { Row } from './row';

/** Where a version keeps the requests that it answers before it takes over. */
export const warmupFile = 'warmup.jsonl';

/** A thousand requests of sixteen thousand characters. */
const maxWarmupBytes = 1 << 24;

/** One line of {@link warmupFile}, read. */
export interface WarmupRequest {
  readonly signature: string;
  readonly rows: readonly Row[];
}

/** Reads the lines of {@link warmupFile}; which protocol they are in is not this folder's to know. */
export type ReadWarmup = (bytes: Uint8Array, manifest: Manifest) => Result<readonly WarmupRequest[]>;

/**
 * Requests of a version's own, in its folder: none when there is no such file. The manifest need not list it.
 * @param folder  Absolute, free of links.
 * @returns model_invalid for a link, a file too large, or a line that isn't a request.
 */
export async function readWarmupRequests(
  folder: string,
  manifest: Manifest,
  read: ReadWarmup,
): Promise<Result<readonly WarmupRequest[]>> {
  if (!(await isThere(folder))) return ok([]);
  const opened = await openInside(folder, warmupFile);
  if (!opened.ok) return opened;
  const { handle, size } = opened.value;
  try {
    if (size > maxWarmupBytes) return err(tooLarge(size));
    return read(await handle.readFile(), manifest);
  } finally {
    await handle.close();
  }
}

/**
 * Has a version answer each request, in every worker at once, so that none is slow with its first one.
 * @param deadlineMs  For each request.
 * @returns model_invalid with the number of the first request that got no answer.
 */
export async function warmUp(
  version: LoadedVersion,
  requests: readonly WarmupRequest[],
  workers: number,
  deadlineMs: number,
): Promise<Result<void>> {
  const model = version.manifest.name;
  for (const [index, { signature, rows }] of requests.entries()) {
    const answers = await Promise.all(
      Array.from({ length: workers }, () =>
        version.answer('predict', { model, signature, rows, deadlineMs }, performance.now()),
      ),
    );
    for (const answer of answers) {
      // A large request may take all workers by itself; then its copies are too many.
      if (!answer.ok && answer.failure.code !== 'busy') return err(unanswered(index + 1, answer.failure));
    }
  }
  return ok(undefined);
}

async function isThere(folder: string): Promise<boolean> {
  try {
    await lstat(join(folder, warmupFile));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

function unanswered(number: number, { message }: Failure): Failure {
  return failure(
    'model_invalid',
    `${warmupFile}의 ${number}번째 요청에 답하지 못했어요. ${message.ko}`,
    `Request ${number} of ${warmupFile} got no answer. ${message.en}`,
  );
}

function tooLarge(size: number): Failure {
  return failure(
    'model_invalid',
    `${warmupFile} 파일이 너무 커요(${size}바이트, 최대 ${maxWarmupBytes}바이트). 요청을 줄여 주세요.`,
    `${warmupFile} has ${size} bytes, at most ${maxWarmupBytes} are read. Keep fewer requests.`,
  );
}
