import type { Cascade } from './cascade';

/**
 * Why a cascade cannot be scanned by the fast path, which adds features as whole numbers and local binary patterns as
 * stumps. All that OpenCV ships can. Others are scanned by the plain code, with the same result.
 * @returns undefined when it can.
 */
export function fastPathObstacle(cascade: Cascade): string | undefined {
  if (cascade.featureType === 'LBP') {
    const stumps = cascade.treeNodes.length - 1 === cascade.nodeFeatures.length;
    return stumps ? undefined : 'LBP trees of several nodes';
  }
  for (let feature = 0; feature < cascade.featureTilted.length; feature++) {
    let largest = 0;
    for (let rect = feature * 3; rect < feature * 3 + 3; rect++) {
      const weight = cascade.featureWeights[rect] as number;
      if (!Number.isInteger(weight)) return 'a weight that is not whole';
      const area = (cascade.featureRects[rect * 4 + 2] as number) * (cascade.featureRects[rect * 4 + 3] as number);
      largest += Math.abs(weight) * area * (cascade.featureTilted[feature] === 1 ? 2 : 1) * 255;
    }
    // Up to 2^24 float32 holds every whole number, so OpenCV's float sums are exact as well.
    if (largest > 2 ** 24) return 'a feature too large for exact float32 sums';
  }
  return undefined;
}
