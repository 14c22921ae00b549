import { expect, test } from 'vitest';
import { coveredArea, coverMargin } from './covered-area';

const found = { neighbors: 3, levelWeight: 1 };
const picture = { width: 200, height: 100 };

test('more than the box is covered, by the same share on each side', () => {
  expect(coverMargin).toBeGreaterThan(0);
  expect(coveredArea({ x: 50, y: 40, width: 20, height: 30, ...found }, picture)).toEqual({
    x: 46,
    y: 34,
    width: 28,
    height: 42,
  });
});

test('no area leaves the picture, and every pixel of the box lies in it', () => {
  for (const [x, y] of [
    [0, 0],
    [170, 70],
    [0, 70],
    [33.3, 21.7],
  ] as const) {
    const area = coveredArea({ x, y, width: 30, height: 30, ...found }, picture);
    expect(area.x).toBeGreaterThanOrEqual(0);
    expect(area.y).toBeGreaterThanOrEqual(0);
    expect(area.x + area.width).toBeLessThanOrEqual(picture.width);
    expect(area.y + area.height).toBeLessThanOrEqual(picture.height);
    expect(area.x).toBeLessThanOrEqual(x);
    expect(area.x + area.width).toBeGreaterThanOrEqual(x + 30);
    expect(area.y + area.height).toBeGreaterThanOrEqual(y + 30);
  }
});
