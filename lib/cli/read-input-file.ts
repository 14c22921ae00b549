import { open } from 'node:fs/promises';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { megabytes } from './megabytes';
import { printable } from './printable';

/** What is read whole is held in memory more than once; more than this goes in as JSON Lines. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads a file that a person named.
 * @param shown  As they wrote it.
 * @returns Failure: bad_input, when it isn't there, isn't a file, may not be read, or is too large.
 */
export async function readInputFile(path: string, shown: string, maxBytes = MAX_BYTES): Promise<Result<Uint8Array>> {
  try {
    const handle = await open(path);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return err(unreadable(shown));
      if (stats.size > maxBytes) return err(tooLarge(shown, stats.size, maxBytes));
      return ok(new Uint8Array(await handle.readFile()));
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isFileTrouble(error)) return err(unreadable(shown));
    throw error;
  }
}

/** An error of the file system, not a bug. */
export function isFileTrouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

export function unreadable(shown: string) {
  const name = printable(shown).slice(0, 200);
  return failure(
    'bad_input',
    `'${name}' 파일을 읽을 수 없어요. 경로와 권한을 확인해 주세요.`,
    `The file '${name}' can't be read. Check its path and permissions.`,
  );
}

function tooLarge(shown: string, bytes: number, most: number) {
  const name = printable(shown).slice(0, 200);
  return failure(
    'bad_input',
    `'${name}'의 크기가 ${megabytes(bytes)}예요. ${megabytes(most)}까지 읽어요. 나누거나 .jsonl로 바꿔 주세요.`,
    `'${name}' has ${megabytes(bytes)}; ${megabytes(most)} are read at most. Split it, or turn it into .jsonl.`,
  );
}
