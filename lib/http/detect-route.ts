import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Result } from '@/lib/base/result';
import { detectFaces } from '@/lib/protocols/detect-faces';
import { readDetectForm } from '@/lib/protocols/detect-form';
import { readDetectJson } from '@/lib/protocols/detect-json';
import type { DetectRequest } from '@/lib/protocols/detect-request';
import { errorTrace } from '@/lib/serving/error-trace';
import type { ModelServer } from '@/lib/serving/model-server';
import { AnswerDeadlines } from './answer-deadlines';
import { type BodyLimit, createBodyLimits, isFormType } from './body-limits';
import { clientSignal } from './client-signal';
import { draining } from './health-routes';
import type { HttpLimits } from './http-limits';
import { internal } from './internal-failure';
import { readWholeBody } from './read-body';
import { readMultipart } from './read-multipart';
import { requireJson, unsupportedUpload } from './require-json';
import { sendAnswer } from './send-answer';
import { sendFailure } from './send-failure';
import type { TrackedResponse } from './tracked-response';
import type { UploadGate } from './upload-gate';

export interface DetectRoute {
  answer(request: IncomingMessage, response: TrackedResponse): void;
  /** Stops watching deadlines. */
  close(): void;
}

export interface DetectRouteOptions {
  readonly models: ModelServer;
  readonly limits: HttpLimits;
  readonly log: Logger;
  readonly isDraining: () => boolean;
  readonly uploads: UploadGate;
}

/** `POST /detect`: a picture in, as a form or as JSON, boxes out. The picture stays in memory, and only until then. */
export function createDetectRoute({ models, limits, log, isDraining, uploads }: DetectRouteOptions): DetectRoute {
  const deadlines = new AnswerDeadlines(limits.detectTimeoutMs);
  const bodyLimit = createBodyLimits(limits);

  async function answer(request: IncomingMessage, response: TrackedResponse, limit: BodyLimit): Promise<void> {
    const asked = await readDetectRequest(request, limit);
    if (!asked.ok) return sendFailure(request, response, asked.failure);
    if (response.destroyed) return;
    response.rows = 1;
    deadlines.begin(response);
    const waiting = { deadlineMs: limits.detectTimeoutMs, signal: clientSignal(response) };
    const found = await detectFaces(models, asked.value, waiting).finally(() => deadlines.end(response));
    if (response.headersSent) return;
    if (!found.ok) return sendFailure(request, response, found.failure);
    sendAnswer(response, 200, JSON.stringify(found.value.answer), ['x-model-version', found.value.model]);
  }

  return {
    answer(request, response) {
      const limit = bodyLimit('/detect', request.headers);
      const flaw = isDraining() ? draining : (flawOfType(request) ?? uploads.admit(request, response, limit));
      if (flaw) {
        sendFailure(request, response, flaw);
        return;
      }
      answer(request, response, limit).catch((error: unknown) => {
        log.error({ requestId: response.requestId, ...errorTrace(error) }, 'bug');
        sendFailure(request, response, internal);
      });
    },
    close: () => deadlines.close(),
  };
}

function flawOfType({ headers }: IncomingMessage) {
  if (isFormType(headers['content-type'])) return undefined;
  const flaw = requireJson(headers);
  return flaw?.code === 'unsupported_media_type' ? unsupportedUpload : flaw;
}

async function readDetectRequest(request: IncomingMessage, limit: BodyLimit): Promise<Result<DetectRequest>> {
  const body = await readWholeBody(request, limit);
  if (!body.ok) return body;
  const contentType = request.headers['content-type'] ?? '';
  if (!isFormType(contentType)) return readDetectJson(body.value);
  const parts = await readMultipart(contentType, body.value);
  return parts.ok ? readDetectForm(parts.value) : parts;
}
