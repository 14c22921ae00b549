import type { Cascade } from './cascade';
import { haarValue, lbpCode } from './feature-value';
import type { Integrals } from './integral';
import { contrastFactor } from './window-contrast';

/** What a window's verdict can be, besides a passing weight. */
export type Verdict =
  | { readonly kind: 'accepted'; readonly levelWeight: number }
  /** It failed; `stage` 0 makes the scan skip the next window. */
  | { readonly kind: 'rejected'; readonly stage: number }
  /** Too little contrast to judge. The scan skips nothing. */
  | { readonly kind: 'flat' };

/**
 * Runs a window through the stages until one fails.
 * @param origin  Index of the window's corner in the tables.
 * @returns the sum of the last stage for a window that passed all, as OpenCV's `levelWeights`.
 */
export function judgeWindow(cascade: Cascade, tables: Integrals, origin: number): Verdict {
  let contrast = 1;
  if (cascade.featureType === 'HAAR') {
    contrast = contrastFactor(tables, origin, cascade.width, cascade.height);
    if (contrast === 0) return { kind: 'flat' };
  }
  let sum = 0;
  for (let stage = 0; stage < cascade.stageThresholds.length; stage++) {
    sum = stageSum(cascade, stage, tables, origin, contrast);
    if (sum < (cascade.stageThresholds[stage] as number)) return { kind: 'rejected', stage };
  }
  return { kind: 'accepted', levelWeight: sum };
}

/** Sum of one leaf per tree, in double and in the order of the trees. */
export function stageSum(cascade: Cascade, stage: number, tables: Integrals, origin: number, contrast: number): number {
  const last = cascade.stageTrees[stage + 1] as number;
  let sum = 0;
  for (let tree = cascade.stageTrees[stage] as number; tree < last; tree++) {
    const firstNode = cascade.treeNodes[tree] as number;
    let next = 0;
    do {
      const node = firstNode + next;
      const left = goesLeft(cascade, node, tables, origin, contrast);
      next = (left ? cascade.nodeLefts[node] : cascade.nodeRights[node]) as number;
    } while (next > 0);
    sum += cascade.leafValues[firstNode + tree - next] as number;
  }
  return sum;
}

function goesLeft(cascade: Cascade, node: number, tables: Integrals, origin: number, contrast: number): boolean {
  const feature = cascade.nodeFeatures[node] as number;
  if (cascade.featureType === 'HAAR') {
    const value = Math.fround(haarValue(cascade, feature, tables, origin) * contrast);
    return value < (cascade.nodeThresholds[node] as number);
  }
  const code = lbpCode(cascade, feature, tables, origin);
  const word = cascade.nodeSubsets[node * 8 + (code >> 5)] as number;
  return ((word >>> (code & 31)) & 1) === 1;
}
