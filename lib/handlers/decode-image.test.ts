import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { decodeImage } from './decode-image';
import { animatedPng } from './fixtures/picture-files';

// Made before decodeImage is asked: it closes the ways by which most formats are read, not those by which they are made.
const width = 16;
const height = 12;
const red = [200, 40, 30] as const;
/** OpenCV's weights, in real numbers. */
const redLuma = 0.299 * red[0] + 0.587 * red[1] + 0.114 * red[2];
const plain = (channels: 1 | 2 | 3 | 4, sample: readonly number[]) =>
  sharp(
    Uint8Array.from({ length: width * height * channels }, (_, at) => sample[at % channels] ?? 0),
    { raw: { width, height, channels } },
  );

const colours: [what: string, file: () => Promise<Buffer>, expected: number, tolerance: number][] = [
  ['a PNG', () => plain(3, red).png().toBuffer(), redLuma, 0.5],
  ['a palette', () => plain(3, red).png({ palette: true }).toBuffer(), redLuma, 1],
  ['a JPEG', () => plain(3, red).jpeg({ quality: 95 }).toBuffer(), redLuma, 2],
  ['a WebP', () => plain(3, red).webp({ lossless: true }).toBuffer(), redLuma, 0.5],
  ['a gray JPEG', () => plain(1, [77]).toColourspace('b-w').jpeg().toBuffer(), 77, 1],
  ['a gray PNG', () => plain(1, [77]).toColourspace('b-w').png().toBuffer(), 77, 0],
  ['black and white, one bit', () => plain(1, [255]).png({ palette: true, colours: 2 }).toBuffer(), 255, 0],
  ['gray that is clear', () => plain(2, [0, 0]).toColourspace('b-w').png().toBuffer(), 255, 0],
  ['gray that is half clear', () => plain(2, [0, 128]).toColourspace('b-w').png().toBuffer(), 127, 1],
  [
    'colour that is clear',
    () =>
      plain(4, [...red, 0])
        .png()
        .toBuffer(),
    255,
    0,
  ],
  ['16 bits', () => plain(3, red).toColourspace('rgb16').png().toBuffer(), redLuma, 1],
  ['16 bits of gray', () => plain(1, [77]).toColourspace('grey16').png().toBuffer(), 77, 1],
  ['Display P3', () => plain(3, red).withIccProfile('p3').png().toBuffer(), redLuma, 2],
  ['CMYK', () => plain(3, red).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(), redLuma, 16],
];

test.each(colours)('%s becomes its luma, one byte a pixel', async (_what, file, expected, tolerance) => {
  const decoded = await decodeImage(await file());
  if (decoded.kind !== 'decoded') throw new Error(`It is ${decoded.kind}.`);
  expect([decoded.width, decoded.height, decoded.pixels.length]).toEqual([width, height, width * height]);
  for (const level of decoded.pixels) expect(Math.abs(level - expected)).toBeLessThanOrEqual(tolerance);
});

test('of an animated PNG the first frame is decoded', async () => {
  const decoded = await decodeImage(animatedPng(3, 2, [10, 200]));
  expect(decoded).toMatchObject({ kind: 'decoded', width: 3, height: 2 });
  expect(decoded.kind === 'decoded' && [...decoded.pixels]).toEqual([10, 10, 10, 10, 10, 10]);
});

const others: Promise<Buffer>[] = [];
beforeAll(() => {
  others.push(plain(3, red).gif().toBuffer(), plain(3, red).tiff().toBuffer(), plain(3, red).avif().toBuffer());
});

test('no other format is read, even if its bytes get this far', async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  );
  for (const file of [svg, ...(await Promise.all(others))])
    expect(await decodeImage(file)).toEqual({ kind: 'corrupt' });
});
