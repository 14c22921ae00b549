import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { drawFaces, drawNoise } from '@/lib/vision/draw-test-image';
import { decoders } from './fixtures/decoders';
import { haarFiles, pngOf } from './fixtures/haar';
import { ImageDecoder } from './image-decoder';

vi.setConfig({ testTimeout: 60_000 });

let decoder: ImageDecoder;
beforeEach(async () => {
  decoder = new ImageDecoder({ childFile: haarFiles.decodeChild });
  await decoder.start();
});
afterEach(() => decoder.close());

/** A file that takes the decoder a good part of a second. */
let slowFile: Uint8Array;
beforeAll(async () => {
  const { pixels, width, height } = drawNoise(3, 1000, 750);
  slowFile = await sharp(pixels, { raw: { width, height, channels: 1 } })
    .resize(7000, 5250, { kernel: 'nearest' })
    .jpeg({ progressive: true, quality: 50 })
    .toBuffer();
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((wake) => setTimeout(wake, 10));
}

test('gray pixels come back as they were, and pictures asked for at once come back in order', async () => {
  const images = [drawFaces(1, 300, 200), drawNoise(2, 31, 77), drawFaces(3, 640, 480)];
  const files = await Promise.all(images.map(pngOf));
  const decoded = await Promise.all(files.map((file) => decoder.decode(file)));
  for (const [index, image] of images.entries()) {
    expect([decoded[index]?.width, decoded[index]?.height]).toEqual([image.width, image.height]);
    expect(Buffer.compare(decoded[index]?.pixels ?? Buffer.alloc(0), image.pixels)).toBe(0);
  }
});

test.each(['SIGSEGV', 'SIGKILL', 'SIGABRT'] as const)(
  'a decoder lost by %s in the middle of a picture costs that picture only',
  async (signal) => {
    const [first] = decoders();
    if (first === undefined) throw new Error('There is no decoder.');
    const lost = decoder.decode(slowFile);
    const next = decoder.decode(await pngOf(drawFaces(1, 300, 200)));
    const refused = expect(lost).rejects.toMatchObject({
      code: `decoder-ended-${signal}`,
      failure: { code: 'model_unavailable', retryAfterSeconds: 1 },
    });
    await new Promise((wake) => setTimeout(wake, 30));
    process.kill(first, signal);
    await refused;
    expect((await next).width).toBe(300);
    expect(decoders()).not.toContain(first);
  },
);

test('a decoder that ends while it is idle is started again', async () => {
  const [first] = decoders();
  if (first === undefined) throw new Error('There is no decoder.');
  process.kill(first, 'SIGKILL');
  await until(() => decoders().some((pid) => pid !== first));
  expect((await decoder.decode(await pngOf(drawFaces(1, 300, 200)))).width).toBe(300);
});

test('a picture that takes too long ends its decoder, and the next finds another', async () => {
  const hasty = new ImageDecoder({ childFile: haarFiles.decodeChild, limitMs: 30 });
  await expect(hasty.decode(slowFile)).rejects.toMatchObject({ code: 'decoder-ended-SIGKILL' });
  await hasty.start();
  await hasty.close();
});

test('the decoder is told nothing of the environment that it does not need', async () => {
  process.env.LECTERN_TEST_SECRET = 'canary';
  const other = new ImageDecoder({ childFile: haarFiles.decodeChild });
  const before = decoders();
  await other.start();
  delete process.env.LECTERN_TEST_SECRET;
  const [pid] = decoders().filter((candidate) => !before.includes(candidate));
  const environment = execFileSync('ps', ['eww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  await other.close();
  expect(environment).toContain('decode-child');
  expect(environment).not.toContain('canary');
});

test('a closed decoder leaves no process and decodes nothing', async () => {
  await decoder.close();
  await until(() => decoders().length === 0);
  await expect(decoder.decode(await pngOf(drawFaces(1, 30, 20)))).rejects.toThrow('closed');
});

test('a decoder whose file is missing says so to each picture', async () => {
  const broken = new ImageDecoder({ childFile: '/nowhere/decode-child.js' });
  await expect(broken.start()).rejects.toThrow('ended at its start');
  await expect(broken.decode(await pngOf(drawFaces(1, 30, 20)))).rejects.toThrow('ended at its start');
  await broken.close();
});
