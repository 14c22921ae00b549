import type { Cascade } from './cascade';
import { rectCorners } from './feature-corners';
import { cornerOffset, type TableGeometry } from './table-geometry';
import type { TableWriter } from './table-writer';
import { writeLbpNode } from './write-nodes';

/** A stage in the cascade's own order and numbers, as exact-sum.ts reads it. @returns its address. */
export function writeExactStage(cascade: Cascade, stage: number, geometry: TableGeometry, out: TableWriter): number {
  const at = out.address;
  const firstTree = cascade.stageTrees[stage] as number;
  const lastTree = cascade.stageTrees[stage + 1] as number;
  out.int(lastTree - firstTree);
  out.float(cascade.stageThresholds[stage] as number);
  for (let tree = firstTree; tree < lastTree; tree++) {
    const first = cascade.treeNodes[tree] as number;
    const last = cascade.treeNodes[tree + 1] as number;
    out.int(last - first);
    for (let node = first; node < last; node++) {
      out.int(cascade.nodeLefts[node] as number);
      out.int(cascade.nodeRights[node] as number);
      if (cascade.featureType === 'LBP') writeLbpNode(cascade, node, geometry, out);
      else writeHaarNode(cascade, node, geometry, out);
    }
    for (const leaf of cascade.leafValues.subarray(first + tree, last + tree + 1)) out.float(leaf);
  }
  return at;
}

function writeHaarNode(cascade: Cascade, node: number, geometry: TableGeometry, out: TableWriter): void {
  const feature = cascade.nodeFeatures[node] as number;
  const tilted = cascade.featureTilted[feature] === 1;
  out.float(cascade.nodeThresholds[node] as number);
  for (let rect = 0; rect < 3; rect++) out.int(cascade.featureWeights[feature * 3 + rect] as number);
  for (let rect = 0; rect < 3; rect++) {
    for (const { x, y } of rectCorners(cascade, feature, rect)) out.int(cornerOffset(x, y, tilted, geometry));
  }
}
