import type { Cascade } from './cascade';
import type { FeatureShape } from './feature-corners';
import { pushFeature } from './generate-feature';
import type { PlannedNode, PlannedTree } from './plan-trees';
import { cornerOffset, type TableGeometry } from './table-geometry';
import type { TableWriter } from './table-writer';
import { type WasmFunction, wasmInt, wasmVector } from './wasm-binary';
import { WasmCode } from './wasm-code';
import type { LeafOf } from './write-trees';

// Parameters: the list, its end, from a group to its factors and to its running sums.
const list = 0;
const end = 1;
const factorsShift = 2;
const partialsShift = 3;
/** Parameters of every generated function. */
export const sumsParameters = 4;
// Locals: the group's address, its factors and sums; a spare vector; two vectors per level of a tree.
const group = 4;
const factors = 5;
const sums = 6;
const spare = 7;
const firstLevel = 8;

/**
 * Generates the function that adds a part of a stage to the running sums of all groups of the list, with the corners'
 * offsets written into the instructions. Reading them from tables, as `haar-part.ts` does, takes as many instructions as
 * the sums themselves.
 *
 * After every node something is stored that nobody reads: otherwise V8 moves all loads of the function to its front and
 * spills them, which costs half the speed.
 */
export class SumsGenerator {
  private readonly code = new WasmCode();

  /** @param out Takes the constants that the function loads. */
  constructor(
    private readonly cascade: Cascade,
    private readonly geometry: TableGeometry,
    private readonly leafOf: LeafOf,
    private readonly out: TableWriter,
  ) {}

  /** @param initial Sum to begin with, or undefined when the stage began in another part. */
  generate(trees: readonly PlannedTree[], initial: number | undefined): WasmFunction {
    const { code } = this;
    this.out.align();
    const initialAt = initial === undefined ? undefined : this.constant(() => this.out.int(initial));
    code.beginLoop();
    this.beginGroup(initialAt);
    for (const tree of trees) this.addTree(tree);
    code.getSum(group, partialsShift);
    code.get(sums);
    code.storeVector(0);
    code.getPlus(list, 8);
    code.set(list);
    code.endLoopWhileBelow(list, end);
    const levels = Math.max(...trees.map((tree) => tree.nodes.length));
    const locals = [
      [1, wasmInt],
      [3 + 2 * levels, wasmVector],
    ] as const;
    return { locals, code: code.bytes };
  }

  private beginGroup(initialAt: number | undefined): void {
    const { code } = this;
    code.get(list);
    code.loadInt(0);
    code.set(group);
    code.getSum(group, factorsShift);
    code.loadVector(0);
    code.set(factors);
    if (initialAt === undefined) {
      code.getSum(group, partialsShift);
      code.loadVector(0);
    } else {
      code.loadConstantVector(initialAt);
    }
    code.set(sums);
  }

  private addTree(tree: PlannedTree): void {
    const { code, out } = this;
    const constants = new Map<PlannedNode, NodeConstants>();
    for (const node of tree.nodes) {
      const difference = rightmostLeaf(tree, node.left, this.leafOf) - rightmostLeaf(tree, node.right, this.leafOf);
      constants.set(node, {
        threshold: this.constant(() => out.float(node.threshold)),
        difference: this.constant(() => out.int(difference)),
      });
    }
    code.get(sums);
    this.pushNode(tree, 0, constants, 0);
    code.vector('add');
    code.set(sums);
    code.storeConstantAddress(this.geometry.nodesAt, sums);
  }

  /** Pushes by how much a node's result differs from its rightmost leaf: (left - right) where it goes left, plus right. */
  private pushNode(
    tree: PlannedTree,
    index: number,
    constants: ReadonlyMap<PlannedNode, NodeConstants>,
    level: number,
  ): void {
    const { code } = this;
    const node = tree.nodes[index] as PlannedNode;
    const { threshold, difference } = constants.get(node) as NodeConstants;
    const right = firstLevel + level * 2;
    const goesLeft = right + 1;
    if (node.right > 0) {
      this.pushNode(tree, node.right, constants, level + 1);
      code.set(right);
    }
    this.pushValue(node);
    code.loadConstantVector(threshold);
    code.vector('lessFloats');
    if (tree.nodes.length > 1) {
      code.set(goesLeft);
      code.storeConstantAddress(this.geometry.nodesAt, goesLeft);
      code.get(goesLeft);
    }
    code.loadConstantVector(difference);
    if (node.left > 0) {
      this.pushNode(tree, node.left, constants, level + 1);
      code.vector('add');
    }
    if (node.right > 0) {
      code.get(right);
      code.vector('sub');
    }
    code.vector('and');
    if (node.right > 0) {
      code.get(right);
      code.vector('add');
    }
  }

  /** Pushes a node's feature, normalised. */
  private pushValue({ node, shape }: PlannedNode): void {
    const { code, cascade, geometry } = this;
    const tilted = cascade.featureTilted[cascade.nodeFeatures[node] as number] === 1;
    const { corners } = shape as FeatureShape;
    const offsets = corners.map(({ x, y }) => cornerOffset(x, y, tilted, geometry));
    pushFeature(code, shape as FeatureShape, offsets, group, spare);
    code.vector('convertToFloats');
    code.get(factors);
    code.vector('mulFloats');
  }

  private constant(write: () => void): number {
    const { address } = this.out;
    for (let word = 0; word < 4; word++) write();
    return address;
  }
}

interface NodeConstants {
  readonly threshold: number;
  readonly difference: number;
}

/** What a tree adds when every node says "right"; generated sums begin with it. */
export function rightmostLeaf(tree: PlannedTree, ref: number, leafOf: LeafOf): number {
  let at = ref;
  while (at > 0) at = (tree.nodes[at] as PlannedNode).right;
  return leafOf(tree, at);
}
