import type { CascadeBuilder } from './cascade-builder';
import { child, FieldError, items, optionalChild, pixels, real, whole, words } from './cascade-fields';
import type { XmlElement } from './xml-tree';

/** Reads `<rects>` with two or three lines of "x y width height weight", and `<tilted>`. */
export function readHaarFeature(feature: XmlElement, builder: CascadeBuilder): void {
  const rects = items(child(feature, 'rects'));
  if (rects.length < 2 || rects.length > 3) throw new FieldError('rects');
  for (let i = 0; i < 3; i++) {
    const fields = i < rects.length ? words(rects[i] as XmlElement) : ['0', '0', '0', '0', '0'];
    if (fields.length !== 5) throw new FieldError('rects');
    const sides = fields.slice(0, 4).map((side) => pixels(side, 'rects'));
    const weight = real(fields[4] as string, 'weight');
    // A third rectangle of weight 0 is none: OpenCV does not look at it.
    builder.featureRects.push(...(i === 2 && weight === 0 ? [0, 0, 0, 0] : sides));
    builder.featureWeights.push(weight);
  }
  const tilted = whole(optionalChild(feature, 'tilted')?.text.trim() ?? '0', 'tilted');
  if (tilted !== 0 && tilted !== 1) throw new FieldError('tilted');
  builder.featureTilted.push(tilted);
}
