import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createDetector } from '@/lib/vision/detect';
import { loadModel } from '@/lib/vision/fixtures/load-model';
import type { GrayImage } from '@/lib/vision/gray-image';
import { luma } from '@/lib/vision/luma';
import { type SamplePicture, samplePictures } from './sample-pictures';

/** What the page starts with. */
const settings = { scaleFactor: 1.1, minNeighbors: 5, minSize: { width: 30, height: 30 } };

/** How many faces each drawing shows to a cascade that looks for upright faces. */
const faces = new Map([
  ['class', 11],
  ['girl', 1],
  ['grandfather', 1],
  ['student', 1],
  ['tilted', 0],
  ['landscape', 0],
]);

test.each(['haarcascade_frontalface_default', 'haarcascade_frontalface_alt2'])(
  'every drawn face is found by %s, and nothing else is',
  async (cascade) => {
    const detector = createDetector(loadModel(cascade));
    for (const [id, expected] of faces) {
      const found = detector.detect(await gray(picture(id)), settings);
      expect(found.length, id).toBe(expected);
    }
  },
);

test('the class picture has five faces in the back row and six in front, each marked once', async () => {
  const image = await gray(picture('class'));
  const found = createDetector(loadModel('haarcascade_frontalface_default')).detect(image, settings);
  const centres = found.map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }));
  expect(centres.filter(({ y }) => y < 500)).toHaveLength(5);
  expect(centres.filter(({ y }) => y > 500)).toHaveLength(6);
  for (const { x, y } of centres) {
    const around = found.filter((o) => x > o.x && x < o.x + o.width && y > o.y && y < o.y + o.height);
    expect(around).toHaveLength(1);
  }
});

test.each(['haarcascade_frontalcatface', 'haarcascade_frontalcatface_extended'])(
  'the cat is found once by %s',
  async (cascade) => {
    const found = createDetector(loadModel(cascade)).detect(await gray(picture('cat')), settings);
    expect(found).toHaveLength(1);
  },
);

test('the cascade for upright human faces leaves the cat alone', async () => {
  const detector = createDetector(loadModel('haarcascade_frontalface_default'));
  expect(detector.detect(await gray(picture('cat')), settings)).toEqual([]);
});

test.each(['girl', 'student'])('two eyes are found in the portrait %s, one on each side', async (id) => {
  const { width } = picture(id);
  const eyes = createDetector(loadModel('haarcascade_eye')).detect(await gray(picture(id)), settings);
  const centres = eyes.map((eye) => eye.x + eye.width / 2).sort((a, b) => a - b);
  expect(centres).toHaveLength(2);
  expect(centres[0]).toBeLessThan(width / 2);
  expect(centres[1]).toBeGreaterThan(width / 2);
});

test('the files are as large as the list says and light enough for a slow line', async () => {
  expect(new Set(samplePictures.map(({ id }) => id)).size).toBe(samplePictures.length);
  for (const sample of samplePictures) {
    const { width, height, format } = await sharp(path(sample)).metadata();
    expect({ id: sample.id, width, height, format }).toEqual({
      id: sample.id,
      width: sample.width,
      height: sample.height,
      format: 'webp',
    });
    expect(statSync(path(sample)).size, sample.id).toBeLessThan(150_000);
  }
});

function picture(id: string): SamplePicture {
  const found = samplePictures.find((sample) => sample.id === id);
  if (found === undefined) throw new Error(`No sample picture is called ${id}.`);
  return found;
}

function path({ file }: SamplePicture): string {
  return fileURLToPath(new URL(`../../public${file}`, import.meta.url));
}

async function gray(sample: SamplePicture): Promise<GrayImage> {
  const { data, info } = await sharp(path(sample)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { pixels: luma(data, 3), width: info.width, height: info.height };
}
