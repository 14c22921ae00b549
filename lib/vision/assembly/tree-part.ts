// One part of a stage whose trees have several nodes. Every node is worked out for two groups at once and says per window
// whether it goes left; then the leaves are chosen from the last node of a tree up to its root.
import { partHeader, partInitial, partIsFirst } from './part-header';
import { anyRects, halves, partOfWhole, quarters } from './haar-values';
import { nodesAt } from './state';

/** Parameters as in runHaarPart. */
export function runTreePart(part: usize, list: usize, end: usize, factorsShift: usize, partialsShift: usize): void {
  const isFirst = load<i32>(part, partIsFirst) != 0;
  const initial = v128.load32_splat(part, partInitial);
  for (let at = list; at < end; at += 16) {
    const a = <usize>load<u32>(at);
    const b = <usize>load<u32>(at, 8);
    const node = runNodes(part, a, b, v128.load(a + factorsShift), v128.load(b + factorsShift));
    let aSums = isFirst ? initial : v128.load(a + partialsShift);
    let bSums = isFirst ? initial : v128.load(b + partialsShift);
    let tree = node;
    for (let n = load<i32>(part, 16); n > 0; n--, tree += 24) {
      const root = <usize>load<u32>(tree);
      const child = <usize>load<u32>(tree, 4);
      const flip = v128.load32_splat(tree, 8);
      const low = v128.load32_splat(tree, 12);
      const high = v128.load32_splat(tree, 16);
      const other = v128.load32_splat(tree, 20);
      const aChild = v128.bitselect(low, high, v128.load(child));
      const bChild = v128.bitselect(low, high, v128.load(child, 16));
      aSums = i32x4.add(aSums, v128.bitselect(aChild, other, v128.xor(v128.load(root), flip)));
      bSums = i32x4.add(bSums, v128.bitselect(bChild, other, v128.xor(v128.load(root, 16), flip)));
    }
    for (let n = load<i32>(part, 20); n > 0; n--) {
      let slot: usize = 0;
      const nodes = load<i32>(tree);
      tree += 4;
      for (let i = 0; i < nodes; i++, tree += 12) {
        slot = load<u32>(tree);
        const left = <usize>load<u32>(tree, 4);
        const right = <usize>load<u32>(tree, 8);
        v128.store(slot, v128.bitselect(v128.load(left), v128.load(right), v128.load(slot)));
        v128.store(slot, v128.bitselect(v128.load(left, 16), v128.load(right, 16), v128.load(slot, 16)), 16);
      }
      aSums = i32x4.add(aSums, v128.load(slot));
      bSums = i32x4.add(bSums, v128.load(slot, 16));
    }
    v128.store(a + partialsShift, aSums);
    v128.store(b + partialsShift, bSums);
  }
}

/** Fills one slot a node, in the order of the table. @returns where the trees begin. */
@inline
function runNodes(part: usize, a: usize, b: usize, aFactors: v128, bFactors: v128): usize {
  let node = part + partHeader;
  let slot = nodesAt;
  for (let n = load<i32>(part, 0); n > 0; n--, node += 28, slot += 32) {
    const c0 = <usize>load<u32>(node);
    const c1 = <usize>load<u32>(node, 4);
    const c2 = <usize>load<u32>(node, 8);
    const c3 = <usize>load<u32>(node, 12);
    const c4 = <usize>load<u32>(node, 16);
    const c5 = <usize>load<u32>(node, 20);
    const threshold = v128.load32_splat(node, 24);
    v128.store(slot, goesLeft(halves(a, c0, c1, c2, c3, c4, c5), aFactors, threshold));
    v128.store(slot, goesLeft(halves(b, c0, c1, c2, c3, c4, c5), bFactors, threshold), 16);
  }
  for (let n = load<i32>(part, 4); n > 0; n--, node += 40, slot += 32) {
    const c0 = <usize>load<u32>(node);
    const c1 = <usize>load<u32>(node, 4);
    const c2 = <usize>load<u32>(node, 8);
    const c3 = <usize>load<u32>(node, 12);
    const c4 = <usize>load<u32>(node, 16);
    const c5 = <usize>load<u32>(node, 20);
    const c6 = <usize>load<u32>(node, 24);
    const c7 = <usize>load<u32>(node, 28);
    const weight = v128.load32_splat(node, 32);
    const threshold = v128.load32_splat(node, 36);
    v128.store(slot, goesLeft(partOfWhole(a, weight, c0, c1, c2, c3, c4, c5, c6, c7), aFactors, threshold));
    v128.store(slot, goesLeft(partOfWhole(b, weight, c0, c1, c2, c3, c4, c5, c6, c7), bFactors, threshold), 16);
  }
  for (let n = load<i32>(part, 8); n > 0; n--, node += 40, slot += 32) {
    const c0 = <usize>load<u32>(node);
    const c1 = <usize>load<u32>(node, 4);
    const c2 = <usize>load<u32>(node, 8);
    const c3 = <usize>load<u32>(node, 12);
    const c4 = <usize>load<u32>(node, 16);
    const c5 = <usize>load<u32>(node, 20);
    const c6 = <usize>load<u32>(node, 24);
    const c7 = <usize>load<u32>(node, 28);
    const c8 = <usize>load<u32>(node, 32);
    const threshold = v128.load32_splat(node, 36);
    v128.store(slot, goesLeft(quarters(a, c0, c1, c2, c3, c4, c5, c6, c7, c8), aFactors, threshold));
    v128.store(slot, goesLeft(quarters(b, c0, c1, c2, c3, c4, c5, c6, c7, c8), bFactors, threshold), 16);
  }
  for (let n = load<i32>(part, 12); n > 0; n--, node += 64, slot += 32) {
    const threshold = v128.load32_splat(node, 60);
    v128.store(slot, goesLeft(anyRects(a, node), aFactors, threshold));
    v128.store(slot, goesLeft(anyRects(b, node), bFactors, threshold), 16);
  }
  return node;
}

@inline
function goesLeft(value: v128, factors: v128, threshold: v128): v128 {
  return f32x4.lt(f32x4.mul(f32x4.convert_i32x4_s(value), factors), threshold);
}
