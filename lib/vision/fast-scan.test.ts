import { expect, test, vi } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import type { Candidate } from './candidate';
import type { Cascade } from './cascade';
import { createDetector, gridsFor } from './detect';
import { detectPlain } from './detect-plain';
import { drawFaces, drawNoise } from './draw-test-image';
import { fastPathObstacle } from './fast-path';
import { inTwoStages } from './fixtures/in-two-stages';
import { loadModel } from './fixtures/load-model';
import type { GrayImage } from './gray-image';
import { ScanKernel } from './scan-kernel';
import { scanPlain } from './scan-plain';

// Many scans, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

// The plain scan is the specification; the fast one must agree with it to the last bit.

const names = [
  'haarcascade_frontalface_default',
  'haarcascade_frontalface_alt2',
  'haarcascade_eye_tree_eyeglasses',
  'haarcascade_righteye_2splits',
  'haarcascade_lowerbody',
  'haarcascade_smile',
  'haarcascade_licence_plate_rus_16stages',
  'lbpcascade_frontalface',
  'lbpcascade_frontalface_improved',
];

test.for(names)('%s: fast and plain agree on images, factors and limits drawn by lot', (name) => {
  const cascade = loadModel(name);
  const detector = createDetector(cascade);
  const random = mulberry32(21);
  let found = 0;
  for (let round = 0; round < 10; round++) {
    const smallest = round % 5 === 4 ? 8 : 90;
    const width = smallest + Math.floor(random() ** 2 * 250);
    const height = smallest + Math.floor(random() ** 2 * 120);
    const image = round % 3 === 0 ? drawFaces(round, width, height) : drawNoise(round, width, height);
    const options = {
      scaleFactor: [1.03, 1.1, 1.3, 2.5][Math.floor(random() * 4)] as number,
      minNeighbors: Math.floor(random() * 4),
      minSize: { width: Math.floor(random() * 60), height: Math.floor(random() * 60) },
      maxSize: { width: Math.floor(random() * 200), height: Math.floor(random() * 200) },
    };
    const plain = detectPlain(image, cascade, options);
    expect(detector.detect(image, options), JSON.stringify([round, width, height, options])).toEqual(plain);
    found += plain.length;
  }
  expect(detector.engine).toBe('wasm');
  expect(detector.counts()?.weakSums).toBeGreaterThan(1000);
  if (name.includes('smile') || name.includes('frontalface')) expect(found).toBeGreaterThan(0);
});

test('exactly the windows that OpenCV looks at are looked at, across tiles and flat places', () => {
  // Only stage 0 decides, so every window that is seen and passes is found: any wrong skip shows.
  for (const name of ['haarcascade_frontalface_alt2', 'lbpcascade_frontalface']) {
    const first = onlyStage0(loadModel(name));
    for (const image of [drawNoise(31, 1500, 50), flatAtTheBorder(drawNoise(31, 900, 200))]) {
      const fast = scanFast(image, first);
      expect(fast.length).toBeGreaterThan(1000);
      // Tens of thousands of windows: as text they are compared at once.
      expect(JSON.stringify(fast) === JSON.stringify(scanAll(image, first)), name).toBe(true);
    }
  }
});

test('bands scanned apart are the whole', () => {
  const image = drawNoise(32, 260, 300);
  const cascade = loadModel('haarcascade_smile');
  const kernel = new ScanKernel(cascade);
  kernel.setImage(image);
  for (const grid of gridsFor(image, cascade, {})) {
    const bands: Candidate[] = [];
    for (let y = 0; y < grid.yEnd; y += 46) bands.push(...kernel.scan(grid, y, Math.min(y + 46, grid.yEnd)));
    expect(bands).toEqual(kernel.scan(grid));
  }
});

test('a scan that is ended gives the beginning of what the whole gives', () => {
  const cascade = loadModel('haarcascade_frontalface_alt2');
  const all = { ...cascade, stageThresholds: cascade.stageThresholds.map(() => -1e30) };
  const image = drawNoise(38, 60, 300);
  const kernel = new ScanKernel(all);
  kernel.setImage(image);
  const [grid] = gridsFor(image, all, {});
  if (!grid) throw new Error('There is no scale.');
  let asked = 0;
  const cut = kernel.scan(grid, 0, grid.yEnd, () => ++asked === 3);
  const whole = kernel.scan(grid);
  expect(cut.length).toBeGreaterThan(0);
  expect(cut.length).toBeLessThan(whole.length);
  expect(whole.slice(0, cut.length)).toEqual(cut);
});

test.for([
  ['haarcascade_frontalface_default', 3],
  // A first stage of 60,000 nodes would be longer than any function that V8 takes.
  ['haarcascade_eye_tree_eyeglasses', 19_999],
  ['lbpcascade_frontalface', 3],
] as const)('%s repeated up to the limit, with stage 1 at tree %i: fast and plain agree', ([name, firstTrees]) => {
  const repeated = inTwoStages(loadModel(name), 20_000, firstTrees);
  const image = drawNoise(39, 40, 34);
  const weights = scanAll(image, repeated).map(({ levelWeight }) => levelWeight);
  const middle = weights.sort((a, b) => a - b)[weights.length >> 1] as number;
  const half = { ...repeated, stageThresholds: Float32Array.of(-1e30, middle) };
  const fast = scanFast(image, half);
  expect(fast.length).toBeGreaterThan(weights.length / 3);
  expect(fast).toEqual(scanAll(image, half));
});

