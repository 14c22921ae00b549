/** What the first bytes of a file say it is. The first three can be opened; the others are named to help. */
export type ImageType =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'heic'
  | 'avif'
  | 'gif'
  | 'tiff'
  | 'bmp'
  | 'jxl'
  | 'jp2'
  | 'svg'
  | 'video'
  | 'pdf'
  | 'zip'
  | 'text'
  | 'unknown';

/** Types of pictures that are opened. */
export type OpenableType = 'jpeg' | 'png' | 'webp';

export function isOpenable(type: ImageType): type is OpenableType {
  return type === 'jpeg' || type === 'png' || type === 'webp';
}

/** Bytes from the beginning that `imageTypeOf` looks at. */
export const typeBytes = 256;

/**
 * Tells a file's type by its bytes alone: names and Content-Types are anybody's claim.
 * @param bytes  The file, or at least its first `typeBytes`.
 */
export function imageTypeOf(bytes: Uint8Array): ImageType {
  for (const [type, offset, signature] of signatures) {
    if (startsWith(bytes, signature, offset)) return type;
  }
  if (startsWith(bytes, 'RIFF', 0) && startsWith(bytes, 'WEBP', 8)) return 'webp';
  if (startsWith(bytes, 'RIFF', 0) && startsWith(bytes, 'AVI ', 8)) return 'video';
  if (startsWith(bytes, 'ftyp', 4)) return brandOf(bytes);
  return textTypeOf(bytes);
}

type Signature = readonly [type: ImageType, offset: number, bytes: string];

/** One character a byte. */
const signatures: readonly Signature[] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['tiff', 0, 'II+\0'],
  ['tiff', 0, 'MM\0+'],
  ['bmp', 0, 'BM'],
  ['jxl', 0, '\xff\x0a'],
  ['jxl', 4, 'JXL \r\n\x87\n'],
  ['jp2', 4, 'jP  \r\n\x87\n'],
  ['jp2', 0, '\xff\x4f\xff\x51'],
  ['video', 0, '\x1aE\xdf\xa3'],
  ['pdf', 0, '%PDF-'],
  ['zip', 0, 'PK\x03\x04'],
];

/** The ISO base media format holds HEIC and AVIF, raw pictures of one maker, and films; the main brand tells. */
function brandOf(bytes: Uint8Array): ImageType {
  const isOf = (brands: readonly string[]) => brands.some((brand) => startsWith(bytes, brand, 8));
  if (isOf(['avif', 'avis'])) return 'avif';
  if (isOf(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'])) return 'heic';
  return bytes.length < 12 || isOf(['crx ']) ? 'unknown' : 'video';
}

/** Text is a picture only as SVG, which may begin with a declaration, a comment or a document type. */
function textTypeOf(bytes: Uint8Array): ImageType {
  const head = bytes.subarray(0, typeBytes);
  const wide = ['\xff\xfe', '\xfe\xff'].some((mark) => startsWith(head, mark, 0));
  // Two bytes a letter: without the empty ones what matters reads as ASCII.
  const letters = wide ? String.fromCharCode(...head.subarray(2).filter((byte) => byte !== 0)) : utf8Of(head);
  if (/<(?:svg|!DOCTYPE\s+svg)[\s>]/i.test(letters)) return 'svg';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what text doesn't hold.
  return letters !== '' && !/[\x00-\x08\x0e-\x1a\x1c-\x1f]/.test(letters) ? 'text' : 'unknown';
}

/** @returns nothing when it isn't UTF-8. A letter cut off at the end is no fault. */
function utf8Of(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return '';
    throw error;
  }
}

function startsWith(bytes: Uint8Array, signature: string, offset: number): boolean {
  if (bytes.length < offset + signature.length) return false;
  for (let i = 0; i < signature.length; i++) if (bytes[offset + i] !== signature.charCodeAt(i)) return false;
  return true;
}
