import type { DetectBox } from '@/lib/protocols/detect-answer';

/** A rectangle of whole pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A cascade's box ends at brow and chin: by this share of it more is covered on each side, for hair, ears and chin. */
export const coverMargin = 0.2;

/** What is covered for a box: the box and its margin in whole pixels, cut off at the picture's edges. */
export function coveredArea(box: DetectBox, picture: { readonly width: number; readonly height: number }): Area {
  const left = Math.max(0, Math.floor(box.x - box.width * coverMargin));
  const top = Math.max(0, Math.floor(box.y - box.height * coverMargin));
  const right = Math.min(picture.width, Math.ceil(box.x + box.width * (1 + coverMargin)));
  const bottom = Math.min(picture.height, Math.ceil(box.y + box.height * (1 + coverMargin)));
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}
