import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { Cascade } from './cascade';
import { CascadeBuilder } from './cascade-builder';
import { cascadeFailure, tooComplexFailure, unsupportedFailure } from './cascade-failure';
import { child, FieldError, items, optionalChild, pixels, real, text, whole, words } from './cascade-fields';
import { cascadeLimits, checkCascade } from './check-cascade';
import { readHaarFeature } from './read-haar-feature';
import { readOldCascade } from './read-old-cascade';
import { parseXml, type XmlElement } from './xml-tree';

/** Largest cascade file that is read. OpenCV's largest is 2.7 MB. */
export const maxCascadeXmlBytes = 5 * 1024 * 1024;

/**
 * Reads a cascade in OpenCV's XML, in the format of `opencv_traincascade` or the older one of `opencv_haartraining`.
 * Safe with files from strangers: see `parseXml` for what is refused and `checkCascade` for what holds afterwards.
 */
export function readCascadeXml(bytes: Uint8Array): Result<Cascade> {
  if (bytes.length > maxCascadeXmlBytes) {
    return err(
      failure(
        'body_too_large',
        'cascade 파일이 5MB를 넘어요. 더 작은 파일을 올려 주세요.',
        'The cascade file is larger than 5 MB. Upload a smaller one.',
      ),
    );
  }
  const root = parseXml(bytes);
  if (!root.ok) return root;
  try {
    const cascade = readStorage(root.value);
    return cascade.ok ? checkCascade(cascade.value) : cascade;
  } catch (error) {
    if (error instanceof FieldError) return err(cascadeFailure(error.element));
    throw error;
  }
}

function readStorage(root: XmlElement): Result<Cascade> {
  const cascade = root.children[0];
  if (root.name !== 'opencv_storage' || cascade === undefined || root.children.length !== 1) {
    throw new FieldError('opencv_storage');
  }
  // The old format names its element freely and has no featureType.
  if (optionalChild(cascade, 'featureType') === undefined) return readOldCascade(cascade);
  return readNewCascade(cascade);
}

function readNewCascade(element: XmlElement): Result<Cascade> {
  const featureType = text(element, 'featureType');
  if (featureType === 'HOG') return err(unsupportedFailure(featureType));
  if (featureType !== 'HAAR' && featureType !== 'LBP') throw new FieldError('featureType');
  if (text(element, 'stageType') !== 'BOOST') throw new FieldError('stageType');
  const categories = whole(text(child(element, 'featureParams'), 'maxCatCount'), 'maxCatCount');
  if (categories !== (featureType === 'HAAR' ? 0 : 256)) throw new FieldError('maxCatCount');
  const stages = items(child(element, 'stages'));
  if (stages.length !== whole(text(element, 'stageNum'), 'stageNum')) throw new FieldError('stageNum');
  if (stages.length > cascadeLimits.stages) return err(tooComplexFailure());
  const builder = new CascadeBuilder();
  for (const stage of stages) {
    for (const tree of items(child(stage, 'weakClassifiers'))) readTree(tree, featureType, builder);
    builder.endStage(real(text(stage, 'stageThreshold'), 'stageThreshold'));
  }
  for (const feature of items(child(element, 'features'))) {
    if (featureType === 'HAAR') readHaarFeature(feature, builder);
    else readLbpFeature(feature, builder);
  }
  return ok(
    builder.build(featureType, pixels(text(element, 'width'), 'width'), pixels(text(element, 'height'), 'height')),
  );
}

/** `internalNodes` holds left, right, feature and then a threshold (Haar) or the eight words of a subset (LBP). */
function readTree(tree: XmlElement, featureType: Cascade['featureType'], builder: CascadeBuilder): void {
  const fields = words(child(tree, 'internalNodes'));
  const perNode = featureType === 'HAAR' ? 4 : 11;
  if (fields.length === 0 || fields.length % perNode !== 0) throw new FieldError('internalNodes');
  for (let i = 0; i < fields.length; i += perNode) {
    builder.nodeLefts.push(index(fields[i]));
    builder.nodeRights.push(index(fields[i + 1]));
    builder.nodeFeatures.push(index(fields[i + 2]));
    if (featureType === 'HAAR') builder.nodeThresholds.push(real(fields[i + 3] as string, 'threshold'));
    else for (const word of fields.slice(i + 3, i + 11)) builder.nodeSubsets.push(index(word));
  }
  const leaves = words(child(tree, 'leafValues'));
  if (leaves.length !== fields.length / perNode + 1) throw new FieldError('leafValues');
  for (const leaf of leaves) builder.leafValues.push(real(leaf, 'leafValues'));
  builder.endTree();
}

/** Whatever does not fit 32 bits would be cut to some other index, so it is refused here. */
function index(field: string | undefined): number {
  const value = whole(field ?? '', 'internalNodes');
  if (value !== (value | 0)) throw new FieldError('internalNodes');
  return value;
}

function readLbpFeature(feature: XmlElement, builder: CascadeBuilder): void {
  const rect = words(child(feature, 'rect'));
  if (rect.length !== 4) throw new FieldError('rect');
  builder.featureRects.push(...rect.map((side) => pixels(side, 'rect')));
  builder.featureTilted.push(0);
}
