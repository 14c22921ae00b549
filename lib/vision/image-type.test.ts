import { expect, test } from 'vitest';
import { imageTypeOf, isOpenable } from './image-type';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'jpeg'],
  ['\x89PNG\r\n\x1a\n\0', 'png'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'webp'],
  ['RIFF\x24\0\0\0WAVEfmt ', 'unknown'],
  ['\0\0\0\x18ftypheic', 'heic'],
  ['\0\0\0\x18ftypmif1', 'heic'],
  ['\0\0\0\x18ftypavif', 'avif'],
  ['\0\0\0\x18ftyphevm', 'heic'],
  ['\0\0\0\x18ftyphevs', 'heic'],
  ['\0\0\0\x18ftypisom', 'video'],
  ['\0\0\0\x14ftypqt  ', 'video'],
  ['\0\0\0\x18ftypcrx ', 'unknown'],
  ['\0\0\0\x18ftyp', 'unknown'],
  ['RIFF\x24\0\0\0AVI LIST', 'video'],
  ['\x1aE\xdf\xa3\x01', 'video'],
  ['GIF89a', 'gif'],
  ['MM\0*', 'tiff'],
  ['BM', 'bmp'],
  ['\0\0\0\x0cJXL \r\n\x87\n', 'jxl'],
  ['\0\0\0\x0cjP  \r\n\x87\n', 'jp2'],
  ['%PDF-1.4', 'pdf'],
  ['PK\x03\x04', 'zip'],
  ['<?xml version="1.0"?>\n<!-- a --><svg width="1">', 'svg'],
  ['\xef\xbb\xbf <svg xmlns="">', 'svg'],
  ['\xff\xfe<\0s\0v\0g\0 \0', 'svg'],
  ['<html>', 'text'],
  ['\xec\x95\x88\xeb\x85\x95', 'text'],
  ['', 'unknown'],
  ['\xff\xd8', 'unknown'],
  ['\x7fELF\x02\x01', 'unknown'],
])('%j is %s', (head, type) => {
  expect(imageTypeOf(bytes(head))).toBe(type);
});

test('three types are opened', () => {
  expect((['jpeg', 'png', 'webp', 'gif', 'heic', 'svg', 'unknown'] as const).filter(isOpenable)).toEqual([
    'jpeg',
    'png',
    'webp',
  ]);
});
