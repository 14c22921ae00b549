import type { Row } from '@/lib/serving/row';
import type { EngineSignature } from './engine-signature';
import { flattenRows } from './oip-shape';

/**
 * Cuts the rows of a request into calls to an engine, in their order: at most `maxRows` each, and all rows of a call of
 * one shape, since a tensor has no other.
 * @param rows  Checked against the signature, one at least.
 * @returns undefined when a row's own lists differ in length, so that it fits no tensor by itself either.
 */
export function engineCalls(
  rows: readonly Row[],
  { inputs }: EngineSignature,
  maxRows: number,
): readonly (readonly Row[])[] | undefined {
  const free = inputs.filter(({ spec }) => spec.shape.includes(-1));
  const calls: Row[][] = [];
  let current: Row[] = [];
  let currentShape = '';
  for (const row of rows) {
    const shapes = free.map(({ name, spec }) => flattenRows([row[name] ?? null], spec.shape)?.shape);
    if (shapes.includes(undefined)) return undefined;
    const shape = shapes.join(';');
    if (current.length === 0 || current.length >= maxRows || shape !== currentShape) {
      current = [];
      calls.push(current);
      currentShape = shape;
    }
    current.push(row);
  }
  return calls;
}
