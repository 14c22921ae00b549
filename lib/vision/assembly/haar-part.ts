// One part of a stage of stumps (all of it or some of its trees) for every group of the list, two groups at a time: what is read
// from the tables serves both. The groups need not be neighbours.
import { partHeader, partInitial, partIsFirst } from './part-header';
import { anyRects, halves, partOfWhole, quarters } from './haar-values';
import { nodesAt } from './state';

/**
 * @param factorsShift   From a group's address to its factors.
 * @param partialsShift  From a group's address to its running sums.
 */
export function runHaarPart(part: usize, list: usize, end: usize, factorsShift: usize, partialsShift: usize): void {
  const scratch = nodesAt;
  const isFirst = load<i32>(part, partIsFirst) != 0;
  const initial = v128.load32_splat(part, partInitial);
  for (let at = list; at < end; at += 16) {
    const a = <usize>load<u32>(at);
    const b = <usize>load<u32>(at, 8);
    const aFactors = v128.load(a + factorsShift);
    const bFactors = v128.load(b + factorsShift);
    let aSums = isFirst ? initial : v128.load(a + partialsShift);
    let bSums = isFirst ? initial : v128.load(b + partialsShift);
    let weak = part + partHeader;
    for (let n = load<i32>(part, 0); n > 0; n--, weak += 32) {
      const c0 = <usize>load<u32>(weak);
      const c1 = <usize>load<u32>(weak, 4);
      const c2 = <usize>load<u32>(weak, 8);
      const c3 = <usize>load<u32>(weak, 12);
      const c4 = <usize>load<u32>(weak, 16);
      const c5 = <usize>load<u32>(weak, 20);
      aSums = addLeaf(aSums, halves(a, c0, c1, c2, c3, c4, c5), aFactors, weak + 24);
      v128.store(scratch, aSums);
      bSums = addLeaf(bSums, halves(b, c0, c1, c2, c3, c4, c5), bFactors, weak + 24);
      v128.store(scratch, bSums);
    }
    for (let n = load<i32>(part, 4); n > 0; n--, weak += 44) {
      const c0 = <usize>load<u32>(weak);
      const c1 = <usize>load<u32>(weak, 4);
      const c2 = <usize>load<u32>(weak, 8);
      const c3 = <usize>load<u32>(weak, 12);
      const c4 = <usize>load<u32>(weak, 16);
      const c5 = <usize>load<u32>(weak, 20);
      const c6 = <usize>load<u32>(weak, 24);
      const c7 = <usize>load<u32>(weak, 28);
      const weight = v128.load32_splat(weak, 32);
      aSums = addLeaf(aSums, partOfWhole(a, weight, c0, c1, c2, c3, c4, c5, c6, c7), aFactors, weak + 36);
      v128.store(scratch, aSums);
      bSums = addLeaf(bSums, partOfWhole(b, weight, c0, c1, c2, c3, c4, c5, c6, c7), bFactors, weak + 36);
      v128.store(scratch, bSums);
    }
    for (let n = load<i32>(part, 8); n > 0; n--, weak += 44) {
      const c0 = <usize>load<u32>(weak);
      const c1 = <usize>load<u32>(weak, 4);
      const c2 = <usize>load<u32>(weak, 8);
      const c3 = <usize>load<u32>(weak, 12);
      const c4 = <usize>load<u32>(weak, 16);
      const c5 = <usize>load<u32>(weak, 20);
      const c6 = <usize>load<u32>(weak, 24);
      const c7 = <usize>load<u32>(weak, 28);
      const c8 = <usize>load<u32>(weak, 32);
      aSums = addLeaf(aSums, quarters(a, c0, c1, c2, c3, c4, c5, c6, c7, c8), aFactors, weak + 36);
      v128.store(scratch, aSums);
      bSums = addLeaf(bSums, quarters(b, c0, c1, c2, c3, c4, c5, c6, c7, c8), bFactors, weak + 36);
      v128.store(scratch, bSums);
    }
    for (let n = load<i32>(part, 12); n > 0; n--, weak += 68) {
      aSums = addLeaf(aSums, anyRects(a, weak), aFactors, weak + 60);
      v128.store(scratch, aSums);
      bSums = addLeaf(bSums, anyRects(b, weak), bFactors, weak + 60);
      v128.store(scratch, bSums);
    }
    v128.store(a + partialsShift, aSums);
    v128.store(b + partialsShift, bSums);
  }
}

/** A stump: its right leaf is in the initial sum already; where the value is low the left one takes its place. */
@inline
function addLeaf(sums: v128, value: v128, factors: v128, leaf: usize): v128 {
  const low = f32x4.lt(f32x4.mul(f32x4.convert_i32x4_s(value), factors), v128.load32_splat(leaf));
  return i32x4.add(sums, v128.and(low, v128.load32_splat(leaf, 4)));
}
