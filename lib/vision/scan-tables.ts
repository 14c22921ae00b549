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
    const generated = cascade.featureType === 'HAAR' && generatedTrees < mostGeneratedTrees;
    if (generated) generatedTrees += trees.length;
    const size = stage === 0 ? trees.length : treesPerPart;
    for (let first = 0; first < sorted.length; first += size) {
      const parts = {
        done: sorted.slice(0, first),
        now: sorted.slice(first, first + size),
        rest: sorted.slice(first + size),
      };
      writePart(cascade, parts, fixed, exactAt[stage] as number, geometry, generated ? functions : undefined, out);
    }
  }
  for (let word = 0; word < 16; word++) out.int(0);
  return { bytes: out.bytes(), partsAt, lastStageAt: exactAt.at(-1) as number, functions };
}

interface StageParts {
  readonly done: readonly PlannedTree[];
  readonly now: readonly PlannedTree[];
  readonly rest: readonly PlannedTree[];
}

function writePart(
  cascade: Cascade,
  parts: StageParts,
  fixed: FixedStage,
  exactAt: number,
  geometry: TableGeometry,
  functions: WasmFunction[] | undefined,
  out: TableWriter,
): void {
  const whole = [...parts.done, ...parts.now, ...parts.rest];
  const stumps = whole.every((tree) => tree.nodes.length === 1);
  const leafOf: LeafOf = (tree, ref) => fixedLeaf(tree.leaves[-ref] as number, fixed);
  const always = stumps || functions !== undefined;
  const rightLeaf = (tree: PlannedTree) => (always ? rightmostLeaf(tree, root(tree).right, leafOf) : 0);
  const most = (tree: PlannedTree) => Math.max(...tree.leaves.map((leaf) => fixedLeaf(leaf, fixed))) - rightLeaf(tree);
  const reachable = parts.rest.reduce((sum, tree) => sum + most(tree), 0);
  const isLast = parts.rest.length === 0;
  const low = Math.ceil(fixed.threshold - fixed.margin - reachable);
  const high = isLast ? Math.ceil(fixed.threshold + fixed.margin) : low;
  const start = out.address;
  for (let word = 0; word < 10; word++) out.int(word === 7 ? parts.now.length : 0);
  out.int(parts.done.length === 0 ? 1 : 0);
  const initial = whole.reduce((sum, tree) => sum + rightLeaf(tree), 0);
  out.int(initial);
  out.int(low);
  out.int(high);
  out.int(exactAt);
  out.int(0);
  if (functions !== undefined) {
    out.intAt(start + 24, geometry.firstFunction + functions.length);
    const generator = new SumsGenerator(cascade, geometry, leafOf, out);
    functions.push(generator.generate(parts.now, parts.done.length === 0 ? initial : undefined));
  } else if (!stumps) writeTrees(cascade, parts.now, leafOf, geometry, start, out);
  else if (cascade.featureType === 'LBP') writeLbpStumps(cascade, parts.now, leafOf, geometry, start, out);
  else writeHaarStumps(cascade, parts.now, leafOf, geometry, start, out);
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
