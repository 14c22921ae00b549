import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import type { Cascade } from './cascade';
import { decodeCascade } from './cascade-binary';
import { createDetector, type Detector } from './detect';
import { candidatesPlain } from './detect-plain';
import photoReference from './fixtures/opencv-photos.json';
import reference from './fixtures/opencv-reference.json';
import type { GrayImage } from './gray-image';
import { type Detection, groupRectangles } from './group-rectangles';
import { luma } from './luma';
import { readPatches } from './read-patches';
import { photoCases, photoNames, type ReferenceCase, referenceCases, referenceImages } from './reference-cases';

// Numbers of OpenCV 4.6.0, made by bench/faces/make-reference.py.

// On a busy machine the first scan of a cascade may take a second.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
const readModel = (name: string) => readFileSync(`${root}/models/faces/1/${name}.cascade`);
const patches = readPatches(readFileSync(`${root}/lib/vision/fixtures/patches.json`, 'utf8'), readModel);
const images = referenceImages(patches);
const cascades = new Map([...patches.keys()].map((name) => [name, load(name)] as const));
const detectors = new Map<string, Detector>();

test('every cascade is asked about, and each finds something somewhere', () => {
  expect(reference.cases.map(({ image, cascade }) => `${image} ${cascade}`)).toEqual(
    referenceCases([...patches.keys()]).map(({ image, cascade }) => `${image} ${cascade}`),
  );
  const finding = new Set(reference.cases.filter((asked) => asked.candidates !== '').map((asked) => asked.cascade));
  expect([...finding].sort()).toEqual([...patches.keys()].sort());
  expect(finding.size).toBe(22);
});

test.for([...patches.keys()])('%s: candidates, boxes, counts and weights are those of OpenCV, bit for bit', (name) => {
  for (const asked of reference.cases.filter(({ cascade }) => cascade === name)) {
    expectAnswers(images.get(asked.image) as GrayImage, asked);
  }
});

test('the plain detector gives OpenCV’s numbers too', () => {
  for (const asked of reference.cases.filter(({ image }) => image.includes('noise') || image.startsWith('lbp'))) {
    const image = images.get(asked.image) as GrayImage;
    const found = candidatesPlain(image, cascades.get(asked.cascade) as Cascade, options(asked));
    expect(groupRectangles(found, 0, image), title(asked)).toEqual(
      answer(asked.candidates, asked.candidateWeights, undefined),
    );
    expect(groupRectangles(found, asked.minNeighbors, image)).toEqual(
      answer(asked.boxes, asked.levelWeights, asked.neighbors),
    );
  }
});

const photos = process.env.LECTERN_PHOTOS ?? `${root}/../shared/photos`;
const noPhotos = !existsSync(`${photos}/${photoNames[0]}.jpg`) && `no photos at ${photos}: set LECTERN_PHOTOS`;

test.skipIf(noPhotos)('real photos give the numbers of OpenCV', async () => {
  const { default: sharp } = await import('sharp');
  const asked = photoReference.cases;
  expect(asked.map(({ image, cascade }) => [image, cascade])).toEqual(
    photoCases().map(({ image, cascade }) => [image, cascade]),
  );
  for (const name of photoNames) {
    const { data, info } = await sharp(`${photos}/${name}.jpg`)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const image = { pixels: luma(data, 3), width: info.width, height: info.height };
    for (const question of asked.filter((one) => one.image === name)) expectAnswers(image, question);
  }
});

function expectAnswers(image: GrayImage, asked: (typeof reference.cases)[number]): void {
  expect(detect(image, { ...asked, minNeighbors: 0 }), title(asked)).toEqual(
    answer(asked.candidates, asked.candidateWeights, undefined),
  );
  expect(detect(image, asked), title(asked)).toEqual(answer(asked.boxes, asked.levelWeights, asked.neighbors));
}

function detect(image: GrayImage, asked: ReferenceCase): Detection[] {
  const detector = detectors.get(asked.cascade) ?? createDetector(cascades.get(asked.cascade) as Cascade);
  detectors.set(asked.cascade, detector);
  expect(detector.engine).toBe('wasm');
  const before = detector.counts()?.windows ?? 0;
  const found = detector.detect(image, options(asked));
  expect(detector.counts()?.windows ?? 0, 'windows seen by the fast path').toBeGreaterThan(before);
  return found;
}

function options({ scaleFactor, minNeighbors, minSize, maxSize }: ReferenceCase) {
  return {
    scaleFactor,
    minNeighbors,
    minSize: { width: minSize, height: minSize },
    maxSize: { width: maxSize, height: maxSize },
  };
}

function answer(boxes: string, weights: string, neighbors: readonly number[] | undefined): Detection[] {
  const sides = new Int16Array(bytes(boxes));
  return Array.from(new Float64Array(bytes(weights)), (levelWeight, index) => {
    const [x = 0, y = 0, width = 0, height = 0] = sides.subarray(index * 4, index * 4 + 4);
    return { x, y, width, height, neighbors: neighbors?.[index] ?? 1, levelWeight };
  });
}

function bytes(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}

function title({ image, scaleFactor, minNeighbors, minSize, maxSize }: ReferenceCase): string {
  return `${image} ${scaleFactor} ${minNeighbors} ${minSize}..${maxSize}`;
}

function load(name: string): Cascade {
  const cascade = decodeCascade(readModel(name));
  if (!cascade.ok) throw new Error(cascade.failure.message.en);
  return cascade.value;
}
