import type { Cascade } from './cascade';
import { type FixedStage, fixedLeaf, fixedStage } from './fixed-point';
import { rightmostLeaf, SumsGenerator } from './generate-sums';
import type { PlannedNode, PlannedTree } from './plan-trees';
import type { TableGeometry } from './table-geometry';
import { TableWriter } from './table-writer';
import type { WasmFunction } from './wasm-binary';
import { writeExactStage } from './write-exact-stage';
import { shapeKinds, writeLbpNode, writeNode } from './write-nodes';
import { type LeafOf, writeTrees } from './write-trees';

export interface CompiledTables {
  readonly bytes: Uint8Array;
  /** Address of the first part. */
  readonly partsAt: number;
  /** Address of the last stage in its exact form. */
  readonly lastStageAt: number;
  /** Functions for the first parts; a part names its function by its place here, counted from `geometry.firstFunction`. */
  readonly functions: readonly WasmFunction[];
}

/** Trees after which a stage stops to drop windows that cannot pass any more. Stage 0 is never cut: see below. */
const treesPerPart = 32;

/** Stages get functions of their own until they hold this many trees; few windows come further. */
const mostGeneratedTrees = 300;

/**
 * A stage of more nodes than this gets none: several times what a stage of OpenCV's cascades has, and few enough to be
 * generated and compiled in a fraction of a second. Tables take any stage, at half the speed.
 */
const mostGeneratedNodes = 1000;

/**
 * Compiles a cascade for the fast scan: first every stage exactly (see exact-sum.ts), then its parts in fixed point.
 *
 * Header of a part, in words: 0-3 nodes of each shape (LBP: 0 stumps), 4 trees of two nodes, 5 other trees, 10 whether the
 * stage begins here, 11 initial sum, 12 and 13 the sums from which a window may pass and surely passes, 14 address of the
 * exact stage, 15 bytes to the next part, 0 at the end. Stage 0 is one part because the scan must know what failed it.
 * @param stages  From `planCascade`.
 * @returns the bytes for `base`.
 */
export function compileTables(
  cascade: Cascade,
  stages: readonly (readonly PlannedTree[])[],
  geometry: TableGeometry,
): CompiledTables {
  const out = new TableWriter(geometry.base);
  const exactAt = stages.map((_, stage) => writeExactStage(cascade, stage, geometry, out));
  const functions: WasmFunction[] = [];
  const partsAt = out.address;
  let generatedTrees = 0;
  for (const [stage, trees] of stages.entries()) {
    const fixed = fixedStage(cascade, stage, trees);
    const sorted = stage === 0 ? trees : [...trees].sort((a, b) => b.spread - a.spread);
    const nodes = trees.reduce((sum, tree) => sum + tree.nodes.length, 0);
    const isShort = generatedTrees < mostGeneratedTrees && nodes <= mostGeneratedNodes;
    const generated = cascade.featureType === 'HAAR' && isShort;
    if (generated) generatedTrees += trees.length;
    const size = stage === 0 ? trees.length : treesPerPart;
    const compiled = compiledStage(sorted, fixed, exactAt[stage] as number, generated ? functions : undefined);
    for (let first = 0; first < sorted.length; first += size) {
      writePart(cascade, compiled, first, Math.min(first + size, sorted.length), geometry, out);
    }
  }
  for (let word = 0; word < 16; word++) out.int(0);
  return { bytes: out.bytes(), partsAt, lastStageAt: exactAt.at(-1) as number, functions };
}

/** What the parts of a stage share. */
interface CompiledStage {
  /** In the order in which they are worked out. */
  readonly trees: readonly PlannedTree[];
  readonly stumps: boolean;
  readonly fixed: FixedStage;
  readonly leafOf: LeafOf;
  readonly initial: number;
  /** By how much the trees from here on can raise the sum at most; one longer than the trees. */
  readonly reachable: Float64Array;
  readonly exactAt: number;
  /** Absent for a stage that is read from tables. */
  readonly functions: WasmFunction[] | undefined;
}

