// Which windows of a row have contrast enough to be judged, and by what their feature values are multiplied.
import {
  factorsAt,
  pitch,
  smallestContrast,
  squaresAt,
  step,
  sumsAt,
  windowHeight,
  windowWidth,
} from './state';

/**
 * Lists the groups of four windows in which any is clear, and stores their factors.
 * @param first    Address of the first group.
 * @param windows  How many to look at from there.
 * @param factors  Where their factors go.
 * @param out      Where the list goes on: address of the group in the sums, bits of its clear windows.
 * @returns the end of the list.
 */
export function listClearGroups(first: usize, windows: i32, factors: usize, out: usize): usize {
  const half = step == 1 ? <usize>0 : pitch >> 1;
  // The window's rim is left out: columns 1 and width - 1, rows 1 and height - 1.
  const left = step == 1 ? <usize>4 : half;
  const lastColumn = windowWidth - 1;
  const right = step == 1 ? <usize>lastColumn << 2 : <usize>(lastColumn & 1) * half + (<usize>(lastColumn >> 1) << 2);
  const down = <usize>(windowHeight - 2) * pitch;
  const squares = squaresAt - sumsAt;
  const area = i32x4.splat((windowWidth - 2) * (windowHeight - 2));
  const flat = i64x2.splat(smallestContrast - 1);
  const exponent = i64x2.splat(0x4330000000000000);
  const base = f64x2.splat(4503599627370496.0);
  const one = f64x2.splat(1.0);
  let group = first;
  let corner = group + pitch;
  for (let x = 0; x < windows; x += 4, group += 16, corner += 16, factors += 16) {
    const a = corner + left;
    const b = corner + right;
    const sum = i32x4.add(
      i32x4.sub(v128.load(a), v128.load(b)),
      i32x4.sub(v128.load(b + down), v128.load(a + down)),
    );
    const squareSum = i32x4.add(
      i32x4.sub(v128.load(a + squares), v128.load(b + squares)),
      i32x4.sub(v128.load(b + squares + down), v128.load(a + squares + down)),
    );
    const low = i64x2.sub(i64x2.extmul_low_i32x4_u(area, squareSum), i64x2.extmul_low_i32x4_s(sum, sum));
    const high = i64x2.sub(i64x2.extmul_high_i32x4_u(area, squareSum), i64x2.extmul_high_i32x4_s(sum, sum));
    let clear = i64x2.bitmask(i64x2.gt_s(low, flat)) | (i64x2.bitmask(i64x2.gt_s(high, flat)) << 2);
    if (x + 4 > windows) clear &= (1 << (windows - x)) - 1;
    if (clear == 0) continue;
    // An integer below 2^52 becomes a double by borrowing the mantissa of 2^52.
    const lowVariance = f64x2.sub(v128.or(low, exponent), base);
    const highVariance = f64x2.sub(v128.or(high, exponent), base);
    const lowFactor = f32x4.demote_f64x2_zero(f64x2.div(one, f64x2.sqrt(lowVariance)));
    const highFactor = f32x4.demote_f64x2_zero(f64x2.div(one, f64x2.sqrt(highVariance)));
    v128.store(factors, i8x16.shuffle(lowFactor, highFactor, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
    store<u32>(out, <u32>group);
    store<u32>(out, <u32>clear, 4);
    out += 8;
  }
  return out;
}

/** The same for local binary patterns, which judge flat windows too. */
export function listAllGroups(first: usize, windows: i32, out: usize): usize {
  let group = first;
  for (let x = 0; x < windows; x += 4, group += 16, out += 8) {
    const all = x + 4 > windows ? (1 << (windows - x)) - 1 : 15;
    store<u32>(out, <u32>group);
    store<u32>(out, <u32>all, 4);
  }
  return out;
}
