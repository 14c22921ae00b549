import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { decodeCascade, encodeCascade } from './cascade-binary';
import { loadModel, readModel } from './fixtures/load-model';
import patches from './fixtures/patches.json';
import { readCascadeXml } from './read-cascade-xml';

// Many scans, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const names = Object.keys(patches);

test.for(names)('%s: decoded and encoded it is the same file', (name) => {
  expect(Buffer.compare(encodeCascade(loadModel(name)), readModel(name))).toBe(0);
});

const opencv = process.env.LECTERN_OPENCV_DATA ?? '/usr/share/opencv4';
const noOpencv = !existsSync(`${opencv}/haarcascades`) && `no OpenCV data at ${opencv}: set LECTERN_OPENCV_DATA`;

test.skipIf(noOpencv)('the shipped files are what OpenCV’s XML says', () => {
  for (const kind of ['haarcascades', 'lbpcascades']) {
    for (const file of readdirSync(`${opencv}/${kind}`)) {
      const cascade = readCascadeXml(readFileSync(`${opencv}/${kind}/${file}`));
      if (!cascade.ok) throw new Error(`${file}: ${cascade.failure.message.en}`);
      expect(Buffer.compare(encodeCascade(cascade.value), readModel(file.replace('.xml', ''))), file).toBe(0);
    }
  }
});

test('a file cut short, made longer or changed anywhere is refused or a sound cascade', () => {
  const whole = readModel('haarcascade_licence_plate_rus_16stages');
  expect(decodeCascade(whole.subarray(0, whole.length - 1)).ok).toBe(false);
  expect(decodeCascade(Uint8Array.from([...whole, 0])).ok).toBe(false);
  expect(decodeCascade(new Uint8Array(0)).ok).toBe(false);
  const random = mulberry32(61);
  for (let round = 0; round < 2000; round++) {
    const changed = whole.slice();
    changed[Math.floor(random() * (round % 2 === 0 ? 40 : whole.length))] = Math.floor(random() * 256);
    const decoded = decodeCascade(changed);
    if (!decoded.ok) continue;
    const { nodeFeatures, featureTilted, featureRects, width } = decoded.value;
    expect(Math.max(...nodeFeatures)).toBeLessThan(featureTilted.length);
    for (let at = 0; at < featureRects.length; at += 4) {
      expect((featureRects[at] as number) + (featureRects[at + 2] as number)).toBeLessThanOrEqual(width);
    }
  }
});
