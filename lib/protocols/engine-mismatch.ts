import { type Failure, failure } from '@/lib/base/failure';

/**
 * In what a model on an engine differs from what `model.json` says of it.
 * @param tensor  Its name in `model.json`.
 * @param theirs  What the engine has: shown only where it looks like a datatype or a shape.
 */
export function differentTensor(
  kind: 'input' | 'output',
  tensor: string,
  part: 'datatype' | 'shape',
  ours: string,
  theirs: string,
): Failure {
  const shown = /^[A-Za-z0-9_[\], -]{1,64}$/.test(theirs) ? theirs : '?';
  return failure(
    'model_invalid',
    `엔진에 있는 모델이 model.json과 달라요. ${kind} '${tensor}'의 ${part}이(가) 여기서는 ${ours}, 엔진에서는 ${shown}이에요. 둘을 같게 해 주세요.`,
    `The engine's model differs from model.json: the ${part} of ${kind} '${tensor}' is ${ours} here and ${shown} there. Make them equal.`,
  );
}

export function missingTensor(kind: 'input' | 'output', tensor: string): Failure {
  return failure(
    'model_invalid',
    `엔진에 있는 모델에는 ${kind} '${tensor}'이(가) 없어요. model.json의 signatures나 options.names를 고쳐 주세요.`,
    `The engine's model has no ${kind} '${tensor}'. Correct the signatures or options.names of model.json.`,
  );
}

/** An input that the engine asks for and `model.json` doesn't have. Its name is the engine's, so it isn't shown. */
export function unknownInput(): Failure {
  return failure(
    'model_invalid',
    '엔진에 있는 모델은 model.json에 없는 input도 받아야 해요. model.json의 signatures를 고쳐 주세요.',
    "The engine's model needs an input that model.json doesn't have. Correct the signatures of model.json.",
  );
}

export function missingSignature(name: string): Failure {
  return failure(
    'model_invalid',
    `엔진에 있는 모델에는 signature '${name}'이(가) 없어요. model.json의 signatures나 options.names를 고쳐 주세요.`,
    `The engine's model has no signature '${name}'. Correct the signatures or options.names of model.json.`,
  );
}

/** @param maxRows  Rows of one call, as `model.json` has them. */
export function fixedBatch(maxRows: number): Failure {
  return failure(
    'model_invalid',
    `엔진에 있는 모델은 한 번에 한 행만 받는데 여기서는 ${maxRows}행까지 보내요. model.json의 options.max_rows를 1로 해 주세요.`,
    `The engine's model takes one row a call, and up to ${maxRows} are sent. Set options.max_rows of model.json to 1.`,
  );
}

/** @param theirs  The engine's shape, -1 where free; undefined where it doesn't say. */
export function shapesAgree(ours: readonly number[], theirs: readonly number[] | undefined): boolean {
  if (theirs === undefined) return true;
  return (
    ours.length === theirs.length &&
    ours.every((length, axis) => length === -1 || theirs[axis] === -1 || length === theirs[axis])
  );
}
