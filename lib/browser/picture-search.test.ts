import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createDetector } from '@/lib/vision/detect';
import { drawFaces, drawNoise, drawPatches } from '@/lib/vision/draw-test-image';
import { cascadeXml } from '@/lib/vision/fixtures/cascade-xml';
import { loadModel, readModel } from '@/lib/vision/fixtures/load-model';
import type { GrayImage } from '@/lib/vision/gray-image';
import { readPatches } from '@/lib/vision/read-patches';
import { PictureSearch, type SearchQuestion } from './picture-search';

const face = 'haarcascade_frontalface_default';
const eye = 'haarcascade_eye';
const whole = { width: 0, height: 0 };
const question: SearchQuestion = {
  cascade: face,
  inside: [],
  options: { scaleFactor: 1.1, minNeighbors: 1, minSize: whole, maxSize: whole },
  limitMs: Number.POSITIVE_INFINITY,
  mostBoxes: 200,
};

function searchWith(...names: string[]): PictureSearch {
  const search = new PictureSearch(() => 0);
  for (const name of names) expect(search.addCascade(name, readModel(name), 'compact').ok).toBe(true);
  return search;
}

/** Patches that the cascade accepts, so that there is something to find without a photo. */
function drawFor(name: string): GrayImage {
  const patch = patches.get(name);
  if (!patch) throw new Error(`There is no patch for ${name}.`);
  return drawPatches(patch, 7);
}

const patches = readPatches(
  readFileSync(new URL('../vision/fixtures/patches.json', import.meta.url), 'utf8'),
  readModel,
);

test('the boxes are those of the detector, in its order', () => {
  const image = drawFor(face);
  const expected = createDetector(loadModel(face)).detect(image, question.options);
  expect(expected.length).toBeGreaterThan(0);
  expect(searchWith(face).find(image, question)).toEqual({ boxes: expected, truncated: false });
});

test('a second cascade looks inside each box only, and its boxes stand in the picture', () => {
  const image = drawFor(face);
  const { boxes } = searchWith(face, eye).find(image, { ...question, inside: [eye] });
  const detector = createDetector(loadModel(eye));
  expect(boxes.length).toBeGreaterThan(0);
  for (const box of boxes) {
    const pixels = new Uint8Array(box.width * box.height);
    for (let y = 0; y < box.height; y++) {
      for (let x = 0; x < box.width; x++)
        pixels[y * box.width + x] = image.pixels[(box.y + y) * image.width + box.x + x];
    }
    const found = detector.detect({ pixels, width: box.width, height: box.height }, question.options);
    expect(box.inside).toEqual(found.map((one) => ({ ...one, x: one.x + box.x, y: one.y + box.y, cascade: eye })));
  }
});

test('when the time is up the largest objects have been found, and the answer says that some may be missing', () => {
  const image = drawFor(face);
  const all = searchWith(face).find(image, question).boxes;
  let now = 0;
  const hurried = new PictureSearch(() => now++);
  hurried.addCascade(face, readModel(face), 'compact');
  const counts = [2, 4, 6, 8, 1000].map((limitMs) => {
    const { boxes, truncated } = hurried.find(image, { ...question, limitMs });
    expect(truncated).toBe(limitMs < 1000);
    return boxes.length;
  });
  expect(counts[0]).toBe(0);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts.at(-1)).toBe(all.length);
});

test('more boxes than asked for are left out, and said to be', () => {
  const image = drawFor(face);
  const every = { ...question, options: { ...question.options, minNeighbors: 0 } };
  const all = searchWith(face).find(image, every);
  expect(all.boxes.length).toBeGreaterThan(3);
  const some = searchWith(face).find(image, { ...every, mostBoxes: 3 });
  expect(some).toEqual({ boxes: all.boxes.slice(0, 3), truncated: true });
});

test('a cascade that accepts every window is cut off instead of being merged for minutes', () => {
  const cascade = { ...loadModel('lbpcascade_frontalface'), stageThresholds: new Float32Array(20).fill(-1000) };
  const xml = new TextEncoder().encode(cascadeXml(cascade));
  const search = new PictureSearch(() => 0);
  expect(search.addCascade('own', xml, 'xml')).toMatchObject({ ok: true });
  const { boxes, truncated } = search.find(drawNoise(5, 640, 480), { ...question, cascade: 'own' });
  expect(truncated).toBe(true);
  expect(boxes.length).toBeLessThanOrEqual(200);
});

test('an own cascade is read from XML like the shipped one from its compact form', () => {
  const image = drawFor(face);
  const search = searchWith(face);
  const xml = new TextEncoder().encode(cascadeXml(loadModel(face)));
  expect(search.addCascade('own', xml, 'xml')).toEqual({ ok: true, value: { width: 24, height: 24 } });
  expect(search.find(image, { ...question, cascade: 'own' })).toEqual(search.find(image, question));
});

test('what is no cascade is refused in words, and what was there stays', () => {
  const search = searchWith(face);
  expect(search.addCascade('own', new TextEncoder().encode('<html/>'), 'xml')).toMatchObject({ ok: false });
  expect(search.addCascade(face, new Uint8Array(3), 'compact')).toMatchObject({ ok: false });
  expect(search.find(drawFaces(1, 64, 48), question).truncated).toBe(false);
});

test('a picture smaller than the window has nothing in it', () => {
  expect(searchWith(face).find({ pixels: new Uint8Array(1), width: 1, height: 1 }, question)).toEqual({
    boxes: [],
    truncated: false,
  });
});
