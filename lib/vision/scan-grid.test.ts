import { expect, test } from 'vitest';
import { scanGrids } from './scan-grid';

const window = { width: 24, height: 24 };

test('windows move by two pixels below scale 2 and by one from there on', () => {
  const grids = scanGrids({ width: 200, height: 120 }, window, [1, Math.fround(1.9), 2, 4]);
  expect(grids.map(({ step, width, height, xEnd }) => [step, width, height, xEnd])).toEqual([
    [2, 200, 120, 177],
    [2, 105, 63, 82],
    [1, 100, 60, 77],
    [1, 50, 30, 27],
  ]);
});

test('OpenCV’s stripes may lose the last row of a step-2 scale, never more', () => {
  // 200 columns make 6 stripes; 97 rows are 48 steps, 8 to a stripe: the row at 96 is lost.
  expect(scanGrids({ width: 200, height: 120 }, window, [1])[0]?.yEnd).toBe(96);
  for (let height = 24; height < 200; height++) {
    const [grid] = scanGrids({ width: 200, height }, window, [1]);
    expect(height - 23 - (grid?.yEnd ?? 0)).toBeLessThanOrEqual(1);
  }
});
