import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, expect, test, vi } from 'vitest';
import type { ModelHandler } from '@/lib/serving/handler';
import { detectPlain } from '@/lib/vision/detect-plain';
import { drawFaces, drawNoise } from '@/lib/vision/draw-test-image';
import { loadModel } from '@/lib/vision/fixtures/load-model';
import type { GrayImage } from '@/lib/vision/gray-image';
import { detect, detectRow, pngOf, refusal, startHaar } from './fixtures/haar';
import { animatedPng, exifOf, pngFile, pngHead, pngRows, withExifSegment } from './fixtures/picture-files';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let haar: ModelHandler;
beforeAll(async () => {
  haar = await startHaar();
  return () => haar.close?.();
});

const faces = drawFaces(11, 640, 400);
const raw = ({ pixels, width, height }: GrayImage) => sharp(pixels, { raw: { width, height, channels: 1 } });

test('nothing, and more than the most bytes, are refused by their length', async () => {
  expect(await refusal(haar, detectRow(new Uint8Array(0)))).toBe('image_empty');
  const large = Buffer.concat([await pngOf(faces), Buffer.alloc(10 * 1024 * 1024)]);
  expect(await refusal(haar, detectRow(large))).toBe('body_too_large');
});

test.each([
  ['text', '안녕하세요'],
  ['HTML', '<!DOCTYPE html><html></html>'],
  ['PDF', '%PDF-1.7\n'],
  ['a ZIP archive', 'PK\x03\x04\x14\0'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
  [
    'SVG of 100,000 pixels with a file in it',
    '<?xml version="1.0"?><svg width="100000"><image href="file:///etc/passwd"/></svg>',
  ],
  ['an entity bomb', '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>'],
  ['GIF', 'GIF89a\x01\0\x01\0'],
  ['TIFF', 'II*\0\x08\0\0\0'],
  ['AVIF', '\0\0\0\x1cftypavif\0\0\0\0'],
  ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0'],
  ['JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n'],
  ['JPEG XL', '\xff\x0a\xff\xff'],
  ['BMP', 'BM6\0\0\0'],
  ['a program', '\x7fELF\x02\x01\x01\0'],
  ['one byte', '\xff'],
])('%s is no picture that can be searched, whatever it is called', async (_what, bytes) => {
  expect(await refusal(haar, detectRow(Buffer.from(bytes, 'latin1')))).toBe('image_unsupported');
});

test('a picture from an iPhone is refused with the way to make one that can be opened', async () => {
  const heic = Buffer.from('\0\0\0\x24ftypheic\0\0\0\0mif1heic', 'latin1');
  await expect(haar.handle([detectRow(heic)], 'serving_default')).rejects.toMatchObject({
    failure: { message: { ko: expect.stringContaining('아이폰 설정 > 카메라 > 포맷 > 높은 호환성') } },
  });
});

test.each([
  ['50,000 x 50,000 in its head', pngFile(pngHead(50_000, 50_000), ['IDAT', pngRows(50_000, 1, 0)])],
  ['64.8 megapixels, whole', pngFile(pngHead(8100, 8000), ['IDAT', pngRows(8100, 8000, 0)])],
])('a picture of too many pixels is refused: %s', async (_what, file) => {
  expect(await refusal(haar, detectRow(file))).toBe('image_too_large');
});

test.each([0.1, 0.5, 0.99])('a JPEG, a PNG and a WebP cut at %s are corrupt', async (share) => {
  const image = raw(drawNoise(1, 300, 200));
  for (const file of [await image.jpeg().toBuffer(), await image.png().toBuffer(), await image.webp().toBuffer()]) {
    const cut = file.subarray(0, Math.floor(file.length * share));
    expect(await refusal(haar, detectRow(cut))).toBe('image_corrupt');
    expect(await refusal(haar, detectRow(file))).toBe('answered');
  }
});

test.each([
  [1, 1],
  [1, 20_000],
  [20_000, 1],
  [23, 24],
])('a picture of %s x %s has no face and does no harm', async (width, height) => {
  const file = pngFile(pngHead(width, height), ['IDAT', pngRows(width, height, 90)]);
  const out = await detect(haar, detectRow(file));
  expect(out).toMatchObject({ width, height, boxes: [], truncated: false });
});

test('of an animation the first frame is searched', async () => {
  const second = drawNoise(2, 640, 400);
  const both = Buffer.concat([faces.pixels, second.pixels]);
  const animated = await sharp(both, { raw: { width: 640, height: 800, channels: 1, pageHeight: 400 } })
    .webp({ lossless: true })
    .toBuffer();
  expect((await sharp(animated).metadata()).pages).toBe(2);
  const expected = detectPlain(faces, loadModel('haarcascade_frontalface_default'), { minNeighbors: 5 });
  expect(await detect(haar, detectRow(animated))).toMatchObject({ width: 640, height: 400, boxes: expected });
  expect(await detect(haar, detectRow(animatedPng(30, 40, [10, 200])))).toMatchObject({ width: 30, height: 40 });
});

test('orientations 1 to 8 of one picture give the same boxes, upright', async () => {
  const upright = await detect(haar, detectRow(await pngOf(faces)));
  expect(upright.boxes.length).toBeGreaterThan(1);
  for (let orientation = 1; orientation <= 8; orientation++) {
    const stored = storedAs(faces, orientation);
    const file = await raw(stored).withMetadata({ orientation }).webp({ lossless: true }).toBuffer();
    expect((await sharp(file).metadata()).orientation).toBe(orientation);
    const { width, height, boxes } = await detect(haar, detectRow(file));
    expect([orientation, width, height, boxes]).toEqual([orientation, 640, 400, upright.boxes]);
  }
});

test('orientations that there are not, and broken or long EXIF data, change nothing', async () => {
  const jpeg = await raw(faces).jpeg().toBuffer();
  const plain = await detect(haar, detectRow(jpeg));
  const segments = [
    ...[0, 9, 65_535].map((orientation) => exifOf(orientation)),
    exifOf(1).subarray(0, 20),
    Buffer.from('II*\0\xff\xff\xff\xff', 'latin1'),
    Buffer.alloc(60_000, 0x41),
    exifOf(1, 'x'.repeat(60_000)),
  ];
  for (const segment of segments) {
    const out = await detect(haar, detectRow(withExifSegment(jpeg, segment)));
    expect([out.width, out.height, out.boxes]).toEqual([plain.width, plain.height, plain.boxes]);
  }
});

test('nothing that a file says of itself is in the answer', async () => {
  const jpeg = await raw(faces).jpeg().toBuffer();
  const file = withExifSegment(jpeg, exifOf(6, 'CANARY 37.5N 127.0E'));
  const [out] = await haar.handle([detectRow(file)], 'serving_default');
  expect(Object.keys(out ?? {})).toEqual(['width', 'height', 'boxes', 'truncated', 'timings']);
  expect(out).toMatchObject({ width: 400, height: 640 });
  expect(JSON.stringify(out)).not.toContain('CANARY');
});

test('data that inflates past the picture, or beside it, is left or refused', async () => {
  const text = Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(Buffer.alloc(100_000_000))]);
  const beside = pngFile(pngHead(30, 30), ['zTXt', text], ['IDAT', pngRows(30, 30, 9)]);
  const past = pngFile(pngHead(30, 30), ['IDAT', pngRows(30_000, 1000, 9)]);
  for (const file of [beside, past]) {
    expect(['answered', 'image_corrupt']).toContain(await refusal(haar, detectRow(file)));
  }
});

test('of more boxes than are given the answer says that it was cut', async () => {
  const file = await pngOf(drawFaces(11, 640, 400));
  const out = await detect(haar, detectRow(file, { min_neighbors: 0, scale_factor: 1.01 }));
  expect([out.boxes.length, out.truncated]).toEqual([200, true]);
});

/** The pixels as a camera held otherwise stores them. @see EXIF 2.32, Orientation */
function storedAs({ pixels, width, height }: GrayImage, orientation: number): GrayImage {
  const isTurned = orientation >= 5;
  const stored = { width: isTurned ? height : width, height: isTurned ? width : height };
  const out = new Uint8Array(pixels.length);
  for (let y = 0, at = 0; y < stored.height; y++) {
    for (let x = 0; x < stored.width; x++, at++) {
      const [along, down] = isTurned ? [y, x] : [x, y];
      const fromRight = [2, 3, 6, 7].includes(orientation);
      const fromBottom = [3, 4, 7, 8].includes(orientation);
      const uprightX = fromRight ? width - 1 - along : along;
      const uprightY = fromBottom ? height - 1 - down : down;
      out[at] = pixels[uprightY * width + uprightX] ?? 0;
    }
  }
  return { ...stored, pixels: out };
}
