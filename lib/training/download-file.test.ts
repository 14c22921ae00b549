import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import { mulberry32 } from '@/lib/base/random';
import { type DownloadSettings, downloadFile } from './download-file';
import { TransferPostponed, TransferRefused } from './transfer-stop';

const random = mulberry32(12);
const content = Buffer.from(Array.from({ length: 300_000 }, () => random() * 256));
const file = { name: 'corpus.txt', bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };

let folder: string;
let server: Server;
let ranges: (string | undefined)[];
let answer: (request: IncomingMessage, response: ServerResponse, turn: number) => void;
let settings: DownloadSettings;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-download-'));
  ranges = [];
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response, ranges.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  settings = {
    address: `http://127.0.0.1:${address.port}/some/folder/`,
    folder,
    onProgress: () => {},
    stallMs: 2000,
    retryMs: 1,
  };
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

test('downloads a file, tells how far it is, and does not fetch it again', async () => {
  answer = serve;
  const progress: number[] = [];
  const first = await downloadFile(file, { ...settings, onProgress: (bytes) => progress.push(bytes) });
  expect(first).toMatchObject({
    ok: true,
    value: { path: join(folder, 'corpus.txt'), hashes: { sha256: file.sha256 } },
  });
  expect(await keptWhole()).toBe(true);
  expect(progress.at(-1)).toBe(content.length);
  expect(await readdir(folder)).toEqual(['corpus.txt']);
  await downloadFile(file, settings);
  expect(ranges).toEqual([undefined]);
});

test('goes on where the connection broke', async () => {
  answer = (request, response, turn) =>
    turn < 3 ? cutAfter(response, from(request), 100_000) : serve(request, response);
  expect(await downloadFile(file, settings)).toMatchObject({ ok: true });
  expect(await keptWhole()).toBe(true);
  expect(ranges).toHaveLength(3);
  expect(ranges[1]).toMatch(/^bytes=[1-9][0-9]*-$/);
});

test('goes on with what an earlier run left', async () => {
  answer = serve;
  await writeFile(join(folder, 'corpus.txt.part'), content.subarray(0, 123_456));
  expect(await downloadFile(file, settings)).toMatchObject({ ok: true });
  expect(ranges).toEqual(['bytes=123456-']);
  expect(await keptWhole()).toBe(true);
});

test('starts over when the server knows no ranges', async () => {
  answer = (_, response) => response.end(content);
  await writeFile(join(folder, 'corpus.txt.part'), content.subarray(0, 1000));
  expect(await downloadFile(file, settings)).toMatchObject({ ok: true });
  expect(await keptWhole()).toBe(true);
});

test('throws wrong bytes away and fetches the file anew', async () => {
  answer = serve;
  const wrong = Buffer.from(content.subarray(0, 200_000));
  wrong[777] ^= 1;
  await writeFile(join(folder, 'corpus.txt.part'), wrong);
  expect(await downloadFile(file, settings)).toMatchObject({ ok: true });
  expect(ranges).toEqual(['bytes=200000-', undefined]);
  expect(await keptWhole()).toBe(true);
});

test('fetches a kept file anew when it was changed', async () => {
  answer = serve;
  await writeFile(join(folder, 'corpus.txt'), Buffer.alloc(content.length));
  expect(await downloadFile(file, settings)).toMatchObject({ ok: true });
  expect(await keptWhole()).toBe(true);
});

test('gives up on a connection that says nothing more, and tries again', async () => {
  answer = (request, response, turn) => {
    if (turn === 1) response.writeHead(200).write(content.subarray(0, 5000));
    else serve(request, response);
  };
  expect(await downloadFile(file, { ...settings, stallMs: 200 })).toMatchObject({ ok: true });
  expect(await keptWhole()).toBe(true);
});

test.each<[string, number, typeof answer, string]>([
  ['a missing file', 5, (_, response) => response.writeHead(404).end(), 'the server answered 404'],
  ['other content', 2, (_, response) => response.end(Buffer.alloc(content.length)), 'the content differs'],
  ['more than the file', 2, (_, response) => response.end(Buffer.concat([content, content])), 'more than 300000 bytes'],
])('when the server has %s, says why after %i tries', async (_, tries, reply, part) => {
  answer = reply;
  const result = await downloadFile(file, settings);
  expect(result).toMatchObject({
    ok: false,
    failure: { code: 'download_failed', message: { en: expect.stringContaining(part) } },
  });
  expect(ranges.length).toBe(tries);
  expect(await readdir(folder)).not.toContain('corpus.txt');
});

