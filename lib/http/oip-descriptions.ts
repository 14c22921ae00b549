import { failure } from '@/lib/base/failure';
import { productVersion } from '@/lib/base/product-version';
import { err, type Result } from '@/lib/base/result';
import {
  type OipHealth,
  oipErrorBody,
  oipLive,
  oipModelMetadata,
  oipModelReady,
  oipReady,
  oipServerMetadata,
} from '@/lib/protocols/oip-bodies';
import type { ModelServer, ModelSpec, Servable } from '@/lib/serving/model-server';
import type { OipTarget } from './oip-path';
import { preferredLanguage } from './preferred-language';
import { sendAnswer } from './send-answer';
import { sendFailure } from './send-failure';
import type { TrackedResponse } from './tracked-response';

/** What can be asked of the server or of a model without running one. */
export type OipQuestion = Exclude<OipTarget, { readonly kind: 'infer' }>;

/**
 * Answers such a question. What isn't ready is 400 with the reason: that is Triton's and MLServer's status, and clients
 * look at nothing else.
 */
export function describeToOip(
  question: OipQuestion,
  models: ModelServer,
  isDraining: boolean,
  response: TrackedResponse,
): void {
  switch (question.kind) {
    case 'server':
      sendAnswer(response, 200, JSON.stringify(oipServerMetadata(productVersion)));
      return;
    case 'live':
      sendHealth(response, oipLive(true));
      return;
    case 'ready':
      sendHealth(response, oipReady(models.isReady() && !isDraining));
      return;
    case 'modelReady':
      sendModelReady(response, models, specOf(question));
      return;
    case 'model':
      sendMetadata(response, models, specOf(question));
      return;
  }
}

/** What the model server is asked for: the version that the path names, or the newest. */
export function specOf({ model, version }: Pick<ModelSpec, 'model' | 'version'>): ModelSpec {
  return version === undefined ? { model } : { model, version };
}

function sendHealth(response: TrackedResponse, { status, body }: OipHealth): void {
  sendAnswer(response, status, JSON.stringify(body));
}

function sendModelReady(response: TrackedResponse, models: ModelServer, spec: ModelSpec): void {
  const found = readyVersion(models, spec);
  if (found.ok) {
    sendHealth(response, oipModelReady(found.value.model));
    return;
  }
  const language = preferredLanguage(response.req.headers['accept-language']);
  response.failureCode = found.failure.code;
  sendHealth(response, { status: 400, body: { ready: false, ...oipErrorBody(found.failure, language) } });
}

/** What would answer, and does so now: a version whose workers crashed, or whose engine is away, rests. */
function readyVersion(models: ModelServer, spec: ModelSpec): Result<Servable> {
  const found = models.find(spec);
  if (!found.ok) return found;
  const { model, version } = found.value;
  const status = models.statuses().find((one) => one.model === model && one.version === version);
  return status?.resting ? err(failure('model_unavailable', status.resting.ko, status.resting.en)) : found;
}

function sendMetadata(response: TrackedResponse, models: ModelServer, spec: ModelSpec): void {
  const found = models.find(spec);
  if (!found.ok) {
    sendFailure(response.req, response, found.failure);
    return;
  }
  const { model, manifest } = found.value;
  const versions = models
    .statuses()
    .filter((status) => status.model === model && status.state === 'AVAILABLE')
    .map((status) => status.version);
  sendAnswer(response, 200, JSON.stringify(oipModelMetadata(manifest, versions)));
}
