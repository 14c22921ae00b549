import type { Cascade } from './cascade';
import type { PlannedTree } from './plan-trees';

/**
 * A stage's leaves and threshold as whole numbers of 2^-bits, with which the fast scan adds in any order and without
 * rounding. A sum differs from the exact one by at most half a unit a tree, so only sums within `margin` of the
 * threshold need the exact sum; `margin` has three units to spare for the rounding of the double sum.
 */
export interface FixedStage {
  readonly bits: number;
  readonly threshold: number;
  readonly margin: number;
}

/** Sums of a stage stay below 2^30 in size, so that no order of adding overflows 32 bits. */
const largestSum = 2 ** 30;

export function fixedStage(cascade: Cascade, stage: number, trees: readonly PlannedTree[]): FixedStage {
  const threshold = cascade.stageThresholds[stage] as number;
  const size = trees.reduce((sum, tree) => sum + Math.max(...tree.leaves.map(Math.abs)), Math.abs(threshold));
  const bits = Math.floor(Math.log2(largestSum / Math.max(size * 2, 2 ** -20))) - 1;
  return { bits, threshold: threshold * 2 ** bits, margin: trees.length / 2 + 3 };
}

export function fixedLeaf(leaf: number, { bits }: FixedStage): number {
  return Math.round(leaf * 2 ** bits);
}