test('images of changing sizes leave nothing behind in one detector', () => {
  const cascade = loadModel('haarcascade_frontalface_alt2');
  const detector = createDetector(cascade);
  for (const [width, height] of [
    [500, 120],
    [90, 90],
    [20, 20],
    [19, 40],
    [640, 480],
    [31, 300],
  ] as const) {
    const image = drawFaces(width, width, height);
    expect(detector.detect(image)).toEqual(createDetector(cascade).detect(image));
  }
});

test('sums near the threshold are decided exactly', () => {
  const cascade = loadModel('haarcascade_smile');
  const image = drawNoise(3, 233, 171);
  // With all leaves whole, many sums hit a threshold that is one of their values; fixed point alone cannot tell.
  const coarse: Cascade = {
    ...cascade,
    leafValues: cascade.leafValues.map((leaf) => Math.round(leaf * 4)),
    stageThresholds: cascade.stageThresholds.map((threshold) => Math.round(threshold * 4)),
  };
  const kernel = new ScanKernel(coarse);
  kernel.setImage(image);
  const fast = gridsFor(image, coarse, {}).flatMap((grid) => kernel.scan(grid));
  expect(kernel.counts().exactSums - fast.length).toBeGreaterThan(100);
  expect(fast).toEqual(scanAll(image, coarse));
});

test.for(['haarcascade_licence_plate_rus_16stages', 'haarcascade_smile'])(
  '%s with turned weights: features of no usual shape are added all the same',
  (name) => {
    const cascade = loadModel(name);
    const image = drawNoise(34, 260, 120);
    const featureWeights = cascade.featureWeights.map((weight, index) => (index % 3 === 0 ? 1 : weight * -2));
    // Stages as long as smile's last ones lie behind the generated code; an easy threshold lets windows get there.
    const odd: Cascade = { ...cascade, featureWeights, stageThresholds: cascade.stageThresholds.map((sum) => sum - 9) };
    expect(fastPathObstacle(odd)).toBeUndefined();
    const fast = scanFast(image, odd);
    expect(fast.length).toBeGreaterThan(0);
    expect(fast).toEqual(scanAll(image, odd));
  },
);

test('a cascade with fractions for weights is scanned by the plain code, and says so', () => {
  const cascade = loadModel('haarcascade_licence_plate_rus_16stages');
  const featureWeights = cascade.featureWeights.map((weight) => weight * 0.75);
  const detector = createDetector({ ...cascade, featureWeights });
  expect(detector.engine).toBe('plain');
  expect(detector.counts()).toBeUndefined();
  const image = drawNoise(35, 130, 60);
  expect(detector.detect(image)).toEqual(detectPlain(image, { ...cascade, featureWeights }));
});

test('a cascade that accepts every window is stopped', () => {
  const cascade = loadModel('lbpcascade_frontalface');
  const everything: Cascade = { ...cascade, stageThresholds: cascade.stageThresholds.map(() => -1e30) };
  const image = drawNoise(36, 400, 400);
  expect(() => createDetector(everything, 20_000).detect(image)).toThrow(/more than 20000/);
});

test('wrong images and options throw and name what is wrong', () => {
  const detector = createDetector(loadModel('lbpcascade_frontalface'));
  const image = drawNoise(37, 40, 40);
  expect(() => detector.detect({ ...image, width: 41 })).toThrow('gray has 1600 pixels, expected 41x40 = 1640.');
  expect(() => detector.detect({ ...image, width: 0 })).toThrow(/0x40/);
  expect(() => detector.detect(image, { scaleFactor: 1 })).toThrow('scaleFactor is 1');
  expect(() => detector.detect(image, { scaleFactor: Number.NaN })).toThrow('scaleFactor is NaN');
  expect(() => detector.detect(image, { minNeighbors: 1.5 })).toThrow('minNeighbors is 1.5');
  expect(() => detector.detect(image, { minSize: { width: -1, height: 0 } })).toThrow('minSize is -1x0');
});

/** A cascade's first stage, and a second one that lets everything pass. */
function onlyStage0(cascade: Cascade): Cascade {
  const trees = cascade.stageTrees[2] as number;
  const nodes = cascade.treeNodes[trees] as number;
  return {
    ...cascade,
    stageThresholds: Float32Array.of(cascade.stageThresholds[0] as number, -1000),
    stageTrees: cascade.stageTrees.slice(0, 3),
    treeNodes: cascade.treeNodes.slice(0, trees + 1),
    nodeFeatures: cascade.nodeFeatures.slice(0, nodes),
  };
}

/** One level where the first tile of windows of 20 pixels ends, so that its last group is flat and the next window is not. */
function flatAtTheBorder(image: GrayImage): GrayImage {
  const pixels = image.pixels.slice();
  for (let row = 0; row < pixels.length; row += image.width) pixels.fill(128, row + 600, row + 714);
  return { ...image, pixels };
}

function scanFast(image: GrayImage, cascade: Cascade): Candidate[] {
  const kernel = new ScanKernel(cascade);
  kernel.setImage(image);
  return gridsFor(image, cascade, {}).flatMap((grid) => kernel.scan(grid));
}

function scanAll(image: GrayImage, cascade: Cascade): Candidate[] {
  return gridsFor(image, cascade, {}).flatMap((grid) => scanPlain(image, cascade, grid));
}
