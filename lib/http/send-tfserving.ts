import { type TfError, writeTfError } from '@/lib/protocols/tfserving-status';
import { sendAnswer } from './send-answer';
import { dropBody, tfJson } from './send-failure';
import type { TrackedResponse } from './tracked-response';

/** Answers a `/v1` request that went well. @param headers  Names and values in turn. */
export function sendTf(response: TrackedResponse, body: string, headers: readonly string[] = []): void {
  sendAnswer(response, 200, body, [...tfJson, ...headers]);
}

/**
 * Answers a `/v1` request that failed with `{"error": text}`. The text may quote what was sent, so the log gets the
 * canonical code alone.
 */
export function sendTfError(response: TrackedResponse, error: TfError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { code, httpStatus, retryAfterSeconds } = error;
  response.failureCode = code.toLowerCase();
  const retryAfter = retryAfterSeconds ?? (httpStatus === 503 ? 1 : undefined);
  const headers = retryAfter === undefined ? tfJson : [...tfJson, 'retry-after', String(Math.ceil(retryAfter))];
  sendAnswer(response, httpStatus, writeTfError(error), headers);
  dropBody(response.req);
}
