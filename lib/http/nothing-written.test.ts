import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bundleFacesServer, type FacesServer, startFacesServer } from './fixtures/start-faces-server';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The server's home, its folder for temporary files, for data and to stand in: new and empty. */
const home = mkdtempSync(join(tmpdir(), 'lectern-photos-'));
const canary = 'canary-Kim-37.5665N-126.9780E';

/** A limit of the system on the length of files: every write to a file fails, also of native code and of children. */
const writingNothing: readonly string[] = ['-c', 'ulimit -f 0; exec "$@"', 'sh', process.execPath];
// Libraries that report on their users are silent where CI is set.
const env = { ...process.env, CI: undefined, HOME: home, TMPDIR: home, TMP: home, TEMP: home, LECTERN_DATA: home };

let server: FacesServer;
let begun: number;
let photo: Buffer<ArrayBuffer>;

beforeAll(async () => {
  const bundle = await bundleFacesServer('photo-server');
  photo = await canaryPhoto();
  begun = Date.now();
  server = await startFacesServer(['sh', ...writingNothing, bundle], { cwd: home, env });
});
afterAll(() => {
  server.process.kill('SIGKILL');
  rmSync(home, { recursive: true });
});

/** Noise, so that a stretch of the file is found nowhere else; the name of a person and a place in its EXIF data. */
async function canaryPhoto(): Promise<Buffer<ArrayBuffer>> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const made = sharp({ create: { width: 800, height: 600, channels: 3, background: 'gray', noise } });
  return Buffer.from(
    await made
      .withExif({ IFD0: { Artist: canary, ImageDescription: canary } })
      .jpeg()
      .toBuffer(),
  );
}

function postForm(image: Buffer<ArrayBuffer>, cascade?: string): Promise<Response> {
  const form = new FormData();
  form.append('image', new Blob([image], { type: 'image/jpeg' }), `${canary}.jpg`);
  if (cascade !== undefined) form.append('cascadeFile', new Blob([cascade]), `${canary}.xml`);
  return fetch(`${server.url}/detect`, { method: 'POST', body: form });
}
function postJson(image: Buffer): Promise<Response> {
  const body = JSON.stringify({ image: image.toString('base64') });
  return fetch(`${server.url}/detect`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
}

test('the limit under which the server runs stops even one byte', () => {
  const write = `require('fs').writeFileSync(${JSON.stringify(join(home, 'written'))}, 'a')`;
  const run = spawnSync('sh', [...writingNothing, '-e', write], { env, encoding: 'utf8' });
  expect(run.status).not.toBe(0);
  rmSync(join(home, 'written'), { force: true });
});

test('a server that has loaded every shipped model has put nothing into the home folder: no reports of onnxruntime', () => {
  expect(readdirSync(home, { recursive: true })).toEqual([]);
});

test('photos and cascades that are searched, refused and given up leave nothing in any file nor in the log', async () => {
  const answers = [await postForm(photo), await postJson(photo)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(JSON.parse(texts[0] ?? '').image).toEqual({ width: 800, height: 600 });

  // Cut behind its EXIF data, the photo is refused by the decoder; a cascade with a canary in it by the reader.
  expect((await postForm(photo.subarray(0, 400))).status).toBe(422);
  expect((await postForm(photo, `<opencv_storage>${canary}</opencv_storage>`)).status).toBe(422);
  await Promise.all(Array.from({ length: 20 }, () => giveUp()));
  expect((await postJson(photo)).status).toBe(200);

  const ended = once(server.process, 'exit');
  server.process.kill('SIGTERM');
  // Not ended by the limit: 0 is the end in order.
  expect(await ended).toEqual([0, null]);
  expect(readdirSync(home, { recursive: true })).toEqual([]);
  const stretch = photo.subarray(photo.length / 2, photo.length / 2 + 24);
  for (const sought of [Buffer.from(canary), stretch, Buffer.from(stretch.toString('base64'))]) {
    expect(Buffer.from(`${server.log()}${texts.join()}`).includes(sought)).toBe(false);
    expect(changedFiles().filter((file) => readFileSync(file).includes(sought))).toEqual([]);
  }
});

async function giveUp(): Promise<void> {
  const controller = new AbortController();
  const form = new FormData();
  form.append('image', new Blob([photo]), 'a.jpg');
  const sent = fetch(`${server.url}/detect`, { method: 'POST', body: form, signal: controller.signal });
  setImmediate(() => controller.abort());
  await expect(sent).rejects.toThrow();
}

/** Files of the project written since the server started: other tests write some, none of which may hold a photo. */
function changedFiles(): string[] {
  const tops = readdirSync(root).filter((name) => !['node_modules', '.git'].includes(name));
  const all = tops.flatMap((top) =>
    statSync(join(root, top)).isDirectory()
      ? readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((path) => join(root, top, path))
      : [join(root, top)],
  );
  return all.filter((file) => {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() && stats.mtimeMs >= begun;
  });
}
