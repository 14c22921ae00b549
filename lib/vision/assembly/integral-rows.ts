// Rows of the summed tables. With step 1 a row holds its columns in order. With step 2 it holds the even columns in its
// first half and the odd ones in its second, so that four neighbouring windows are always four neighbouring words.
// `table` and `row` count from the band's first row; what is written behind column `tileWidth` is never used.
import { pixelRow } from './resize-rows';
import { pitch, squaresAt, step, sumsAt, tileWidth, windowHeight, windowWidth, withContrast } from './state';

/** Makes the first row of a band, all zero. */
export function clearRow(table: usize): void {
  memory.fill(table, 0, pitch);
}

/** @param y Row of the shrunk image. @param row Row of the tables to make; the one above is there. */
export function addSumRows(y: i32, row: i32): void {
  const at = <usize>row * pitch;
  const pixels = pixelRow(y);
  if (step == 1) {
    addPlainSums(pixels, sumsAt + at);
    if (withContrast) addPlainSquares(pixels, squaresAt + at);
    return;
  }
  addSplitSums(pixels, sumsAt + at);
  if (!withContrast) return;
  const half = pitch >> 1;
  // Contrast reads columns 1 and width - 1 of the window: odd ones only, unless the window's width is odd.
  addSplitSquares(pixels - 1, squaresAt + at + half);
  if ((windowWidth & 1) != 0) {
    store<i32>(squaresAt + at, 0);
    addSplitSquares(pixels, squaresAt + at + 4);
  }
}

function addPlainSums(pixels: usize, out: usize): void {
  store<i32>(out, 0);
  let carry = i32x4.splat(0);
  const end = pixels + tileWidth;
  for (out += 4; pixels < end; pixels += 8, out += 32) {
    const sums = prefixWords(v128.load8x8_u(pixels));
    const low = i32x4.add(i32x4.extend_low_i16x8_u(sums), carry);
    const high = i32x4.add(i32x4.extend_high_i16x8_u(sums), carry);
    carry = i8x16.shuffle(high, high, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15);
    v128.store(out, i32x4.add(low, v128.load(out - pitch)));
    v128.store(out, i32x4.add(high, v128.load(out - pitch, 16)), 16);
  }
}

function addPlainSquares(pixels: usize, out: usize): void {
  store<i32>(out, 0);
  let carry = i32x4.splat(0);
  const end = pixels + tileWidth;
  for (out += 4; pixels < end; pixels += 8, out += 32) {
    const levels = v128.load8x8_u(pixels);
    const low = i32x4.add(prefixInts(i32x4.extmul_low_i16x8_u(levels, levels)), carry);
    carry = i8x16.shuffle(low, low, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15);
    const high = i32x4.add(prefixInts(i32x4.extmul_high_i16x8_u(levels, levels)), carry);
    carry = i8x16.shuffle(high, high, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15);
    v128.store(out, i32x4.add(low, v128.load(out - pitch)));
    v128.store(out, i32x4.add(high, v128.load(out - pitch, 16)), 16);
  }
}

/** The even column behind a pair of pixels has the pair's sum; the odd one inside it lacks the right pixel. */
function addSplitSums(pixels: usize, even: usize): void {
  let odd = even + (pitch >> 1);
  store<i32>(even, 0);
  let carry = i32x4.splat(0);
  // One pixel more: with an even width the last column is even and is written by the pair in front of it.
  const end = pixels + tileWidth + 1;
  for (even += 4; pixels < end; pixels += 16, even += 32, odd += 32) {
    const bytes = v128.load(pixels);
    const sums = prefixWords(i16x8.extadd_pairwise_i8x16_u(bytes));
    const right = i16x8.shr_u(bytes, 8);
    const low = i32x4.add(i32x4.extend_low_i16x8_u(sums), carry);
    const high = i32x4.add(i32x4.extend_high_i16x8_u(sums), carry);
    carry = i8x16.shuffle(high, high, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15);
    v128.store(even, i32x4.add(low, v128.load(even - pitch)));
    v128.store(even, i32x4.add(high, v128.load(even - pitch, 16)), 16);
    v128.store(odd, i32x4.add(i32x4.sub(low, i32x4.extend_low_i16x8_u(right)), v128.load(odd - pitch)));
    v128.store(odd, i32x4.add(i32x4.sub(high, i32x4.extend_high_i16x8_u(right)), v128.load(odd - pitch, 16)), 16);
  }
}

/** Squares summed pair by pair, from the pixel given. */
function addSplitSquares(pixels: usize, out: usize): void {
  let carry = i32x4.splat(0);
  const end = pixels + tileWidth + 1;
  for (; pixels < end; pixels += 8, out += 16) {
    const levels = v128.load8x8_u(pixels);
    const sums = i32x4.add(prefixInts(i32x4.dot_i16x8_s(levels, levels)), carry);
    carry = i8x16.shuffle(sums, sums, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15);
    v128.store(out, i32x4.add(sums, v128.load(out - pitch)));
  }
}

/** Running sums of eight words; the pixels or pairs of a load never pass 16 bits. */
@inline
function prefixWords(words: v128): v128 {
  const zero = i32x4.splat(0);
  let sums = i16x8.add(words, i8x16.shuffle(zero, words, 0, 1, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29));
  sums = i16x8.add(sums, i8x16.shuffle(zero, sums, 0, 1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
  return i16x8.add(sums, i8x16.shuffle(zero, sums, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
}

/** Running sums of four ints. */
@inline
function prefixInts(ints: v128): v128 {
  const zero = i32x4.splat(0);
  const sums = i32x4.add(ints, i8x16.shuffle(zero, ints, 0, 1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27));
  return i32x4.add(sums, i8x16.shuffle(zero, sums, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
}
