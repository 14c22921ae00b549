import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, expect, test, vi } from 'vitest';
import type { ModelHandler } from '@/lib/serving/handler';
import { detectPlain } from '@/lib/vision/detect-plain';
import { drawFaces } from '@/lib/vision/draw-test-image';
import { loadModel } from '@/lib/vision/fixtures/load-model';
import { detect, detectRow, pngOf, refusal, startHaar } from './fixtures/haar';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const face = loadModel('haarcascade_frontalface_default');
const options = { scaleFactor: 1.1, minNeighbors: 5 };
let haar: ModelHandler;
beforeAll(async () => {
  haar = await startHaar();
  return () => haar.close?.();
});

test('the boxes of a file are those of the plain detector on the same gray image', async () => {
  const image = drawFaces(11, 640, 400);
  const expected = detectPlain(image, face, options);
  expect(expected.length).toBeGreaterThan(1);
  const out = await detect(haar, detectRow(await pngOf(image)));
  expect(out).toMatchObject({ width: 640, height: 400, boxes: expected, truncated: false });
  expect(out.timings.total).toBeCloseTo(out.timings.decode + out.timings.scan);
  expect(JSON.stringify(out.timings)).toMatch(
    /^\{"decode":[\d]+(\.\d\d?)?,"scan":\d+(\.\d\d?)?,"total":\d+(\.\d\d?)?\}$/,
  );
});

test('a batch gives what its rows give one by one, in their order', async () => {
  const images = [drawFaces(11, 640, 400), drawFaces(3, 200, 150), drawFaces(5, 400, 300)];
  const rows = await Promise.all(images.map(async (image) => detectRow(await pngOf(image))));
  const together = await haar.handle(rows, 'serving_default');
  const single = [];
  for (const row of rows) single.push(await detect(haar, row));
  expect(together.map(({ width, boxes }) => [width, boxes])).toEqual(single.map(({ width, boxes }) => [width, boxes]));
  await expect(haar.handle([...rows, ...rows], 'serving_default')).rejects.toMatchObject({
    failure: { code: 'too_many_items' },
  });
});

test('options reach the detector', async () => {
  const image = drawFaces(11, 640, 400);
  const fields = { scale_factor: 1.3, min_neighbors: 1, min_size: [60, 60], max_size: [200, 200] };
  const out = await detect(haar, detectRow(await pngOf(image), { cascade: 'lbpcascade_frontalface', ...fields }));
  const minSize = { width: 60, height: 60 };
  const maxSize = { width: 200, height: 200 };
  const lbp = loadModel('lbpcascade_frontalface');
  expect(out.boxes).toEqual(detectPlain(image, lbp, { scaleFactor: 1.3, minNeighbors: 1, minSize, maxSize }));
});

test.each([
  ['scale_factor below', { scale_factor: 1.001 }],
  ['scale_factor above', { scale_factor: 2.01 }],
  ['scale_factor that is no number', { scale_factor: Number.NaN }],
  ['min_neighbors below', { min_neighbors: -1 }],
  ['min_neighbors above', { min_neighbors: 101 }],
  ['a negative side', { min_size: [-1, 30] }],
  ['sizes that cross', { min_size: [30, 30], max_size: [29, 40] }],
  ['four second cascades', { inside: ['a', 'b', 'c', 'd'] }],
])('an option out of range is refused: %s', async (_what, fields) => {
  expect(await refusal(haar, detectRow(new Uint8Array(0), fields))).toBe('bad_input');
});

test('a cascade that is not there is refused before the picture is looked at, and some that are there are named', async () => {
  for (const name of ['nosuch', '../haarcascade_eye', 'constructor', '', 'NOTICES.txt', 'haarcascade_eye.cascade']) {
    const row = detectRow(new Uint8Array(0), { cascade: name });
    await expect(haar.handle([row], 'serving_default')).rejects.toMatchObject({
      failure: { code: 'cascade_not_found', message: { en: expect.stringContaining('haarcascade_eye, ') } },
    });
    expect(await refusal(haar, detectRow(new Uint8Array(0), { inside: [name] }))).toBe('cascade_not_found');
  }
});

test('second cascades are looked for inside each box, in pixels of the whole picture', async () => {
  const photo = '../shared/photos/grace_hopper.jpg';
  const image = await sharp(readPhoto(photo) ?? (await pngOf(drawFaces(11, 640, 400))))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const gray = { pixels: new Uint8Array(image.data), width: image.info.width, height: image.info.height };
  const inside = ['haarcascade_eye', 'lbpcascade_frontalface'];
  const out = await detect(haar, detectRow(await pngOf(gray), { inside }));
  expect(out.boxes.length).toBeGreaterThan(0);
  const found = out.boxes.flatMap((box) => {
    const { data } = cut(gray, box);
    const expected = inside.flatMap((cascade) =>
      detectPlain({ pixels: data, width: box.width, height: box.height }, loadModel(cascade), options).map((part) => ({
        ...part,
        x: part.x + box.x,
        y: part.y + box.y,
        cascade,
      })),
    );
    expect(box.inside).toEqual(expected);
    return expected;
  });
  expect(found.length).toBeGreaterThan(0);
});

function readPhoto(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function cut(
  image: { pixels: Uint8Array; width: number },
  box: { x: number; y: number; width: number; height: number },
) {
  const data = new Uint8Array(box.width * box.height);
  for (let at = 0; at < data.length; at++) {
    const x = box.x + (at % box.width);
    data[at] = image.pixels[(box.y + Math.floor(at / box.width)) * image.width + x] ?? 0;
  }
  return { data };
}
