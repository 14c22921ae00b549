import { onlyByApi, wrongCount, wrongDepth, wrongInnerCount, wrongMultiple } from './signature-problems';
import { bad, good, type Read } from './signature-scalar';

/** Values in lists of lists, as a shape says. */
export type Nested<T> = T | readonly Nested<T>[];

/**
 * Puts values that came one after the other into the lists of a shape, row-major. One open length (-1) is found by
 * division.
 */
export function shapeList<T>(flat: readonly T[], shape: readonly number[]): Read<Nested<T>> {
  const open = shape.filter((length) => length === -1).length;
  if (open > 1) return bad(onlyByApi);
  const known = shape.reduce((product, length) => (length === -1 ? product : product * length), 1);
  if (open === 0 && flat.length !== known) return bad(wrongCount(known, flat.length));
  if (open === 1 && known === 0 && flat.length > 0) return bad(wrongCount(0, flat.length));
  if (open === 1 && known > 0 && flat.length % known !== 0) return bad(wrongMultiple(known, flat.length));
  const found = known === 0 ? 0 : flat.length / known;
  return good(
    nest(
      flat,
      shape.map((length) => (length === -1 ? found : length)),
      0,
    ),
  );
}

/**
 * Checks lists of lists against a shape and reads what stands in them.
 * @param read  Gets what stands at the innermost place, and its position from 1.
 */
export function readNested<T>(
  value: unknown,
  shape: readonly number[],
  read: (leaf: unknown, position: number) => Read<T>,
): Read<Nested<T>> {
  let position = 0;
  return walk(value, 0);

  // At most 8 deep, by the signature's schema.
  function walk(inner: unknown, depth: number): Read<Nested<T>> {
    const wanted = shape[depth];
    if (wanted === undefined) return read(inner, ++position);
    if (!Array.isArray(inner)) return bad(wrongDepth(shape));
    if (wanted !== -1 && inner.length !== wanted) {
      return bad(depth === 0 ? wrongCount(wanted, inner.length) : wrongInnerCount(shape, wanted, inner.length));
    }
    const values: Nested<T>[] = [];
    for (const element of inner) {
      const one = walk(element, depth + 1);
      if (!one.ok) return one;
      values.push(one.value);
    }
    return good(values);
  }
}

function nest<T>(flat: readonly T[], lengths: readonly number[], start: number): Nested<T> {
  const [length, ...rest] = lengths;
  // The caller has counted: there is a value for every place.
  if (length === undefined) return flat[start] as T;
  if (rest.length === 0) return flat.slice(start, start + length);
  const step = rest.reduce((product, one) => product * one, 1);
  return Array.from({ length }, (_, index) => nest(flat, rest, start + index * step));
}
