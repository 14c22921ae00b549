import { ok, type Result } from '@/lib/base/result';
import type { Manifest } from '@/lib/serving/manifest';
import type { Signature } from '@/lib/serving/signature';
import { misuse } from './misuse';
import { printable } from './printable';

/** A signature with its name. */
export interface NamedSignature {
  readonly name: string;
  readonly signature: Signature;
}

/**
 * The signature that a command names.
 * @param asked  Undefined is `serving_default`, or the only one there is.
 * @returns Failure: bad_input, with the names that are there.
 */
export function chooseSignature(
  { name: model, signatures }: Manifest,
  asked: string | undefined,
): Result<NamedSignature> {
  const known = Object.keys(signatures);
  const name = asked ?? (known.includes('serving_default') || known.length !== 1 ? 'serving_default' : known[0]);
  // Own properties only: every object inherits a `constructor`.
  if (Object.hasOwn(signatures, name)) return ok({ name, signature: signatures[name] });
  const shown = printable(name).slice(0, 64);
  return misuse(
    `${model}에는 '${shown}' 서명이 없어요. --signature에 적을 수 있는 것: ${known.join(', ')}.`,
    `${model} has no signature '${shown}'. With --signature, name one of: ${known.join(', ')}.`,
  );
}
