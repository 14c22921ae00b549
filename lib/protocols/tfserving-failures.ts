import type { Failure } from '@/lib/base/failure';
import { labelNotFound, servableNotFound, type TfModelSpec } from './tfserving-lookup';
import { type TfError, tfErr, tfErrorOf, withRetry } from './tfserving-status';

/**
 * Why a model that inference or metadata was asked of doesn't answer. A version that is still loading, or ended, is
 * not found, as there; ours also says when to come again where that is known.
 * @param failure  Of `ModelServer.find`.
 */
export function tfMissing(failure: Failure, spec: TfModelSpec): TfError {
  switch (failure.code) {
    case 'label_not_found':
      return labelNotFound(spec.label ?? '');
    case 'model_not_found':
      // A label is looked up first, and an unknown model has none.
      return spec.label === undefined ? servableNotFound(spec) : labelNotFound(spec.label);
    case 'model_unavailable':
      return withRetry(servableNotFound(spec), failure.retryAfterSeconds);
    default:
      return tfErrorOf(failure);
  }
}

/**
 * Why a model that was found gave no answer.
 * @param failure  Of `ModelServer.predict`.
 * @param rows     Rows of the request.
 */
export function tfRefusal(failure: Failure, rows: number): TfError {
  const { code, message, retryAfterSeconds } = failure;
  switch (code) {
    case 'busy':
      return withRetry(tfErr('UNAVAILABLE', `${fullQueue} ${message.en}`).error, retryAfterSeconds);
    case 'too_many_items':
      return tfErr('INVALID_ARGUMENT', `Task size ${rows} is larger than maximum batch size. ${message.en}`).error;
    default:
      return tfErrorOf(failure);
  }
}

/** Clients tell by this text that waiting helps. */
const fullQueue = 'The batch scheduling queue to which this task was submitted is full.';
