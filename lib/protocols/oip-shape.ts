import type { RowValue } from '@/lib/serving/row';

/**
 * Whether a tensor's shape is that of a batch of rows.
 * @param rowShape  Of one row, -1 where free.
 */
export function fitsBatch(shape: readonly number[], rowShape: readonly number[]): boolean {
  return (
    shape.length === rowShape.length + 1 &&
    rowShape.every((length, axis) => length === -1 || length === shape[axis + 1])
  );
}

/**
 * Elements of a tensor; NaN when they can't be counted exactly, which no body holds.
 * A shape like `[1, 2147483647, 0]` has no elements at all, but would make lists without end, so whatever stands before
 * a zero is held to `maxLists`.
 */
export function countElements(shape: readonly number[], maxLists: number): number {
  let count = 1;
  for (const length of shape) {
    if (length === 0) return count <= maxLists ? 0 : Number.NaN;
    count *= length;
    if (!Number.isSafeInteger(count)) return Number.NaN;
  }
  return count;
}

/**
 * The values of a batch, row by row.
 * @param flat   Row-major, as many as `shape` says; the caller checked that.
 * @param shape  With the batch in front.
 */
export function shapeRows(flat: readonly RowValue[], shape: readonly number[]): readonly RowValue[] {
  if (shape.length === 1) return flat;
  let at = 0;
  const build = (axis: number): RowValue => {
    const length = shape[axis] ?? 0;
    if (axis === shape.length - 1) {
      at += length;
      return flat.slice(at - length, at);
    }
    return Array.from({ length }, () => build(axis + 1));
  };
  return Array.from({ length: shape[0] ?? 0 }, () => build(1));
}

/** A batch of values as one tensor. */
export interface FlatTensor {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly flat: readonly RowValue[];
}

/**
 * The other way round.
 * @param rowShape  The signature's: how deep lists are tensor axes, and the length of an axis where nothing tells it.
 * @returns undefined when a free length differs between rows.
 * @throws RangeError when a value isn't of the signature's shape: the handler is at fault.
 */
export function flattenRows(values: readonly RowValue[], rowShape: readonly number[]): FlatTensor | undefined {
  const lengths = rowShape.map((length) => (length === -1 ? undefined : length));
  const flat: RowValue[] = [];
  let ragged = false;
  const walk = (value: RowValue | undefined, axis: number): void => {
    if (axis === rowShape.length) {
      if (value === undefined) throw new RangeError('An output is missing.');
      flat.push(value);
      return;
    }
    if (!Array.isArray(value)) throw new RangeError(`An output has fewer than ${rowShape.length} dimensions.`);
    const expected = lengths[axis];
    if (expected === undefined) lengths[axis] = value.length;
    else if (value.length !== expected) {
      if (rowShape[axis] !== -1) throw new RangeError(`An output has ${value.length} values, expected ${expected}.`);
      ragged = true;
    }
    for (const item of value) walk(item, axis + 1);
  };
  for (const value of values) walk(value, 0);
  if (ragged) return undefined;
  return { shape: [values.length, ...lengths.map((length) => length ?? 0)], flat };
}
