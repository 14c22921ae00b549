import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { ReviewRequest } from '@/lib/protocols/review-request';
import { isTextClassifier } from '@/lib/protocols/text-classifier';
import type { ModelServer, ModelSpec, VersionStatus } from '@/lib/serving/model-server';

/**
 * The version that answers a review request. One that the client named may be any model of the repository, so its
 * signature is looked at first: a text in, a label and its probability out.
 * @returns Without a version when the model was chosen by speed, or isn't there: then `predict` says what is missing.
 */
export function findReviewModel(models: ModelServer, { model, speed }: ReviewRequest): Result<ModelSpec> {
  if (speed !== undefined) return ok({ model });
  const served = newestServed(models.statuses(), model);
  if (!served) return ok({ model });
  return isTextClassifier(served.manifest) ? ok({ model, version: served.version }) : err(otherKind);
}

function newestServed(statuses: readonly VersionStatus[], model: string): VersionStatus | undefined {
  let newest: VersionStatus | undefined;
  for (const status of statuses) {
    if (status.model !== model || status.state !== 'AVAILABLE') continue;
    if (!newest || status.version > newest.version) newest = status;
  }
  return newest;
}

const otherKind = failure(
  'bad_input',
  '그 모델은 글을 받아 분류하는 모델이 아니에요. "model"에 글 분류 모델의 이름을 넣어 주세요.',
  'That model doesn\'t take a text and give a label. Name a text classification model in "model".',
);
