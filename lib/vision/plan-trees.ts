import type { Cascade } from './cascade';
import { type FeatureShape, featureShape } from './feature-corners';

/** A node ready for the fast scan: it goes left when the value of its shape, normalised, is below the threshold. */
export interface PlannedNode {
  readonly node: number;
  /** Absent for local binary patterns. */
  readonly shape: FeatureShape | undefined;
  readonly threshold: number;
  /** Above 0 a node of the tree, else minus a leaf. */
  readonly left: number;
  readonly right: number;
}

export interface PlannedTree {
  readonly nodes: readonly PlannedNode[];
  readonly leaves: readonly number[];
  /** How far apart the leaves are: trees that can change a sum most come first. */
  readonly spread: number;
}

/** Every stage's trees. It does not depend on where the tables lie, so it is made once for all of them. */
export function planCascade(cascade: Cascade): PlannedTree[][] {
  const shapeOf = shapesOnce(cascade);
  return Array.from(cascade.stageThresholds.keys(), (stage) => planStage(cascade, stage, shapeOf));
}

type ShapeOf = (feature: number) => FeatureShape;

/** Nodes share features; each feature's shape is worked out once. */
function shapesOnce(cascade: Cascade): ShapeOf {
  const shapes = new Map<number, FeatureShape>();
  return (feature) => {
    const shape = shapes.get(feature) ?? featureShape(cascade, feature);
    shapes.set(feature, shape);
    return shape;
  };
}

function planStage(cascade: Cascade, stage: number, shapeOf: ShapeOf): PlannedTree[] {
  const first = cascade.stageTrees[stage] as number;
  const last = cascade.stageTrees[stage + 1] as number;
  return Array.from({ length: last - first }, (_, index) => planTree(cascade, first + index, shapeOf));
}

function planTree(cascade: Cascade, tree: number, shapeOf: ShapeOf): PlannedTree {
  const first = cascade.treeNodes[tree] as number;
  const last = cascade.treeNodes[tree + 1] as number;
  const nodes = Array.from({ length: last - first }, (_, index) => planNode(cascade, first + index, shapeOf));
  const leaves = Array.from(cascade.leafValues.subarray(first + tree, last + tree + 1));
  return { nodes, leaves, spread: Math.max(...leaves) - Math.min(...leaves) };
}

function planNode(cascade: Cascade, node: number, shapeOf: ShapeOf): PlannedNode {
  const left = cascade.nodeLefts[node] as number;
  const right = cascade.nodeRights[node] as number;
  if (cascade.featureType === 'LBP') return { node, shape: undefined, threshold: 0, left, right };
  const shape = shapeOf(cascade.nodeFeatures[node] as number);
  const threshold = cascade.nodeThresholds[node] as number;
  const negated = 'negated' in shape && shape.negated;
  if (!negated) return { node, shape, threshold, left, right };
  // -v < t is v > -t, which is "not v < (the next float after -t)": so the sides change places.
  return { node, shape, threshold: nextFloat(-threshold), left: right, right: left };
}

/** The smallest float32 above a finite one. */
function nextFloat(value: number): number {
  const floats = new Float32Array([value]);
  const bits = new Int32Array(floats.buffer);
  if (value === 0) bits[0] = 1;
  else bits[0] = (bits[0] as number) + (value > 0 ? 1 : -1);
  return floats[0] as number;
}
