import type { IncomingMessage } from 'node:http';
import type { Result } from '@/lib/base/result';
import { writeOipInferAnswer } from '@/lib/protocols/oip-infer-answer';
import { type OipInferRequest, readOipInferRequest } from '@/lib/protocols/oip-infer-request';
import type { ModelServer, ModelSpec, Prediction, Servable } from '@/lib/serving/model-server';
import { AnswerDeadlines } from './answer-deadlines';
import { tensorLimit } from './body-limits';
import { clientSignal } from './client-signal';
import type { HttpLimits } from './http-limits';
import { specOf } from './oip-descriptions';
import { oipLimits } from './oip-limits';
import { sendAnswer } from './send-answer';
import { sendFailure } from './send-failure';
import { readTensorBody } from './tensor-body';
import type { TrackedResponse } from './tracked-response';
import type { UploadGate } from './upload-gate';

export interface OipInference {
  answer(request: IncomingMessage, response: TrackedResponse, target: ModelSpec): void;
  /** Stops watching deadlines. */
  close(): void;
}

export interface OipInferenceOptions {
  readonly models: ModelServer;
  readonly limits: HttpLimits;
  readonly uploads: UploadGate;
  /** Told of bugs; answers where nothing is answered yet. */
  readonly report: (response: TrackedResponse, error: unknown) => void;
}

/** `POST /v2/models/NAME[/versions/V]/infer`: tensors in, tensors out. */
export function createOipInference({ models, limits, uploads, report }: OipInferenceOptions): OipInference {
  const deadlines = new AnswerDeadlines(limits.answerTimeoutMs);
  const bodyLimit = tensorLimit(limits);

  function infer(request: IncomingMessage, response: TrackedResponse, spec: ModelSpec, body: Uint8Array): void {
    // Whoever left while the body was unpacked.
    if (response.destroyed) return;
    const found = models.find(spec);
    if (!found.ok) {
      sendFailure(request, response, found.failure);
      return;
    }
    const { signatures } = found.value.manifest;
    const read = readOipInferRequest(body, headerLengthOf(request), signatures, oipLimits);
    if (!read.ok) {
      sendFailure(request, response, read.failure);
      return;
    }
    response.rows = read.value.rows.length;
    const predicted = predict(response, found.value, read.value);
    if (!(predicted instanceof Promise)) {
      finish(response, found.value, read.value, predicted);
      return;
    }
    deadlines.begin(response);
    predicted
      .finally(() => deadlines.end(response))
      .then((result) => finish(response, found.value, read.value, result))
      .catch((error: unknown) => report(response, error));
  }

  function predict(response: TrackedResponse, { model, version }: Servable, asked: OipInferRequest) {
    const { signature, rows, timeoutMs } = asked;
    const deadlineMs = Math.min(limits.answerTimeoutMs, timeoutMs ?? limits.answerTimeoutMs);
    return models.predict({ model, version, signature, rows, deadlineMs, signal: clientSignal(response) });
  }

  return {
    answer(request, response, target) {
      const spec = specOf(target);
      // Before the body, so that nobody sends sixteen megabytes to a model that isn't there.
      const found = models.find(spec);
      if (!found.ok) {
        sendFailure(request, response, found.failure);
        return;
      }
      readTensorBody(
        request,
        response,
        bodyLimit,
        uploads,
        (body) => {
          try {
            infer(request, response, spec, body);
          } catch (error) {
            report(response, error);
          }
        },
        (flaw) => sendFailure(request, response, flaw),
      );
    },
    close: () => deadlines.close(),
  };
}

function finish(
  response: TrackedResponse,
  { manifest }: Servable,
  asked: OipInferRequest,
  predicted: Result<Prediction>,
): void {
  if (response.headersSent) return;
  if (!predicted.ok) {
    sendFailure(response.req, response, predicted.failure);
    return;
  }
  const written = writeOipInferAnswer(predicted.value, manifest.signatures[asked.signature], asked);
  if (!written.ok) {
    sendFailure(response.req, response, written.failure);
    return;
  }
  const { contentType, headerLength, body } = written.value;
  const headers = ['content-type', contentType, 'x-model-version', `${manifest.name}/${manifest.version}`];
  if (headerLength !== undefined) headers.push('inference-header-content-length', String(headerLength));
  sendAnswer(response, 200, body, headers);
}

function headerLengthOf({ headers }: IncomingMessage): string | undefined {
  const value = headers['inference-header-content-length'];
  return Array.isArray(value) ? value.join(',') : value;
}
