import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { createDetector } from '@/lib/vision/detect';
import { drawFaces, drawNoise } from '@/lib/vision/draw-test-image';
import { loadModel } from '@/lib/vision/fixtures/load-model';
import { ScanPool } from './scan-pool';

// Many scans, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const workerFile = fileURLToPath(new URL('../../dist/scan-worker.js', import.meta.url));
const face = loadModel('haarcascade_frontalface_alt2');
const smile = loadModel('haarcascade_smile');
let pool: ScanPool;

afterEach(() => pool.close());

test.for([1, 2, 3])('%s threads find what one finds, in its order', async (threads) => {
  pool = new ScanPool({ threads, workerFile });
  for (const [width, height] of [
    [900, 500],
    [320, 240],
    [19, 19],
  ] as const) {
    const image = drawFaces(width, width, height);
    const options = { minNeighbors: 0 };
    expect(await pool.detect('face', face, image, options)).toEqual({
      detections: createDetector(face).detect(image, options),
      truncated: false,
    });
  }
});

test('calls made at once take turns, each with its own cascade and image', async () => {
  pool = new ScanPool({ threads: 2, workerFile });
  const images = [drawNoise(1, 300, 200), drawFaces(2, 400, 300), drawNoise(3, 200, 300)];
  const asked = images.flatMap((image) => [
    { key: 'face', cascade: face, image },
    { key: 'smile', cascade: smile, image },
  ]);
  const found = await Promise.all(asked.map(({ key, cascade, image }) => pool.detect(key, cascade, image)));
  const detections = found.map((scanned) => scanned.detections);
  expect(detections).toEqual(asked.map(({ cascade, image }) => createDetector(cascade).detect(image)));
  expect(detections.flat().length).toBeGreaterThan(3);
});

test('a wrong image rejects its own call only', async () => {
  pool = new ScanPool({ threads: 2, workerFile });
  const image = drawFaces(4, 200, 150);
  const wrong = pool.detect('face', face, { ...image, width: 5 });
  const right = pool.detect('face', face, image);
  await expect(wrong).rejects.toThrow('gray has 30000 pixels');
  expect((await right).detections).toEqual(createDetector(face).detect(image));
});

test('a closed pool rejects', async () => {
  pool = new ScanPool({ threads: 2, workerFile });
  await pool.close();
  await expect(pool.detect('face', face, drawFaces(5, 100, 100))).rejects.toThrow('closed');
});

test('a scan whose time is over gives what it has, and the next one is whole', async () => {
  pool = new ScanPool({ threads: 2, workerFile });
  const image = drawFaces(6, 900, 500);
  const late = await pool.detect('face', face, image, {}, { endsAtMs: performance.now() });
  expect(late).toEqual({ detections: [], truncated: true });
  const whole = await pool.detect('face', face, image);
  expect(whole).toEqual({ detections: createDetector(face).detect(image), truncated: false });
});

test('candidates past the most end the scan, and the largest objects are the ones kept', async () => {
  pool = new ScanPool({ threads: 2, workerFile });
  const image = drawFaces(6, 900, 500);
  const all = createDetector(face).detect(image, { minNeighbors: 0 });
  expect(all.length).toBeGreaterThan(20);
  const cut = await pool.detect('face', face, image, { minNeighbors: 0 }, { candidates: 5 });
  expect(cut).toEqual({ detections: all.slice(-5), truncated: true });
});

test('more cascades than are kept take turns and find the same', async () => {
  pool = new ScanPool({ threads: 2, workerFile });
  const image = drawFaces(7, 300, 200);
  const expected = createDetector(face).detect(image);
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'a', 'b']) {
    expect((await pool.detect(key, face, image)).detections).toEqual(expected);
  }
});
