import type { Manifest } from '@/lib/serving/manifest';
import type { ModelSpec } from '@/lib/serving/model-server';
import type { Signature } from '@/lib/serving/signature';
import { invalidArgument, type TfError, type TfResult, tfErr, tfOk } from './tfserving-status';

export type TfVerb = 'predict' | 'classify' | 'regress';

/** Which version a path names: at most one of `version` and `label`. */
export interface TfModelSpec {
  readonly name: string;
  /** A bigint where a number would lose digits; no version is called so. */
  readonly version?: number | bigint;
  readonly label?: string;
}

/** The same for the model server. */
export function modelSpecOf({ name: model, version, label }: TfModelSpec): ModelSpec {
  if (version !== undefined) return { model, version: Number(version) };
  return label === undefined ? { model } : { model, label };
}

/**
 * The signature that a request means. Without a name it is `serving_default`; where that one is for another verb,
 * `:classify` and `:regress` take the signature that bears the verb's name. `:predict` runs a signature of any method.
 */
export function findTfSignature(
  signatures: Manifest['signatures'],
  verb: TfVerb,
  name: string | undefined,
): TfResult<TfSignature> {
  const byName = tableOf(signatures);
  const asked = name === undefined || name === '' ? undefined : name;
  let key = asked ?? 'serving_default';
  if (asked === undefined && verb !== 'predict' && byName.get(key)?.method !== verb && byName.has(verb)) key = verb;
  const signature = byName.get(key);
  if (!signature) {
    return verb === 'predict'
      ? invalidArgument(`Serving signature name: "${key}" not found in signature def`)
      : invalidArgument(`No signature was found with the name: ${key}`);
  }
  if (verb !== 'predict' && signature.method !== verb) {
    const kind = verb === 'classify' ? 'classification' : 'regression';
    return invalidArgument(
      `Expected ${kind} signature method_name to be ${methodName(verb)}. Was: ${methodName(signature.method)}`,
    );
  }
  return tfOk(signature);
}

export type TfSignature = Signature & { readonly key: string };

/** Made once for each manifest. */
function tableOf(signatures: Manifest['signatures']): ReadonlyMap<string, TfSignature> {
  let table = tables.get(signatures);
  if (!table) {
    table = new Map(Object.entries(signatures).map(([key, signature]) => [key, { ...signature, key }]));
    tables.set(signatures, table);
  }
  return table;
}

const tables = new WeakMap<Manifest['signatures'], ReadonlyMap<string, TfSignature>>();

export function methodName(verb: TfVerb): string {
  return `tensorflow/serving/${verb}`;
}

/** A model or version that inference or metadata was asked of, and that isn't served. */
export function servableNotFound({ name, version }: TfModelSpec): TfError {
  const request = version === undefined ? `Latest(${name})` : `Specific(${name}, ${version})`;
  return tfErr('NOT_FOUND', `Servable not found for request: ${request}`).error;
}

/** A label that inference or metadata was asked with, and that no version bears. */
export function labelNotFound(label: string): TfError {
  return invalidArgument(`Unrecognized servable version label: ${label}`).error;
}

/** A model or version whose status was asked, and that was never seen. */
export function statusNotFound({ name, version }: TfModelSpec): TfError {
  const sought = version === undefined ? 'any versions' : `version ${version}`;
  return tfErr('NOT_FOUND', `Could not find ${sought} of model ${name}`).error;
}
