import { defaultDetectSettings } from '@/lib/protocols/detect-options';
import type { Manifest } from '@/lib/serving/manifest';
import type { RowValue } from '@/lib/serving/row';

/** Values for inputs that a person needn't write: what `POST /detect` takes for them. Other models have none. */
export function inputDefaults({ handler }: Manifest): ReadonlyMap<string, RowValue> {
  return handler === 'haar' ? detectorDefaults : new Map();
}

const { cascade, inside, scaleFactor, minNeighbors, minSize, maxSize } = defaultDetectSettings;

/** In a row, 0 by 0 says what `null` says there. */
const detectorDefaults: ReadonlyMap<string, RowValue> = new Map<string, RowValue>([
  ['cascade', cascade],
  ['cascade_xml', new Uint8Array(0)],
  ['inside', inside],
  ['scale_factor', scaleFactor],
  ['min_neighbors', minNeighbors],
  ['min_size', minSize ?? [0, 0]],
  ['max_size', maxSize ?? [0, 0]],
]);
