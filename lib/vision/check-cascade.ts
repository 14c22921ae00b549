import type { Failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type Cascade, rectsPerFeature } from './cascade';
import { cascadeFailure, tooComplexFailure } from './cascade-failure';

/** What a cascade may hold: several times the largest that OpenCV ships (47 stages, 8,468 trees, window 64x80). */
export const cascadeLimits = {
  smallestSide: 3,
  largestSide: 255,
  stages: 200,
  trees: 20_000,
  nodesPerTree: 32,
  nodes: 60_000,
  features: 60_000,
} as const;

/**
 * Judges a whole cascade, however it was read. Afterwards every index is inside its array, every number is finite,
 * every rectangle is inside the window and every walk through a tree ends, so the scan need not look again.
 */
export function checkCascade(cascade: Cascade): Result<Cascade> {
  const failed =
    checkSizes(cascade) ??
    checkCounts(cascade) ??
    checkTrees(cascade) ??
    checkFeatures(cascade) ??
    checkFinite(cascade);
  return failed ? err(failed) : ok(cascade);
}

function checkSizes({ width, height }: Cascade): Failure | undefined {
  const { smallestSide, largestSide } = cascadeLimits;
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < smallestSide || side > largestSide) return cascadeFailure('size');
  }
  return undefined;
}

function checkCounts(cascade: Cascade): Failure | undefined {
  const stages = cascade.stageThresholds.length;
  const trees = cascade.treeNodes.length - 1;
  const nodes = cascade.nodeFeatures.length;
  const features = cascade.featureTilted.length;
  if (stages > cascadeLimits.stages || trees > cascadeLimits.trees) return tooComplexFailure();
  if (nodes > cascadeLimits.nodes || features > cascadeLimits.features) return tooComplexFailure();
  const haar = cascade.featureType === 'HAAR';
  const whole =
    stages > 0 &&
    cascade.nodeLefts.length === nodes &&
    cascade.nodeRights.length === nodes &&
    cascade.nodeThresholds.length === (haar ? nodes : 0) &&
    cascade.nodeSubsets.length === (haar ? 0 : nodes * 8) &&
    cascade.leafValues.length === nodes + trees &&
    cascade.featureWeights.length === (haar ? features * 3 : 0) &&
    cascade.featureRects.length === features * rectsPerFeature(cascade.featureType) * 4 &&
    partition(cascade.stageTrees, stages, trees) &&
    partition(cascade.treeNodes, trees, nodes);
  return whole ? undefined : cascadeFailure('stages');
}

/** True when the bounds cut 0..total into `parts` parts, none of them empty. */
function partition(bounds: Int32Array, parts: number, total: number): boolean {
  if (bounds.length !== parts + 1 || bounds[0] !== 0 || bounds[parts] !== total) return false;
  return bounds.every((bound, index) => index === 0 || bound > (bounds[index - 1] as number));
}

function checkTrees(cascade: Cascade): Failure | undefined {
  const features = cascade.featureTilted.length;
  for (let tree = 0; tree + 1 < cascade.treeNodes.length; tree++) {
    const first = cascade.treeNodes[tree] as number;
    const count = (cascade.treeNodes[tree + 1] as number) - first;
    if (count > cascadeLimits.nodesPerTree) return tooComplexFailure();
    for (let node = 0; node < count; node++) {
      const feature = cascade.nodeFeatures[first + node] as number;
      if (feature < 0 || feature >= features) return cascadeFailure('internalNodes');
      for (const child of [cascade.nodeLefts[first + node] as number, cascade.nodeRights[first + node] as number]) {
        // A child behind its parent or a leaf of this tree: so every walk ends.
        const sound = child > 0 ? child > node && child < count : -child <= count;
        if (!sound) return cascadeFailure('internalNodes');
      }
    }
  }
  return undefined;
}

function checkFeatures(cascade: Cascade): Failure | undefined {
  const perFeature = rectsPerFeature(cascade.featureType);
  const blocks = cascade.featureType === 'HAAR' ? 1 : 3;
  for (let feature = 0; feature < cascade.featureTilted.length; feature++) {
    const tilted = cascade.featureTilted[feature] === 1;
    if ((cascade.featureTilted[feature] as number) > (blocks === 1 ? 1 : 0)) return cascadeFailure('tilted');
    for (let i = 0; i < perFeature; i++) {
      const rect = (feature * perFeature + i) * 4;
      if (i === 2 && cascade.featureWeights[feature * 3 + 2] === 0) {
        if (cascade.featureRects.subarray(rect, rect + 4).some((side) => side !== 0)) return cascadeFailure('rects');
        continue;
      }
      const x = cascade.featureRects[rect] as number;
      const y = cascade.featureRects[rect + 1] as number;
      const width = cascade.featureRects[rect + 2] as number;
      const height = cascade.featureRects[rect + 3] as number;
      const left = tilted ? x - height : x;
      const right = x + width * blocks;
      const bottom = tilted ? y + width + height : y + height * blocks;
      if (width < 1 || height < 1 || left < 0) return cascadeFailure('rects');
      if (right > cascade.width || bottom > cascade.height) return cascadeFailure('rects');
    }
  }
  return undefined;
}

function checkFinite(cascade: Cascade): Failure | undefined {
  if (!cascade.stageThresholds.every(Number.isFinite)) return cascadeFailure('stageThreshold');
  if (!cascade.nodeThresholds.every(Number.isFinite)) return cascadeFailure('threshold');
  if (!cascade.leafValues.every(Number.isFinite)) return cascadeFailure('leafValues');
  if (!cascade.featureWeights.every(Number.isFinite)) return cascadeFailure('weight');
  return undefined;
}
