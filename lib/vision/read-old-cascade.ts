import { ok, type Result } from '@/lib/base/result';
import type { Cascade } from './cascade';
import { CascadeBuilder } from './cascade-builder';
import { child, FieldError, items, optionalChild, pixels, real, text, whole, words } from './cascade-fields';
import { readHaarFeature } from './read-haar-feature';
import type { XmlElement } from './xml-tree';

/**
 * The format of `opencv_haartraining`: features stand inside the nodes, leaves inside their parents. Leaves are numbered
 * in the order in which they appear.
 * @see OpenCV `haar_cvt::convert`
 */
export function readOldCascade(cascade: XmlElement): Result<Cascade> {
  const size = words(child(cascade, 'size'));
  if (size.length !== 2) throw new FieldError('size');
  const builder = new CascadeBuilder();
  for (const stage of items(child(cascade, 'stages'))) {
    for (const tree of items(child(stage, 'trees'))) {
      for (const node of items(tree)) readNode(node, builder);
      builder.endTree();
    }
    builder.endStage(real(text(stage, 'stage_threshold'), 'stage_threshold'));
  }
  return ok(builder.build('HAAR', pixels(size[0] as string, 'size'), pixels(size[1] as string, 'size')));
}

function readNode(node: XmlElement, builder: CascadeBuilder): void {
  builder.nodeFeatures.push(builder.featureTilted.length);
  readHaarFeature(child(node, 'feature'), builder);
  builder.nodeThresholds.push(real(text(node, 'threshold'), 'threshold'));
  builder.nodeLefts.push(readBranch(node, 'left', builder));
  builder.nodeRights.push(readBranch(node, 'right', builder));
}

/** @returns the index of the child node, or minus that of the leaf, which is added. */
function readBranch(node: XmlElement, side: 'left' | 'right', builder: CascadeBuilder): number {
  const next = optionalChild(node, `${side}_node`);
  if (next !== undefined) {
    const index = whole(next.text.trim(), `${side}_node`);
    if (index < 1 || index > 0x7fffffff) throw new FieldError(`${side}_node`);
    return index;
  }
  const firstLeaf = (builder.treeNodes.at(-1) ?? 0) + builder.treeNodes.length - 1;
  const leaf = builder.leafValues.length - firstLeaf;
  builder.leafValues.push(real(text(node, `${side}_val`), `${side}_val`));
  return -leaf;
}
