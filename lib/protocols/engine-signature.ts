import type { Signature, TensorSpec } from '@/lib/serving/signature';

/** A tensor under the name it has here and the one it has on the engine. */
export interface EngineTensor {
  readonly name: string;
  readonly theirs: string;
  readonly spec: TensorSpec;
}

/** A signature as an engine on another machine knows it. */
export interface EngineSignature {
  readonly theirs: string;
  readonly inputs: readonly EngineTensor[];
  readonly outputs: readonly EngineTensor[];
}

/** Names here → names there; those that are not listed are the same on both sides. */
export interface EngineNames {
  readonly signatures?: Readonly<Record<string, string>> | undefined;
  readonly inputs?: Readonly<Record<string, string>> | undefined;
  readonly outputs?: Readonly<Record<string, string>> | undefined;
}

export function engineSignature(name: string, signature: Signature, names: EngineNames): EngineSignature {
  return {
    theirs: theirName(name, names.signatures),
    inputs: engineTensors(signature.inputs, names.inputs),
    outputs: engineTensors(signature.outputs, names.outputs),
  };
}

/** What an answer of an engine turned out to be. `flaw` is a word for the log, free of what the answer holds. */
export type EngineRead<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly flaw: string };

export function flawed(flaw: string): { readonly ok: false; readonly flaw: string } {
  return { ok: false, flaw };
}

function engineTensors(
  specs: Readonly<Record<string, TensorSpec>>,
  names: Readonly<Record<string, string>> | undefined,
): readonly EngineTensor[] {
  return Object.entries(specs).map(([name, spec]) => ({ name, theirs: theirName(name, names), spec }));
}

function theirName(name: string, names: Readonly<Record<string, string>> = {}): string {
  return (Object.hasOwn(names, name) ? names[name] : undefined) ?? name;
}
