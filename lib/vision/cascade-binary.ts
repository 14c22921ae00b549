import { err, type Result } from '@/lib/base/result';
import { type Cascade, rectsPerFeature } from './cascade';
import { cascadeFailure } from './cascade-failure';
import { cascadeLimits, checkCascade } from './check-cascade';

/**
 * The compact form in which cascades are shipped: a tenth of the XML and read in a millisecond. Little-endian:
 * "LFC1"; bytes: 0 HAAR or 1 LBP, width, height, 1 when all trees are stumps that go left to leaf 0; int32: stages,
 * trees, nodes, features; then in this order stage thresholds (f32), trees per stage (u16), nodes per tree (u8; not for
 * stumps), node features (u16), lefts and rights (i8; not for stumps), thresholds (f32) or subsets (eight i32), leaves
 * (f32), rectangles (u8), weights (f32) and tilted flags (u8).
 */
const magic = 0x3143464c;
const headerBytes = 24;

export function encodeCascade(cascade: Cascade): Uint8Array {
  const haar = cascade.featureType === 'HAAR';
  const trees = cascade.treeNodes.length - 1;
  const stumps = areStumps(cascade);
  const header = new Uint8Array(headerBytes);
  const view = new DataView(header.buffer);
  view.setUint32(0, magic, true);
  header.set([haar ? 0 : 1, cascade.width, cascade.height, stumps ? 1 : 0], 4);
  const counts = [cascade.stageThresholds.length, trees, cascade.nodeFeatures.length, cascade.featureTilted.length];
  for (const [index, count] of counts.entries()) view.setInt32(8 + index * 4, count, true);
  const pieces = [
    header,
    littleEndian(cascade.stageThresholds),
    littleEndian(Uint16Array.from(differences(cascade.stageTrees))),
    ...(stumps ? [] : [Uint8Array.from(differences(cascade.treeNodes))]),
    littleEndian(Uint16Array.from(cascade.nodeFeatures)),
    ...(stumps ? [] : [bytesOf(Int8Array.from(cascade.nodeLefts)), bytesOf(Int8Array.from(cascade.nodeRights))]),
    littleEndian(haar ? cascade.nodeThresholds : cascade.nodeSubsets),
    littleEndian(cascade.leafValues),
    cascade.featureRects,
    littleEndian(cascade.featureWeights),
    cascade.featureTilted,
  ];
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** @returns a cascade that has passed `checkCascade`, or why it has not. */
export function decodeCascade(bytes: Uint8Array): Result<Cascade> {
  if (bytes.length < headerBytes) return err(cascadeFailure('header'));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== magic) return err(cascadeFailure('header'));
  const [type = 0, width = 0, height = 0, stumps = 0] = bytes.subarray(4, 8);
  const [stages = 0, trees = 0, nodes = 0, features = 0] = [8, 12, 16, 20].map((at) => view.getUint32(at, true));
  const { stages: most, trees: mostTrees, nodes: mostNodes, features: mostFeatures } = cascadeLimits;
  if (type > 1 || stumps > 1) return err(cascadeFailure('header'));
  if (stages > most || trees > mostTrees || nodes > mostNodes || features > mostFeatures) {
    return err(cascadeFailure('header'));
  }
  const haar = type === 0;
  const featureType = haar ? 'HAAR' : 'LBP';
  const rects = features * rectsPerFeature(featureType);
  const forked = stumps === 1 ? 0 : 1;
  const length =
    stages * 6 + trees * forked + nodes * (2 + 2 * forked + (haar ? 4 : 32)) + (nodes + trees) * 4 + rects * 4;
  if (bytes.length !== headerBytes + length + (haar ? rects * 4 : 0) + features) return err(cascadeFailure('header'));
  const reader = new Reader(view, headerBytes);
  return checkCascade({
    featureType,
    width,
    height,
    stageThresholds: reader.floats(stages),
    stageTrees: bounds(reader.ints(stages, 'getUint16', 2)),
    treeNodes: bounds(forked ? reader.ints(trees, 'getUint8', 1) : new Int32Array(trees).fill(1)),
    nodeFeatures: reader.ints(nodes, 'getUint16', 2),
    nodeLefts: forked ? reader.ints(nodes, 'getInt8', 1) : new Int32Array(nodes),
    nodeRights: forked ? reader.ints(nodes, 'getInt8', 1) : new Int32Array(nodes).fill(-1),
    nodeThresholds: reader.floats(haar ? nodes : 0),
    nodeSubsets: reader.ints(haar ? 0 : nodes * 8, 'getInt32', 4),
    leafValues: reader.floats(nodes + trees),
    featureRects: Uint8Array.from(reader.ints(rects * 4, 'getUint8', 1)),
    featureWeights: reader.floats(haar ? rects : 0),
    featureTilted: Uint8Array.from(reader.ints(features, 'getUint8', 1)),
  });
}

class Reader {
  constructor(
    private readonly view: DataView,
    private at: number,
  ) {}

  floats(count: number): Float32Array {
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++, this.at += 4) values[i] = this.view.getFloat32(this.at, true);
    return values;
  }

  ints(count: number, method: 'getUint8' | 'getInt8' | 'getUint16' | 'getInt32', size: number): Int32Array {
    const values = new Int32Array(count);
    for (let i = 0; i < count; i++, this.at += size) values[i] = this.view[method](this.at, true);
    return values;
  }
}

function areStumps({ treeNodes, nodeFeatures, nodeLefts, nodeRights }: Cascade): boolean {
  const single = treeNodes.length - 1 === nodeFeatures.length;
  return single && nodeLefts.every((left) => left === 0) && nodeRights.every((right) => right === -1);
}

function differences(values: Int32Array): number[] {
  return Array.from(values.subarray(1), (value, index) => value - (values[index] as number));
}

function bounds(counts: Int32Array): Int32Array {
  const ends = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) ends[i + 1] = (ends[i] as number) + (counts[i] as number);
  return ends;
}

function bytesOf(values: Int8Array): Uint8Array {
  return new Uint8Array(values.buffer);
}

function littleEndian(values: Float32Array | Uint16Array | Int32Array): Uint8Array {
  const size = values.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) {
    if (values instanceof Float32Array) view.setFloat32(index * size, value, true);
    else if (values instanceof Uint16Array) view.setUint16(index * size, value, true);
    else view.setInt32(index * size, value, true);
  }
  return bytes;
}
