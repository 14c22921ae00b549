import { err, ok, type Result } from '@/lib/base/result';
import { badHeaderLength } from './oip-failures';

/** A body in its two parts; both are views of it. */
export interface OipParts {
  readonly json: Uint8Array;
  readonly binary: Uint8Array;
}

/**
 * Parts the JSON of a body from the tensors behind it (binary tensor data extension).
 * @param headerLength  The header Inference-Header-Content-Length as it came; without it the whole body is JSON.
 */
export function splitOipBody(body: Uint8Array, headerLength: string | undefined): Result<OipParts> {
  if (headerLength === undefined) return ok({ json: body, binary: body.subarray(body.length) });
  // No signs, exponents or lists of a header sent twice; 15 digits stay exact in a double.
  const length = /^\d{1,15}$/.test(headerLength) ? Number(headerLength) : Number.NaN;
  if (!(length <= body.length)) return err(badHeaderLength(body.length));
  return ok({ json: body.subarray(0, length), binary: body.subarray(length) });
}