test('says so when there is no server', async () => {
  const result = await downloadFile(file, { ...settings, address: 'http://127.0.0.1:9/' });
  expect(result).toMatchObject({ ok: false, failure: { code: 'download_failed' } });
});

test('checks the hash that git gives a file', async () => {
  answer = serve;
  // printf 'blob 300000\\0' | cat - content | sha1sum, by Node's own hash.
  const gitSha1 = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
  const named = { name: 'deep/corpus.txt', bytes: content.length };
  expect(await downloadFile({ ...named, gitSha1 }, settings)).toMatchObject({ ok: true });
  expect(
    await downloadFile({ ...named, name: 'other.txt', gitSha1: gitSha1.replace(/./g, '0') }, settings),
  ).toMatchObject({
    ok: false,
    failure: { message: { en: expect.stringContaining('the content differs') } },
  });
});

test('an abort ends the download at once, and the next call goes on with what came', async () => {
  const stop = new AbortController();
  answer = (_, response) => response.writeHead(200).write(content.subarray(0, 50_000));
  const onProgress = (bytes: number) => bytes >= 50_000 && stop.abort();
  expect(await downloadFile(file, { ...settings, onProgress, signal: stop.signal })).toMatchObject({
    ok: false,
    failure: { code: 'cancelled' },
  });
  answer = serve;
  expect(await downloadFile(file, settings)).toMatchObject({ ok: true });
  expect(ranges).toEqual([undefined, 'bytes=50000-']);
  expect(await keptWhole()).toBe(true);
});

test('a part that the server can only go on with compressed is thrown away', async () => {
  answer = (request, response, turn) => {
    if (turn > 1) return serve(request, response);
    response.writeHead(206, {
      'content-range': `bytes 1000-${content.length - 1}/${content.length}`,
      'content-encoding': 'gzip',
    });
    response.end(gzipSync(content.subarray(1000)));
  };
  await writeFile(join(folder, 'corpus.txt.part'), content.subarray(0, 1000));
  expect(await downloadFile(file, settings)).toMatchObject({ ok: true });
  expect(ranges).toEqual(['bytes=1000-', undefined]);
  expect(await keptWhole()).toBe(true);
});

test('a refusal ends the tries, a postponement only delays them', async () => {
  answer = serve;
  const refusal = failure('not_found', '없어요.', 'None.');
  let asked = 0;
  const refuse = async () => {
    asked++;
    throw new TransferRefused(refusal);
  };
  expect(await downloadFile(file, { ...settings, request: refuse })).toEqual({ ok: false, failure: refusal });
  expect(asked).toBe(1);
  const postpone = async (address: URL, init: RequestInit) => {
    asked++;
    if (asked < 4) throw new TransferPostponed('too many requests', 1);
    return fetch(address, init);
  };
  expect(await downloadFile(file, { ...settings, retryMs: 60_000, request: postpone })).toMatchObject({ ok: true });
});

test('a full disk ends the tries and says so', async () => {
  let asked = 0;
  const request = async () => {
    asked++;
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  expect(await downloadFile(file, { ...settings, request })).toMatchObject({ failure: { code: 'disk_full' } });
  expect(asked).toBe(1);
});

/** Comparing buffers through `toEqual` goes byte by byte through objects, which takes seconds. */
async function keptWhole(): Promise<boolean> {
  return content.equals(await readFile(join(folder, 'corpus.txt')));
}

function from(request: IncomingMessage): number {
  return Number(/^bytes=([0-9]+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  const start = from(request);
  if (start > 0) response.writeHead(206, { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` });
  response.end(content.subarray(start));
}

/** Sends part of what is left, then drops the connection. */
function cutAfter(response: ServerResponse, start: number, bytes: number): void {
  const headers = { 'content-length': content.length - start };
  if (start > 0)
    response.writeHead(206, { ...headers, 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` });
  else response.writeHead(200, headers);
  response.write(content.subarray(start, start + bytes), () => setTimeout(() => response.destroy(), 50));
}
