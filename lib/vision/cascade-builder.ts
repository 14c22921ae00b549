import type { Cascade } from './cascade';

/** Gathers a cascade element by element. Holds numbers as they come; `checkCascade` judges the whole. */
export class CascadeBuilder {
  readonly stageThresholds: number[] = [];
  readonly stageTrees: number[] = [0];
  readonly treeNodes: number[] = [0];
  readonly nodeFeatures: number[] = [];
  readonly nodeLefts: number[] = [];
  readonly nodeRights: number[] = [];
  readonly nodeThresholds: number[] = [];
  readonly nodeSubsets: number[] = [];
  readonly leafValues: number[] = [];
  readonly featureRects: number[] = [];
  readonly featureWeights: number[] = [];
  readonly featureTilted: number[] = [];

  endTree(): void {
    this.treeNodes.push(this.nodeFeatures.length);
  }

  /** @param threshold As written in the file; OpenCV takes 1e-5 off in float32. */
  endStage(threshold: number): void {
    this.stageThresholds.push(Math.fround(Math.fround(threshold) - Math.fround(1e-5)));
    this.stageTrees.push(this.treeNodes.length - 1);
  }

  build(featureType: Cascade['featureType'], width: number, height: number): Cascade {
    return {
      featureType,
      width,
      height,
      stageThresholds: Float32Array.from(this.stageThresholds),
      stageTrees: Int32Array.from(this.stageTrees),
      treeNodes: Int32Array.from(this.treeNodes),
      nodeFeatures: Int32Array.from(this.nodeFeatures),
      nodeLefts: Int32Array.from(this.nodeLefts),
      nodeRights: Int32Array.from(this.nodeRights),
      nodeThresholds: Float32Array.from(this.nodeThresholds),
      nodeSubsets: Int32Array.from(this.nodeSubsets),
      leafValues: Float32Array.from(this.leafValues),
      featureRects: Uint8Array.from(this.featureRects),
      featureWeights: Float32Array.from(this.featureWeights),
      featureTilted: Uint8Array.from(this.featureTilted),
    };
  }
}
