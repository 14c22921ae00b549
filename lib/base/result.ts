import type { Failure } from './failure';

/** Outcome of an operation that can be expected to fail: bad input, a missing version, a full queue. Bugs throw. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function err(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure };
}
