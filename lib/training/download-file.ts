import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { CorpusFile } from './nsmc-files';

export interface DownloadSettings {
  /** Address of the folder the file lies in, with a slash at the end. */
  readonly address: string;
  /** Where the file is kept, and its `.part` until it is whole. */
  readonly folder: string;
  /** Told how many bytes are here. */
  readonly onProgress: (bytes: number) => void;
  /** Milliseconds without a byte after which the connection counts as lost. */
  readonly stallMs: number;
  /** Milliseconds before the second try; doubled for each further one. */
  readonly retryMs: number;
}

const MAX_TRIES = 5;

/**
 * Gets a file whose size and SHA-256 are known, and keeps it: a file that is there and right is not fetched again.
 * A lost connection is taken up where it broke, now or on the next call; bytes that turn out wrong are thrown away.
 * @returns Path of the file. Failure: download_failed.
 */
export async function downloadFile(file: CorpusFile, settings: DownloadSettings): Promise<Result<string>> {
  const path = join(settings.folder, file.name);
  const part = `${path}.part`;
  await mkdir(settings.folder, { recursive: true });
  if (await isWhole(path, file)) return ok(path);
  let reason = '';
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, settings.retryMs * 2 ** (tries - 1)));
    try {
      await fetchInto(part, file, settings);
      if (await isWhole(part, file)) {
        await rename(part, path);
        return ok(path);
      }
      reason = 'the content differs from what was published';
      await rm(part, { force: true });
    } catch (error) {
      reason = reasonOf(error);
    }
  }
  return err(
    failure(
      'download_failed',
      `${file.name} 파일을 받지 못했어요(${reason}). 인터넷 연결을 확인하고 같은 명령을 다시 실행하면 이어서 받아요.`,
      `${file.name} could not be downloaded (${reason}). Check the connection and run the same command again: it goes on where it stopped.`,
    ),
  );
}

/** Adds to `part` what is missing of it. @throws Error when the connection breaks or the answer is of no use. */
async function fetchInto(part: string, file: CorpusFile, settings: DownloadSettings): Promise<void> {
  let have = await sizeOf(part);
  if (have > file.bytes) {
    await rm(part);
    have = 0;
  }
  if (have === file.bytes) return;
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(new Error('no data came')), settings.stallMs);
  const handle = await open(part, 'a');
  try {
    const response = await fetch(new URL(file.name, settings.address), {
      signal: stalled.signal,
      // Compressed bytes could not be taken up in the middle.
      headers: { 'accept-encoding': 'identity', ...(have > 0 ? { range: `bytes=${have}-` } : {}) },
    });
    const goesOn = response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${have}-`);
    if (!goesOn) {
      if (response.status !== 200 || !response.body) throw new Error(`the server answered ${response.status}`);
      await handle.truncate(0);
      have = 0;
    }
    if (!response.body) throw new Error('the server answered without content');
    await writeBody(response.body, handle, have, file, settings, timer);
    await handle.sync();
  } finally {
    clearTimeout(timer);
    stalled.abort();
    await handle.close();
  }
}

async function writeBody(
  body: ReadableStream<Uint8Array>,
  handle: FileHandle,
  start: number,
  file: CorpusFile,
  settings: DownloadSettings,
  timer: NodeJS.Timeout,
): Promise<void> {
  let have = start;
  for await (const chunk of body) {
    timer.refresh();
    have += chunk.length;
    if (have > file.bytes) throw new Error(`more than ${file.bytes} bytes came`);
    await handle.writeFile(chunk);
    settings.onProgress(have);
  }
  if (have < file.bytes) throw new Error(`only ${have} of ${file.bytes} bytes came`);
}

async function isWhole(path: string, file: CorpusFile): Promise<boolean> {
  if ((await sizeOf(path)) !== file.bytes) return false;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex') === file.sha256;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}

/** `fetch` hides why it failed behind "fetch failed": the cause has it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
