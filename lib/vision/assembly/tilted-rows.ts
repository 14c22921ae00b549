// Rows of the tilted table, laid out like the sums. Each entry is made of the two rows above and two rows of pixels.
import { pixelRow } from './resize-rows';
import { pitch, step, tiltedAt, tileWidth } from './state';

/** @param y Row of the shrunk image. @param row Row of the table to make. @param first True when a band begins here. */
export function addTiltedRow(y: i32, row: i32, first: bool): void {
  const out = tiltedAt + <usize>row * pitch;
  const pixels = pixelRow(y);
  if (first) {
    // Nothing above: each tip sees its own pixel only.
    for (let x = 1; x <= tileWidth; x++) store<i32>(columnOf(out, x), load<u8>(pixels + x - 1));
    store<i32>(columnOf(out, 0), 0);
    return;
  }
  const above = pixelRow(y - 1);
  if (step == 1) addPlain(out, pixels, above);
  else addSplit(out, pixels, above);
  const axis = <i32>load<u8>(pixels + tileWidth - 1) + <i32>load<u8>(above + tileWidth - 1);
  store<i32>(columnOf(out, tileWidth), load<i32>(columnOf(out - pitch, tileWidth - 1)) + axis);
  store<i32>(columnOf(out, 0), load<i32>(columnOf(out - pitch, 1)));
}

@inline
function columnOf(row: usize, x: i32): usize {
  if (step == 1) return row + (<usize>x << 2);
  return row + <usize>(x & 1) * (pitch >> 1) + (<usize>(x >> 1) << 2);
}

function addPlain(row: usize, pixels: usize, above: usize): void {
  for (let x = 1, out = row + 4; x <= tileWidth; x += 8, out += 32, pixels += 8, above += 8) {
    const axis = i16x8.add(v128.load8x8_u(pixels), v128.load8x8_u(above));
    const up = out - pitch;
    const overlap = up - pitch;
    const low = i32x4.add(v128.load(up - 4), v128.load(up, 4));
    const high = i32x4.add(v128.load(up, 12), v128.load(up, 20));
    v128.store(out, i32x4.add(i32x4.sub(low, v128.load(overlap)), i32x4.extend_low_i16x8_u(axis)));
    v128.store(out, i32x4.add(i32x4.sub(high, v128.load(overlap, 16)), i32x4.extend_high_i16x8_u(axis)), 16);
  }
}

/** Column 2k + 1 stands on pixel 2k and column 2k + 2 on pixel 2k + 1; each has its shoulders in the other half. */
function addSplit(row: usize, pixels: usize, above: usize): void {
  let even = row + 4;
  let odd = row + (pitch >> 1);
  const bytes = i16x8.splat(255);
  for (let x = 0; x < tileWidth; x += 16, even += 32, odd += 32, pixels += 16, above += 16) {
    const now = v128.load(pixels);
    const before = v128.load(above);
    const left = i16x8.add(v128.and(now, bytes), v128.and(before, bytes));
    const right = i16x8.add(i16x8.shr_u(now, 8), i16x8.shr_u(before, 8));
    const evenUp = even - pitch;
    const oddUp = odd - pitch;
    let low = i32x4.add(v128.load(evenUp - 4), v128.load(evenUp));
    let high = i32x4.add(v128.load(evenUp, 12), v128.load(evenUp, 16));
    low = i32x4.sub(low, v128.load(oddUp - pitch));
    high = i32x4.sub(high, v128.load(oddUp - pitch, 16));
    v128.store(odd, i32x4.add(low, i32x4.extend_low_i16x8_u(left)));
    v128.store(odd, i32x4.add(high, i32x4.extend_high_i16x8_u(left)), 16);
    low = i32x4.add(v128.load(oddUp), v128.load(oddUp, 4));
    high = i32x4.add(v128.load(oddUp, 16), v128.load(oddUp, 20));
    low = i32x4.sub(low, v128.load(evenUp - pitch));
    high = i32x4.sub(high, v128.load(evenUp - pitch, 16));
    v128.store(even, i32x4.add(low, i32x4.extend_low_i16x8_u(right)));
    v128.store(even, i32x4.add(high, i32x4.extend_high_i16x8_u(right)), 16);
  }
}
