import sharp from 'sharp';
import { expect, test } from 'vitest';
import { imageTypeOf, isOpenable } from '@/lib/vision/image-type';
import { checkPicture } from './check-picture';
import { pictureSize } from './picture-size';

const limits = { bytes: 1_000_000, pixels: 64_000_000 };
const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#8a7' } });
const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const blob = (content: Uint8Array) => new Blob([new Uint8Array(content)]);

test.each([
  ['jpeg', plain(317, 211).jpeg()],
  ['jpeg', plain(317, 211).jpeg({ progressive: true })],
  ['jpeg', plain(317, 211).keepMetadata().withMetadata({ orientation: 6 }).jpeg()],
  ['png', plain(317, 211).png()],
  ['webp', plain(317, 211).webp()],
  ['webp', plain(317, 211).webp({ lossless: true })],
  ['webp', plain(317, 211).ensureAlpha(0.5).webp()],
] as const)('a %s is known by its first bytes, and so is its size', async (kind, picture) => {
  const file = new Uint8Array(await picture.toBuffer());
  expect(imageTypeOf(file.subarray(0, 256))).toBe(kind);
  expect(pictureSize(kind, file)).toEqual({ width: 317, height: 211 });
  expect(await checkPicture(blob(file), limits)).toEqual({ ok: true, value: kind });
});

test.each([
  ['heic', '\0\0\0\x18ftypheic\0\0\0\0'],
  ['heic', '\0\0\0\x18ftypmif1\0\0\0\0'],
  ['avif', '\0\0\0\x18ftypavif\0\0\0\0'],
  ['video', '\0\0\0\x18ftypisom\0\0\0\0'],
  ['gif', 'GIF89a'],
  ['bmp', 'BM1234'],
  ['tiff', 'II*\0'],
  ['pdf', '%PDF-1.7'],
  ['svg', '\xef\xbb\xbf <svg xmlns="">'],
  ['svg', '<?xml version="1.0"?><svg>'],
  ['text', 'hello, I am a photo'],
  ['text', '<html></html>'],
] as const)('%s is told apart and not taken for a photo', async (kind, begins) => {
  expect(imageTypeOf(bytes(begins))).toBe(kind);
  const refused = await checkPicture(blob(bytes(begins)), limits);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'image_unsupported' } });
  if (kind === 'heic')
    expect(refused).toMatchObject({ failure: { message: { ko: expect.stringContaining('아이폰') } } });
});

test('a small file that claims to be huge is refused unopened', async () => {
  const png = new Uint8Array(await plain(8, 8).png().toBuffer());
  new DataView(png.buffer, png.byteOffset).setUint32(16, 50_000);
  new DataView(png.buffer, png.byteOffset).setUint32(20, 50_000);
  expect(await checkPicture(blob(png), limits)).toMatchObject({ ok: false, failure: { code: 'image_too_large' } });
});

test('an empty file and one of too many bytes are told apart', async () => {
  expect(await checkPicture(new Blob([]), limits)).toMatchObject({ failure: { code: 'image_empty' } });
  const long = new Uint8Array(limits.bytes + 1);
  long.set([0xff, 0xd8, 0xff]);
  expect(await checkPicture(blob(long), limits)).toMatchObject({ failure: { code: 'body_too_large' } });
});

test('no beginning of a file makes the readers fail', async () => {
  const webp = new Uint8Array(await plain(40, 30).webp().toBuffer());
  const jpeg = new Uint8Array(await plain(40, 30).jpeg().toBuffer());
  for (const file of [webp, jpeg, bytes('\x89PNG\r\n\x1a\n')]) {
    for (let length = 0; length < Math.min(file.length, 700); length++) {
      const head = file.slice(0, length);
      const type = imageTypeOf(head);
      if (isOpenable(type)) expect(() => pictureSize(type, head)).not.toThrow();
    }
  }
});