function compiledStage(
  trees: readonly PlannedTree[],
  fixed: FixedStage,
  exactAt: number,
  functions: WasmFunction[] | undefined,
): CompiledStage {
  const stumps = trees.every((tree) => tree.nodes.length === 1);
  const leafOf: LeafOf = (tree, ref) => fixedLeaf(tree.leaves[-ref] as number, fixed);
  const always = stumps || functions !== undefined;
  // Once for all parts: a stage of twenty thousand trees has hundreds.
  const rightLeaves = trees.map((tree) => (always ? rightmostLeaf(tree, root(tree).right, leafOf) : 0));
  const initial = rightLeaves.reduce((sum, leaf) => sum + leaf, 0);
  const reachable = new Float64Array(trees.length + 1);
  for (let place = trees.length - 1; place >= 0; place--) {
    const highest = Math.max(...(trees[place] as PlannedTree).leaves.map((leaf) => fixedLeaf(leaf, fixed)));
    reachable[place] = (reachable[place + 1] as number) + highest - (rightLeaves[place] as number);
  }
  return { trees, stumps, fixed, leafOf, initial, reachable, exactAt, functions };
}

/** @param first Place of the part's first tree in the stage. @param end Behind its last. */
function writePart(
  cascade: Cascade,
  { trees, stumps, fixed, leafOf, initial, reachable, exactAt, functions }: CompiledStage,
  first: number,
  end: number,
  geometry: TableGeometry,
  out: TableWriter,
): void {
  const now = trees.slice(first, end);
  const low = Math.ceil(fixed.threshold - fixed.margin - (reachable[end] as number));
  const high = end === trees.length ? Math.ceil(fixed.threshold + fixed.margin) : low;
  const start = out.address;
  for (let word = 0; word < 10; word++) out.int(word === 7 ? now.length : 0);
  out.int(first === 0 ? 1 : 0);
  out.int(initial);
  out.int(low);
  out.int(high);
  out.int(exactAt);
  out.int(0);
  if (functions !== undefined) {
    out.intAt(start + 24, geometry.firstFunction + functions.length);
    const generator = new SumsGenerator(cascade, geometry, leafOf, out);
    functions.push(generator.generate(now, first === 0 ? initial : undefined));
  } else if (!stumps) writeTrees(cascade, now, leafOf, geometry, start, out);
  else if (cascade.featureType === 'LBP') writeLbpStumps(cascade, now, leafOf, geometry, start, out);
  else writeHaarStumps(cascade, now, leafOf, geometry, start, out);
  out.intAt(start + 60, out.address - start);
}

function writeHaarStumps(
  cascade: Cascade,
  trees: readonly PlannedTree[],
  leafOf: LeafOf,
  geometry: TableGeometry,
  start: number,
  out: TableWriter,
): void {
  for (const [index, kind] of shapeKinds.entries()) {
    const chosen = trees.filter((tree) => root(tree).shape?.kind === kind);
    out.intAt(start + index * 4, chosen.length);
    for (const tree of chosen) {
      writeNode(cascade, root(tree), geometry, out);
      out.int(leafOf(tree, root(tree).left) - leafOf(tree, root(tree).right));
    }
  }
}

function writeLbpStumps(
  cascade: Cascade,
  trees: readonly PlannedTree[],
  leafOf: LeafOf,
  geometry: TableGeometry,
  start: number,
  out: TableWriter,
): void {
  out.intAt(start, trees.length);
  for (const tree of trees) {
    writeLbpNode(cascade, root(tree).node, geometry, out);
    out.int(leafOf(tree, root(tree).left) - leafOf(tree, root(tree).right));
  }
}

function root(tree: PlannedTree): PlannedNode {
  return tree.nodes[0] as PlannedNode;
}
