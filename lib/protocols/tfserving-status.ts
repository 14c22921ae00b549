import type { Failure } from '@/lib/base/failure';
import { type FailureCode, failureStatus } from '@/lib/base/failure-codes';

/** TensorFlow's canonical codes and the HTTP status that its REST API gives each of them. */
export const canonicalStatus = {
  OK: 200,
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  OUT_OF_RANGE: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  ABORTED: 409,
  RESOURCE_EXHAUSTED: 429,
  CANCELLED: 499,
  UNKNOWN: 500,
  INTERNAL: 500,
  DATA_LOSS: 500,
  UNIMPLEMENTED: 501,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
} as const;

export type CanonicalCode = keyof typeof canonicalStatus;

/**
 * An expected failure of the `/v1` routes, whose texts clients of TensorFlow Serving know.
 * `message` may quote what was sent: it is answered to the client and never logged.
 */
export interface TfError {
  readonly code: CanonicalCode;
  readonly httpStatus: number;
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

export type TfResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: TfError };

export function tfOk<T>(value: T): TfResult<T> {
  return { ok: true, value };
}

export function tfErr(code: CanonicalCode, message: string): { readonly ok: false; readonly error: TfError } {
  return { ok: false, error: { code, httpStatus: canonicalStatus[code], message } };
}

export function invalidArgument(message: string): { readonly ok: false; readonly error: TfError } {
  return tfErr('INVALID_ARGUMENT', message);
}

/** A failure of the model server, told in this protocol: a canonical code, its status, and the English sentence. */
export function tfErrorOf({ code, message, retryAfterSeconds }: Failure): TfError {
  return withRetry(tfErr(canonicalCodeOf(code), message.en).error, retryAfterSeconds);
}

export function withRetry(error: TfError, retryAfterSeconds: number | undefined): TfError {
  return retryAfterSeconds === undefined ? error : { ...error, retryAfterSeconds };
}

/** The body of every failed answer: `{"error": "…"}`. */
export function writeTfError(error: TfError): string {
  return JSON.stringify({ error: error.message });
}

/** The canonical code of a failure, by the HTTP status that other routes give it. */
export function canonicalCodeOf(code: FailureCode): CanonicalCode {
  return codeOfStatus.get(failureStatus[code]) ?? (failureStatus[code] < 500 ? 'INVALID_ARGUMENT' : 'INTERNAL');
}

const codeOfStatus: ReadonlyMap<number, CanonicalCode> = new Map([
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [408, 'DEADLINE_EXCEEDED'],
  [499, 'CANCELLED'],
  [502, 'UNAVAILABLE'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
  [507, 'RESOURCE_EXHAUSTED'],
]);
