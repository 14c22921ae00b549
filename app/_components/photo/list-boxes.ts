import type { DetectBox, OuterBox } from '@/lib/protocols/detect-answer';

/** A box under the name by which the picture and the list speak of it. */
export interface ListedBox {
  /** Counted from 0: "2", and "2-0" for the first one inside it. */
  readonly id: string;
  /** The same for people, counted from 1: "3", "3-1". */
  readonly number: string;
  readonly box: DetectBox;
  /** The second cascade that found it; undefined for outer boxes. */
  readonly cascade: string | undefined;
}

export interface ListedOuterBox extends ListedBox {
  readonly inner: readonly ListedBox[];
}

export function listBoxes(boxes: readonly OuterBox[]): ListedOuterBox[] {
  return boxes.map((box, outer) => ({
    id: `${outer}`,
    number: `${outer + 1}`,
    box,
    cascade: undefined,
    inner: (box.inside ?? []).map((inner, index) => ({
      id: `${outer}-${index}`,
      number: `${outer + 1}-${index + 1}`,
      box: inner,
      cascade: inner.cascade,
    })),
  }));
}

/** Every box, outer before inner, so that what is drawn last lies on top. */
export function flatBoxes(boxes: readonly OuterBox[]): ListedBox[] {
  const listed = listBoxes(boxes);
  return [...listed, ...listed.flatMap(({ inner }) => inner)];
}
