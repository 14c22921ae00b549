import type { FailureCode } from './failure-codes';

/** A sentence in both languages of the product. Each says what happened and what to do next. */
export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}

/** An expected failure. It may cross a thread or a server action, so it is plain data. */
export interface Failure {
  readonly code: FailureCode;
  /** For people. Never holds a path, a stack or what the person typed. */
  readonly message: Bilingual;
  /** Seconds after which trying again makes sense; becomes `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

export function failure(code: FailureCode, ko: string, en: string, retryAfterSeconds?: number): Failure {
  const message = { ko, en };
  return retryAfterSeconds === undefined ? { code, message } : { code, message, retryAfterSeconds };
}
