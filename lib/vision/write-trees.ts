import type { Cascade } from './cascade';
import type { PlannedNode, PlannedTree } from './plan-trees';
import type { TableGeometry } from './table-geometry';
import type { TableWriter } from './table-writer';
import { shapeKinds, writeNode } from './write-nodes';

/** A leaf in fixed point. @param ref 0 or minus the leaf's number, as nodes have it. */
export type LeafOf = (tree: PlannedTree, ref: number) => number;

/** Bytes of a node's result for two groups of windows. */
const slotBytes = 32;

/**
 * A part whose trees have several nodes, as tree-part.ts reads it: all nodes by shape, trees of two nodes, other trees,
 * and the leaves of those, spread over 32 bytes so that a leaf is read like a node's result.
 */
export function writeTrees(
  cascade: Cascade,
  trees: readonly PlannedTree[],
  leafOf: LeafOf,
  geometry: TableGeometry,
  start: number,
  out: TableWriter,
): void {
  const slots = new Map<PlannedNode, number>();
  for (const [index, kind] of shapeKinds.entries()) {
    const nodes = trees.flatMap((tree) => tree.nodes).filter((node) => node.shape?.kind === kind);
    out.intAt(start + index * 4, nodes.length);
    for (const node of nodes) {
      slots.set(node, geometry.nodesAt + slots.size * slotBytes);
      writeNode(cascade, node, geometry, out);
    }
  }
  const slotOf = (tree: PlannedTree, index: number) => slots.get(tree.nodes[index] as PlannedNode) as number;
  const chains = trees.filter(isChainOfTwo);
  out.intAt(start + 16, chains.length);
  for (const tree of chains) {
    const [top, next] = tree.nodes as [PlannedNode, PlannedNode];
    out.int(slotOf(tree, 0));
    out.int(slotOf(tree, 1));
    out.int(top.left === 1 ? 0 : -1);
    for (const leaf of [next.left, next.right, top.left === 1 ? top.right : top.left]) out.int(leafOf(tree, leaf));
  }
  writeOthers(
    trees.filter((tree) => !isChainOfTwo(tree)),
    leafOf,
    slotOf,
    start,
    out,
  );
}

function isChainOfTwo({ nodes }: PlannedTree): boolean {
  if (nodes.length !== 2) return false;
  const [top, next] = nodes as [PlannedNode, PlannedNode];
  return (top.left === 1) !== (top.right === 1) && next.left <= 0 && next.right <= 0;
}

/** Nodes from the last to the root: slot, then where its left and right results lie. */
function writeOthers(
  trees: readonly PlannedTree[],
  leafOf: LeafOf,
  slotOf: (tree: PlannedTree, index: number) => number,
  start: number,
  out: TableWriter,
): void {
  out.intAt(start + 20, trees.length);
  const leafReferences: { address: number; leaf: number }[] = [];
  for (const tree of trees) {
    out.int(tree.nodes.length);
    for (let index = tree.nodes.length - 1; index >= 0; index--) {
      const { left, right } = tree.nodes[index] as PlannedNode;
      out.int(slotOf(tree, index));
      for (const ref of [left, right]) {
        if (ref <= 0) leafReferences.push({ address: out.address, leaf: leafOf(tree, ref) });
        out.int(ref > 0 ? slotOf(tree, ref) : 0);
      }
    }
  }
  for (const { address, leaf } of leafReferences) {
    out.intAt(address, out.address);
    for (let word = 0; word < slotBytes / 4; word++) out.int(leaf);
  }
}
