// One part of a stage of local binary patterns, two groups at a time. A code has eight bits; whether it is in the
// node's subset of 256 is two byte look-ups: the subset's byte by code >> 3, the bit in it by code & 7.
// Stumps and nodes of trees: sixteen corners, eight words of the subset; then the stump's leaf.
import { partHeader, partInitial, partIsFirst } from './part-header';
import { nodesAt } from './state';

/** Parameters as in runHaarPart. */
export function runLbpPart(part: usize, list: usize, end: usize, partialsShift: usize): void {
  const scratch = nodesAt;
  const isFirst = load<i32>(part, partIsFirst) != 0;
  const initial = v128.load32_splat(part, partInitial);
  for (let at = list; at < end; at += 16) {
    const a = <usize>load<u32>(at);
    const b = <usize>load<u32>(at, 8);
    let aSums = isFirst ? initial : v128.load(a + partialsShift);
    let bSums = isFirst ? initial : v128.load(b + partialsShift);
    let weak = part + partHeader;
    for (let n = load<i32>(part, 0); n > 0; n--, weak += 100) {
      const leaf = v128.load32_splat(weak, 96);
      aSums = i32x4.add(aSums, v128.and(isInSubset(a, weak), leaf));
      v128.store(scratch, aSums);
      bSums = i32x4.add(bSums, v128.and(isInSubset(b, weak), leaf));
      v128.store(scratch, bSums);
    }
    v128.store(a + partialsShift, aSums);
    v128.store(b + partialsShift, bSums);
  }
}

/** All ones in the lanes whose code is in the subset. */
@inline
function isInSubset(w: usize, weak: usize): v128 {
  const r0c0 = v128.load(w + load<u32>(weak));
  const r0c1 = v128.load(w + load<u32>(weak, 4));
  const r0c2 = v128.load(w + load<u32>(weak, 8));
  const r0c3 = v128.load(w + load<u32>(weak, 12));
  const r1c0 = v128.load(w + load<u32>(weak, 16));
  const r1c1 = v128.load(w + load<u32>(weak, 20));
  const r1c2 = v128.load(w + load<u32>(weak, 24));
  const r1c3 = v128.load(w + load<u32>(weak, 28));
  const r2c0 = v128.load(w + load<u32>(weak, 32));
  const r2c1 = v128.load(w + load<u32>(weak, 36));
  const r2c2 = v128.load(w + load<u32>(weak, 40));
  const r2c3 = v128.load(w + load<u32>(weak, 44));
  const r3c0 = v128.load(w + load<u32>(weak, 48));
  const r3c1 = v128.load(w + load<u32>(weak, 52));
  const r3c2 = v128.load(w + load<u32>(weak, 56));
  const r3c3 = v128.load(w + load<u32>(weak, 60));
  const centre = block(r1c1, r1c2, r2c1, r2c2);
  let code = v128.and(i32x4.ge_s(block(r0c0, r0c1, r1c0, r1c1), centre), i32x4.splat(128));
  code = v128.or(code, v128.and(i32x4.ge_s(block(r0c1, r0c2, r1c1, r1c2), centre), i32x4.splat(64)));
  code = v128.or(code, v128.and(i32x4.ge_s(block(r0c2, r0c3, r1c2, r1c3), centre), i32x4.splat(32)));
  code = v128.or(code, v128.and(i32x4.ge_s(block(r1c2, r1c3, r2c2, r2c3), centre), i32x4.splat(16)));
  code = v128.or(code, v128.and(i32x4.ge_s(block(r2c2, r2c3, r3c2, r3c3), centre), i32x4.splat(8)));
  code = v128.or(code, v128.and(i32x4.ge_s(block(r2c1, r2c2, r3c1, r3c2), centre), i32x4.splat(4)));
  code = v128.or(code, v128.and(i32x4.ge_s(block(r2c0, r2c1, r3c0, r3c1), centre), i32x4.splat(2)));
  code = v128.or(code, v128.and(i32x4.ge_s(block(r1c0, r1c1, r2c0, r2c1), centre), i32x4.splat(1)));
  // Index 128 and above picks zero, which keeps the three upper bytes of a lane out of it.
  const bytes = v128.or(i32x4.shr_u(code, 3), i32x4.splat(0x80808000));
  const low = i8x16.swizzle(v128.load(weak, 64), bytes);
  const high = i8x16.swizzle(v128.load(weak, 80), i8x16.sub(bytes, i8x16.splat(16)));
  const bits = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  const bit = i8x16.swizzle(bits, v128.or(v128.and(code, i32x4.splat(7)), i32x4.splat(0x80808000)));
  return i32x4.ne(v128.and(v128.or(low, high), bit), i32x4.splat(0));
}

@inline
function block(topLeft: v128, topRight: v128, bottomLeft: v128, bottomRight: v128): v128 {
  return i32x4.sub(i32x4.sub(topLeft, topRight), i32x4.sub(bottomLeft, bottomRight));
}
