import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type FileHashes, hashFile } from './hash-file';
import { TransferPostponed, TransferRefused } from './transfer-stop';

/** A file as its publisher describes it. `name` is a plain relative path, with `/` between its parts. */
export type RemoteFile = { readonly name: string; readonly bytes: number } & (
  | { readonly sha256: string }
  | { readonly gitSha1: string }
);

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
  /** Stops the download; what is here stays, and a later call goes on with it. */
  readonly signal?: AbortSignal;
  /** Asks the server. May throw {@link TransferRefused} or {@link TransferPostponed}. Default: `fetch`. */
  readonly request?: (address: URL, init: RequestInit) => Promise<Response>;
}

const MAX_TRIES = 5;
/** A file that is wrong twice from its first byte on was published wrong. */
const MAX_WRONG = 2;
/** A try that brought this many bytes more than any before it counts as a first one again. */
const GOOD_TRY_BYTES = 1 << 20;

/**
 * Gets a file whose size and hash are known, and keeps it: a file that is there and right is not fetched again.
 * A lost connection is taken up where it broke, now or on the next call; bytes that turn out wrong are thrown away.
 * @returns Path of the file and its hashes. Failure: download_failed, disk_full, cancelled, or one of `request`'s.
 */
export async function downloadFile(
  file: RemoteFile,
  settings: DownloadSettings,
): Promise<Result<{ readonly path: string; readonly hashes: FileHashes }>> {
  const path = join(settings.folder, file.name);
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  const kept = await hashesIfWhole(path, file);
  if (kept) return ok({ path, hashes: kept });
  let reason = '';
  let waitMs = 0;
  let best = 0;
  let wrong = 0;
  for (let tries = 0; tries < MAX_TRIES && wrong < MAX_WRONG; tries++) {
    try {
      if (tries > 0) await wait(waitMs, undefined, settings.signal ? { signal: settings.signal } : {});
      waitMs = settings.retryMs * 2 ** tries;
      const startedAt = await fetchInto(part, file, settings);
      const hashes = await hashesIfWhole(part, file);
      if (hashes) {
        await rename(part, path);
        return ok({ path, hashes });
      }
      reason = 'the content differs from what was published';
      if (startedAt === 0) wrong++;
      await rm(part, { force: true });
    } catch (error) {
      if (settings.signal?.aborted) return err(stopped);
      if (error instanceof TransferRefused) return err(error.failure);
      if (codeOf(error) === 'ENOSPC') return err(diskFull);
      if (error instanceof TransferPostponed) waitMs = error.waitMs ?? waitMs;
      if (error instanceof SurplusBytes) wrong++;
      reason = reasonOf(error);
      const have = await sizeOf(part);
      if (have >= best + GOOD_TRY_BYTES) {
        best = have;
        tries = 0;
      }
    }
  }
  return err(notDownloaded(file.name, reason));
}

/**
 * Adds to `part` what is missing of it.
 * @returns How many bytes were kept from before.
 * @throws Error when the connection breaks or the answer is of no use.
 */
async function fetchInto(part: string, file: RemoteFile, settings: DownloadSettings): Promise<number> {
  let have = await sizeOf(part);
  if (have > file.bytes) {
    await rm(part);
    have = 0;
  }
  if (have === file.bytes && have > 0) return have;
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(new Error('no data came')), settings.stallMs);
  const handle = await open(part, 'a');
  try {
    const response = await (settings.request ?? fetch)(new URL(file.name, settings.address), {
      signal: settings.signal ? AbortSignal.any([stalled.signal, settings.signal]) : stalled.signal,
      // Compressed bytes could not be taken up in the middle.
      headers: { 'accept-encoding': 'identity', ...(have > 0 ? { range: `bytes=${have}-` } : {}) },
    });
    if (!goesOnAt(have, response)) {
      // A part that the server finds too long, or can only go on with compressed, is of no use.
      await handle.truncate(0);
      have = 0;
      if (response.status !== 200) throw new Error(`the server answered ${response.status}`);
    }
    if (!response.body) throw new Error('the server answered without content');
    await writeBody(response.body, handle, have, file, settings, timer);
    await handle.sync();
    return have;
  } finally {
    clearTimeout(timer);
    stalled.abort();
    await handle.close();
  }
}

function goesOnAt(have: number, response: Response): boolean {
  const encoding = response.headers.get('content-encoding') ?? 'identity';
  const range = response.headers.get('content-range');
  return response.status === 206 && encoding === 'identity' && range?.startsWith(`bytes ${have}-`) === true;
}

async function writeBody(
  body: ReadableStream<Uint8Array>,
  handle: FileHandle,
  start: number,
  file: RemoteFile,
  settings: DownloadSettings,
  timer: NodeJS.Timeout,
): Promise<void> {
  let have = start;
  settings.onProgress(have);
  for await (const chunk of body) {
    timer.refresh();
    have += chunk.length;
    if (have > file.bytes) throw new SurplusBytes(`more than ${file.bytes} bytes came`);
    await handle.writeFile(chunk);
    settings.onProgress(have);
  }
  if (have < file.bytes) throw new Error(`only ${have} of ${file.bytes} bytes came`);
}

async function hashesIfWhole(path: string, file: RemoteFile): Promise<FileHashes | undefined> {
  if ((await sizeOf(path)) !== file.bytes) return undefined;
  if (file.bytes === 0 && !(await exists(path))) return undefined;
  const hashes = await hashFile(path, file.bytes);
  const right = 'sha256' in file ? hashes.sha256 === file.sha256 : hashes.gitSha1 === file.gitSha1;
  return right ? hashes : undefined;
}

async function exists(path: string): Promise<boolean> {
  return (await statOf(path)) !== undefined;
}

async function sizeOf(path: string): Promise<number> {
  return (await statOf(path))?.size ?? 0;
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** `fetch` hides why it failed behind "fetch failed": the cause has it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

class SurplusBytes extends Error {}

const stopped = failure(
  'cancelled',
  '받기를 멈췄어요. 받은 만큼은 남아 있으니, 같은 명령을 다시 실행하면 이어서 받아요.',
  'The download was stopped. What came is kept: run the same command again and it goes on there.',
);

const diskFull = failure(
  'disk_full',
  '디스크에 자리가 없어서 멈췄어요. 자리를 만들고 같은 명령을 다시 실행하면 이어서 받아요.',
  'The disk is full. Make room and run the same command again: it goes on where it stopped.',
);

function notDownloaded(name: string, reason: string): Failure {
  return failure(
    'download_failed',
    `${name} 파일을 받지 못했어요(${reason}). 인터넷 연결을 확인하고 같은 명령을 다시 실행하면 이어서 받아요.`,
    `${name} could not be downloaded (${reason}). Check the connection and run the same command again: it goes on where it stopped.`,
  );
}
