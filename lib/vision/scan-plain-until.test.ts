import { expect, test, vi } from 'vitest';
import { gridsFor } from './detect';
import { drawFaces, drawNoise } from './draw-test-image';
import { loadModel } from './fixtures/load-model';
import { scanPlain } from './scan-plain';
import { scanPlainUntil } from './scan-plain-until';

vi.setConfig({ testTimeout: 60_000 });

const never = () => false;

test.each(['haarcascade_frontalface_alt2', 'haarcascade_profileface', 'lbpcascade_frontalface'])(
  '%s: bands give what the whole gives, upright and tilted, at every scale',
  (name) => {
    const cascade = loadModel(name);
    // Weak enough to accept much; higher than three bands.
    const weak = { ...cascade, stageThresholds: cascade.stageThresholds.map((threshold) => threshold - 2.5) };
    let found = 0;
    for (const image of [drawFaces(3, 50, 420), drawNoise(4, 48, 600)]) {
      for (const grid of gridsFor(image, weak, { scaleFactor: 1.7 })) {
        const whole = scanPlain(image, weak, grid);
        expect(scanPlainUntil(image, weak, grid, never)).toEqual(whole);
        found += whole.length;
      }
    }
    expect(found).toBeGreaterThan(20);
  },
);

test('a scan that is ended gives the beginning of what the whole gives', () => {
  const cascade = loadModel('haarcascade_frontalface_alt2');
  const all = { ...cascade, stageThresholds: cascade.stageThresholds.map(() => -1e30) };
  const image = drawNoise(4, 60, 300);
  const [grid] = gridsFor(image, all, {});
  if (!grid) throw new Error('There is no scale.');
  let asked = 0;
  const cut = scanPlainUntil(image, all, grid, () => asked++ > 50);
  const whole = scanPlain(image, all, grid);
  expect(cut.length).toBeGreaterThan(0);
  expect(cut.length).toBeLessThan(whole.length);
  expect(whole.slice(0, cut.length)).toEqual(cut);
  expect(scanPlainUntil(image, all, grid, () => true)).toEqual([]);
});
