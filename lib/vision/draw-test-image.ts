import { mulberry32 } from '@/lib/base/random';
import type { GrayImage } from './gray-image';

/** A pattern that a cascade accepts, as large as its window. */
export type Patch = GrayImage;

/** Soft blobs and grain on a slope, seeded: textures of every size, with some flat places. */
export function drawNoise(seed: number, width: number, height: number): GrayImage {
  const random = mulberry32(seed);
  const pixels = new Uint8Array(width * height);
  const cell = 8 + Math.floor(random() * 16);
  const columns = Math.ceil(width / cell) + 2;
  const heights = Uint8Array.from({ length: columns * (Math.ceil(height / cell) + 2) }, () => random() * 256);
  const heightAt = (column: number, row: number) => heights[row * columns + column] as number;
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / cell);
    const down = (y % cell) / cell;
    for (let x = 0; x < width; x++, at++) {
      const column = Math.floor(x / cell);
      const right = (x % cell) / cell;
      const upper = heightAt(column, row) * (1 - right) + heightAt(column + 1, row) * right;
      const lower = heightAt(column, row + 1) * (1 - right) + heightAt(column + 1, row + 1) * right;
      // A third of the picture is without grain, and dull enough that windows there are flat.
      const quiet = (x * 3) / width < 1;
      const level = quiet ? 100 + (upper - lower) / 16 : upper * (1 - down) + lower * down + (random() - 0.5) * 24;
      pixels[at] = Math.max(0, Math.min(255, Math.round(level)));
    }
  }
  return { pixels, width, height };
}

/** The patch in its own size and enlarged two and three times, on a slope with a little grain. */
export function drawPatches(patch: Patch, seed: number): GrayImage {
  const random = mulberry32(seed);
  const width = patch.width * 6 + 40;
  const height = patch.height * 3 + 30;
  const pixels = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++)
      pixels[at] = 40 + Math.floor((x * 100) / width + (y * 60) / height + random() * 20);
  }
  const image = { pixels, width, height };
  // A scan may pass over one in its own size because of what stands to its left; nothing stands left of the first.
  for (let copy = 0; copy < 3; copy++) paste(image, patch, copy * 6, 6 + copy * (patch.height + 4), 1);
  paste(image, patch, patch.width + 20, 10, 2);
  paste(image, patch, patch.width * 3 + 30, 10, 3);
  return image;
}

function paste(image: GrayImage, patch: Patch, left: number, top: number, times: number): void {
  for (let y = 0; y < patch.height * times; y++) {
    for (let x = 0; x < patch.width * times; x++) {
      const from = Math.floor(y / times) * patch.width + Math.floor(x / times);
      image.pixels[(top + y) * image.width + left + x] = patch.pixels[from] as number;
    }
  }
}

/** Heads in light from the left, drawn with shaded discs, in several sizes. */
export function drawFaces(seed: number, width: number, height: number): GrayImage {
  const random = mulberry32(seed);
  const pixels = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) pixels[at] = 120 + Math.floor((y * 50) / height + random() * 8);
  }
  const image = { pixels, width, height };
  const sizes = [0.62, 0.34, 0.22];
  let left = 0.03;
  for (const size of sizes) {
    const radius = (size * height) / 2;
    drawHead(image, left * width + radius, height * (0.25 + random() * 0.2) + radius * 0.5, radius);
    left += (size * height) / width + 0.04;
  }
  return image;
}

function drawHead(image: GrayImage, x: number, y: number, radius: number): void {
  const at = (dx: number, dy: number, rx: number, ry: number, level: number, slope = 0) =>
    drawDisc(image, x + dx * radius, y + dy * radius, rx * radius, ry * radius, level, slope);
  at(0, -0.12, 0.92, 1.12, 45);
  at(0, 0.05, 0.74, 0.98, 195, -25);
  for (const side of [-1, 1]) {
    at(side * 0.32, -0.22, 0.2, 0.05, 70);
    at(side * 0.32, -0.08, 0.19, 0.09, 110);
    at(side * 0.32, -0.07, 0.08, 0.07, 30);
    at(side * 0.36, 0.28, 0.18, 0.14, 205);
  }
  at(0, 0.06, 0.07, 0.24, 222);
  at(0, 0.3, 0.15, 0.045, 120);
  at(0, 0.56, 0.26, 0.07, 95);
  at(0, 0.53, 0.22, 0.02, 60);
}

/** An ellipse that grows darker to its right by `slope` levels, with a soft rim. */
function drawDisc(
  { pixels, width, height }: GrayImage,
  centreX: number,
  centreY: number,
  radiusX: number,
  radiusY: number,
  level: number,
  slope: number,
): void {
  const top = Math.max(0, Math.floor(centreY - radiusY - 1));
  const bottom = Math.min(height - 1, Math.ceil(centreY + radiusY + 1));
  const left = Math.max(0, Math.floor(centreX - radiusX - 1));
  const right = Math.min(width - 1, Math.ceil(centreX + radiusX + 1));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const dx = (x - centreX) / radiusX;
      const dy = (y - centreY) / radiusY;
      const inside = Math.min(1, Math.max(0, (1.15 - dx * dx - dy * dy) / 0.3));
      const at = y * width + x;
      const under = pixels[at] as number;
      pixels[at] = Math.max(0, Math.min(255, Math.round(under + (level + slope * dx - under) * inside)));
    }
  }
}
