import type { OpenableType } from '@/lib/vision/image-type';
import type { Size } from '@/lib/vision/scale-list';

/**
 * Width and height as the file's header says, before EXIF turns the picture: known without decoding, so that a small
 * file that claims to be huge is refused unopened.
 * @param head The first bytes; a JPEG may have its size after long metadata.
 * @returns undefined when the header is not among the bytes.
 * @see PNG 3rd edition 11.2.1; ITU-T T.81 B.2.2; RFC 9649 2.5 to 2.7
 */
export function pictureSize(type: OpenableType, head: Uint8Array): Size | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (type === 'png') return head.length < 24 ? undefined : { width: view.getUint32(16), height: view.getUint32(20) };
  if (type === 'webp') return head.length < 30 ? undefined : webpSize(view);
  return jpegSize(view);
}

function webpSize(view: DataView): Size | undefined {
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (chunk === 'VP8X') return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (chunk === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (chunk !== 'VP8L') return undefined;
  const bits = view.getUint32(21, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** Steps from marker to marker until one that begins a frame. */
function jpegSize(view: DataView): Size | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // 0xFF may be repeated before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
