import { expect, test } from 'vitest';
import { drawNoise } from './draw-test-image';
import { integrals } from './integral';

const image = drawNoise(41, 23, 17);

test('every entry is the sum of the pixels left of it and above it', () => {
  const { sums, squares, stride } = integrals(image, false);
  for (let y = 0; y <= image.height; y++) {
    for (let x = 0; x <= image.width; x++) {
      const inside = pixelsWhere((px, py) => px < x && py < y);
      expect(sums[y * stride + x]).toBe(total(inside));
      expect(squares[y * stride + x]).toBe(total(inside.map((level) => level * level)));
    }
  }
});

test('every tilted entry is the sum of the cone above it', () => {
  const { tilted, stride } = integrals(image, true);
  for (let y = 0; y <= image.height; y++) {
    for (let x = 0; x <= image.width; x++) {
      const inside = pixelsWhere((px, py) => py < y && Math.abs(px - x + 1) <= y - py - 1);
      expect(tilted?.[y * stride + x], `${x} ${y}`).toBe(total(inside));
    }
  }
});

test('squares wrap and their differences do not', () => {
  const white = { pixels: new Uint8Array(300 * 300).fill(255), width: 300, height: 300 };
  const { squares, stride } = integrals(white, false);
  const at = (x: number, y: number) => squares[y * stride + x] as number;
  expect(at(300, 300)).not.toBe(300 * 300 * 255 * 255);
  expect((at(300, 300) - at(50, 300) - at(300, 50) + at(50, 50)) >>> 0).toBe(250 * 250 * 255 * 255);
});

function pixelsWhere(inside: (x: number, y: number) => boolean): number[] {
  return [...image.pixels].filter((_, at) => inside(at % image.width, Math.floor(at / image.width)));
}

function total(levels: readonly number[]): number {
  return levels.reduce((sum, level) => sum + level, 0);
}
