import { expect, test } from 'vitest';
import { pictureSizes } from './picture-sizes';

test('a picture is tried at its own size first and never enlarged', () => {
  expect(pictureSizes({ width: 640, height: 480 })).toEqual([{ width: 640, height: 480 }]);
});

test('large pictures get smaller each time and keep their shape', () => {
  const sizes = pictureSizes({ width: 8000, height: 6000 });
  expect(sizes.length).toBe(4);
  const areas = sizes.map(({ width, height }) => width * height);
  expect(areas).toEqual([...areas].sort((a, b) => b - a));
  expect(areas[1]).toBeLessThanOrEqual(4096 * 4096);
  for (const { width, height } of sizes) expect(width / height).toBeCloseTo(4 / 3, 2);
});

test('not even a very long strip loses a side', () => {
  for (const { width, height } of pictureSizes({ width: 60_000_000, height: 1 })) {
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
  }
});
