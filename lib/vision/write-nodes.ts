import type { Cascade } from './cascade';
import type { FeatureShape } from './feature-corners';
import type { PlannedNode } from './plan-trees';
import { cornerOffset, type TableGeometry } from './table-geometry';
import type { TableWriter } from './table-writer';

/** The order in which a part's nodes are written and run. */
export const shapeKinds = ['halves', 'partOfWhole', 'quarters', 'anyRects'] as const;

/** Shape, then threshold, as haar-part.ts and tree-part.ts read them. */
export function writeNode(cascade: Cascade, planned: PlannedNode, geometry: TableGeometry, out: TableWriter): void {
  const shape = planned.shape as FeatureShape;
  const tilted = cascade.featureTilted[cascade.nodeFeatures[planned.node] as number] === 1;
  if (shape.kind === 'anyRects') for (const weight of shape.weights) out.int(weight);
  for (const { x, y } of shape.corners) out.int(cornerOffset(x, y, tilted, geometry));
  if (shape.kind === 'partOfWhole') out.int(shape.weight);
  out.float(planned.threshold);
}

/** The sixteen corners of the nine blocks row by row, then the subset, as lbp-part.ts and exact-sum.ts read them. */
export function writeLbpNode(cascade: Cascade, node: number, geometry: TableGeometry, out: TableWriter): void {
  const feature = cascade.nodeFeatures[node] as number;
  const [x = 0, y = 0, width = 0, height = 0] = cascade.featureRects.subarray(feature * 4, feature * 4 + 4);
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      out.int(cornerOffset(x + column * width, y + row * height, false, geometry));
    }
  }
  for (const word of cascade.nodeSubsets.subarray(node * 8, node * 8 + 8)) out.int(word);
}
