// Rows of the shrunk image, one at a time.
import {
  blendedAt,
  blendedSize,
  columnsAt,
  grayAt,
  grayHeight,
  grayWidth,
  height,
  pixelsAt,
  pixelsSize,
  rowsAt,
  tileWidth,
  tileX,
  width,
} from './state';

/** Source rows that the two blended rows hold; -1: none. */
let upperRow: i32 = -1;
let lowerRow: i32 = -1;
/** Swapped whenever the lower row becomes the upper one. */
let upperSlot: usize = 0;

export function forgetBlended(): void {
  upperRow = -1;
  lowerRow = -1;
  upperSlot = 0;
}

/** Where row y of the shrunk image lies: two slots take turns, so the row before is still there. */
@inline
export function pixelRow(y: i32): usize {
  return pixelsAt + 16 + <usize>(y & 1) * pixelsSize;
}

export function makePixelRow(y: i32): void {
  const out = pixelRow(y);
  if (width == grayWidth && height == grayHeight) {
    memory.copy(out, grayAt + <usize>y * grayWidth + tileX, tileWidth);
    return;
  }
  const origin = load<i32>(rowsAt + (<usize>y << 3));
  const share = load<i32>(rowsAt + (<usize>y << 3), 4);
  const next = share == 0 ? origin : origin + 1;
  if (upperRow != origin) {
    if (lowerRow == origin) {
      upperSlot ^= 1;
      lowerRow = upperRow;
      upperRow = origin;
    } else {
      blendColumns(origin, upperSlot);
      upperRow = origin;
    }
  }
  if (lowerRow != next && next != origin) {
    blendColumns(next, upperSlot ^ 1);
    lowerRow = next;
  }
  const upper = blendedAt + upperSlot * blendedSize;
  blendRows(upper, next == origin ? upper : blendedAt + (upperSlot ^ 1) * blendedSize, share, out);
}

/** One source row blended along x into 16-bit sums of 0..65280, less 32768 so that they are signed. */
function blendColumns(sourceRow: i32, slot: usize): void {
  const source = grayAt + <usize>sourceRow * grayWidth;
  const bias = i32x4.splat(-32768);
  let out = blendedAt + slot * blendedSize;
  const end = columnsAt + <usize>((tileWidth + 3) >> 2) * 64;
  for (let at = columnsAt; at < end; at += 64, out += 8) {
    let pairs: v128;
    if (load<i32>(at, 48) != 0) {
      pairs = i8x16.swizzle(v128.load(source + load<u32>(at)), v128.load(at, 16));
    } else {
      let bytes = v128.load16_lane(source + load<u32>(at), i64x2.splat(0), 0);
      bytes = v128.load16_lane(source + load<u32>(at, 4), bytes, 1);
      bytes = v128.load16_lane(source + load<u32>(at, 8), bytes, 2);
      bytes = v128.load16_lane(source + load<u32>(at, 12), bytes, 3);
      pairs = i16x8.extend_low_i8x16_u(bytes);
    }
    const sums = i32x4.add(i32x4.dot_i16x8_s(pairs, v128.load(at, 32)), bias);
    v128.store64_lane(out, i16x8.narrow_i32x4_s(sums, sums), 0);
  }
}

/** (upper * (256 - share) + lower * share + 32768) >> 16, with the 32768s that blendColumns took off put back. */
function blendRows(upper: usize, lower: usize, share: i32, out: usize): void {
  const weights = i32x4.splat((256 - share) | (share << 16));
  const bias = i32x4.splat((32768 << 8) + 32768);
  for (let x = 0; x < tileWidth; x += 8, upper += 16, lower += 16, out += 8) {
    const a = v128.load(upper);
    const b = v128.load(lower);
    const low = i8x16.shuffle(a, b, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
    const high = i8x16.shuffle(a, b, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
    const first = i32x4.shr_u(i32x4.add(i32x4.dot_i16x8_s(low, weights), bias), 16);
    const second = i32x4.shr_u(i32x4.add(i32x4.dot_i16x8_s(high, weights), bias), 16);
    const words = i16x8.narrow_i32x4_u(first, second);
    v128.store64_lane(out, i8x16.narrow_i16x8_u(words, words), 0);
  }
}
