/**
 * A trained cascade as flat arrays: stages own trees, trees own nodes and leaves, nodes point at features.
 * Built only by `decodeCascade` and `readCascadeXml`, which check every index and number, so the scan need not.
 *
 * @see Viola and Jones, "Rapid object detection using a boosted cascade of simple features", 2001;
 *   OpenCV `CascadeClassifier` for the meaning of every field.
 */
export interface Cascade {
  readonly featureType: 'HAAR' | 'LBP';
  /** Detection window in pixels, 3..255 a side. */
  readonly width: number;
  readonly height: number;
  /** One per stage, float32 with OpenCV's tolerance of 1e-5 already taken off. A window fails when its sum is lower. */
  readonly stageThresholds: Float32Array;
  /** `stageTrees[s] .. stageTrees[s + 1]` are the trees of stage s. Length: stages + 1. */
  readonly stageTrees: Int32Array;
  /** `treeNodes[t] .. treeNodes[t + 1]` are the nodes of tree t; a tree of n nodes has n + 1 leaves. Length: trees + 1. */
  readonly treeNodes: Int32Array;
  readonly nodeFeatures: Int32Array;
  /** Above 0: index of a later node in the same tree. 0 and below: the leaf with the negated number. */
  readonly nodeLefts: Int32Array;
  readonly nodeRights: Int32Array;
  /** Haar: a node goes left when its value is lower. One per node; empty for LBP. */
  readonly nodeThresholds: Float32Array;
  /** LBP: a node goes left when the bit of its code is set. Eight words per node; empty for Haar. */
  readonly nodeSubsets: Int32Array;
  /** Leaves of tree t begin at `treeNodes[t] + t`. */
  readonly leafValues: Float32Array;
  /** x, y, width, height in window pixels; Haar has three rectangles per feature (unused: weight 0), LBP one block. */
  readonly featureRects: Uint8Array;
  /** Haar: three per feature, the third 0 when the feature has two rectangles. Empty for LBP. */
  readonly featureWeights: Float32Array;
  /** 1 where the rectangles stand on a corner (45 degrees). One per feature, all 0 for LBP. */
  readonly featureTilted: Uint8Array;
}

/** Rectangles stored per feature. */
export function rectsPerFeature(featureType: Cascade['featureType']): number {
  return featureType === 'HAAR' ? 3 : 1;
}

export function hasTilted(cascade: Cascade): boolean {
  return cascade.featureTilted.includes(1);
}
