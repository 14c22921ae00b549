import type { FeatureShape } from './feature-corners';
import type { WasmCode } from './wasm-code';

/**
 * Pushes a feature's value for four neighbouring windows, as `haar-values.ts` computes it.
 * @param offsets  Of the shape's corners, in bytes. @param group The local with the first window's address.
 * @param spare    A local for one vector.
 */
export function pushFeature(
  code: WasmCode,
  shape: FeatureShape,
  offsets: readonly number[],
  group: number,
  spare: number,
): void {
  const load = (index: number) => code.loadVectorAt(group, offsets[index] as number);
  const pair = (first: number, operation: 'add' | 'sub') => {
    load(first);
    load(first + 1);
    code.vector(operation);
  };
  const rect = (first: number) => {
    pair(first, 'sub');
    pair(first + 2, 'sub');
    code.vector('sub');
  };
  switch (shape.kind) {
    case 'halves':
      pair(0, 'sub');
      pair(2, 'sub');
      code.vector('add');
      pair(4, 'sub');
      times(code, 2, spare);
      code.vector('add');
      return;
    case 'quarters':
      pair(0, 'add');
      pair(2, 'add');
      code.vector('add');
      load(8);
      times(code, 2, spare);
      pair(4, 'add');
      code.vector('sub');
      pair(6, 'add');
      code.vector('sub');
      times(code, 2, spare);
      code.vector('add');
      return;
    case 'partOfWhole':
      rect(4);
      times(code, shape.weight, spare);
      rect(0);
      code.vector('sub');
      return;
    case 'anyRects':
      rect(0);
      times(code, shape.weights[0] as number, spare);
      rect(4);
      times(code, shape.weights[1] as number, spare);
      code.vector('add');
      rect(8);
      times(code, shape.weights[2] as number, spare);
      code.vector('add');
  }
}

/** Multiplies the vector on the stack. The weights of the shipped cascades are 2, 3 and 9: sums are faster there. */
function times(code: WasmCode, factor: number, spare: number): void {
  if (factor === 9) {
    times(code, 3, spare);
    times(code, 3, spare);
  } else if (factor === 2 || factor === 3) {
    code.tee(spare);
    code.get(spare);
    code.vector('add');
    if (factor === 2) return;
    code.get(spare);
    code.vector('add');
  } else {
    code.splat(factor);
    code.vector('mul');
  }
}
