import { expect, test } from 'vitest';
import { mulberry32 } from '@/lib/base/random';
import { averageCells, mostCells } from './average-cells';

function noise(width: number, height: number): Uint8ClampedArray {
  const random = mulberry32(7);
  return Uint8ClampedArray.from({ length: width * height * 4 }, () => random() * 256);
}

test('two pictures with the same cell means cannot be told apart afterwards', () => {
  const width = 48;
  const pixels = noise(width, width);
  const mirrored = pixels.slice();
  // Within each 8 x 8 cell the columns change places: another face, the same means.
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + (x - (x % 8)) + (7 - (x % 8))) * 4;
      mirrored.set(pixels.subarray(from, from + 4), (y * width + x) * 4);
    }
  }
  expect(mirrored).not.toEqual(pixels);
  expect(averageCells(mirrored, width, width)).toEqual(averageCells(pixels, width, width));
});

test('each cell is the mean of its pixels, counted one by one', () => {
  const [width, height] = [53, 31];
  const pixels = noise(width, height);
  const { cells, columns, rows } = averageCells(pixels, width, height);
  expect([columns, rows]).toEqual([mostCells, 3]);
  const [left, right] = [Math.floor((2 * width) / columns), Math.floor((3 * width) / columns)];
  const [top, bottom] = [Math.floor(height / rows), Math.floor((2 * height) / rows)];
  const greens: number[] = [];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) greens.push(pixels[(y * width + x) * 4 + 1] ?? Number.NaN);
  }
  const mean = greens.reduce((sum, green) => sum + green, 0) / greens.length;
  expect(cells[(columns + 2) * 4 + 1]).toBe(Math.round(mean));
  expect(cells[(columns + 2) * 4 + 3]).toBe(255);
});

test('the largest face keeps few cells and the smallest at least one', () => {
  for (const side of [1, 7, 8, 15, 16, 40, 500]) {
    const { columns, rows, cells } = averageCells(new Uint8ClampedArray(side * side * 4), side, side);
    expect(columns).toBe(rows);
    expect(columns).toBeGreaterThanOrEqual(1);
    expect(columns).toBeLessThanOrEqual(8);
    expect(cells.length).toBe(columns * rows * 4);
  }
});

test('a wrong length is refused', () => {
  expect(() => averageCells(new Uint8ClampedArray(12), 2, 2)).toThrow('pixels has 12 values, expected 2x2x4.');
});
