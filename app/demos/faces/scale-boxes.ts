import type { DetectBox, OuterBox } from '@/lib/protocols/detect-answer';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Boxes found on a smaller copy, in whole pixels of the picture itself and never outside it. */
export function scaleBoxes(boxes: readonly OuterBox[], from: Size, to: Size): OuterBox[] {
  if (from.width === to.width && from.height === to.height) return [...boxes];
  const scaled = <Box extends DetectBox>(box: Box): Box => {
    const x = Math.min(Math.round((box.x * to.width) / from.width), to.width - 1);
    const y = Math.min(Math.round((box.y * to.height) / from.height), to.height - 1);
    const width = Math.max(1, Math.min(Math.round((box.width * to.width) / from.width), to.width - x));
    const height = Math.max(1, Math.min(Math.round((box.height * to.height) / from.height), to.height - y));
    return { ...box, x, y, width, height };
  };
  return boxes.map((box) => ({ ...scaled(box), ...(box.inside ? { inside: box.inside.map(scaled) } : {}) }));
}

/** A smallest or largest size as it is on the smaller copy. 0 a side when there is none. */
export function scaleLimit(limit: readonly [number, number] | null, from: Size, to: Size): Size {
  if (!limit) return { width: 0, height: 0 };
  return {
    width: Math.max(1, Math.round((limit[0] * to.width) / from.width)),
    height: Math.max(1, Math.round((limit[1] * to.height) / from.height)),
  };
}
