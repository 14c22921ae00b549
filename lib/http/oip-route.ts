import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { failure } from '@/lib/base/failure';
import { errorTrace } from '@/lib/serving/error-trace';
import type { ModelServer } from '@/lib/serving/model-server';
import { draining } from './health-routes';
import type { HttpLimits } from './http-limits';
import { internal } from './internal-failure';
import { describeToOip } from './oip-descriptions';
import { createOipInference } from './oip-inference';
import { oipMethods, oipPatterns, readOipPath } from './oip-path';
import { sendFailure } from './send-failure';
import type { TrackedResponse } from './tracked-response';
import type { UploadGate } from './upload-gate';
import { pathOf } from './url-guard';

export interface OipRoute {
  answer(request: IncomingMessage, response: TrackedResponse): void;
  /** Stops watching deadlines. */
  close(): void;
}

export interface OipRouteOptions {
  readonly models: ModelServer;
  readonly limits: HttpLimits;
  readonly log: Logger;
  readonly uploads: UploadGate;
  readonly isDraining: () => boolean;
}

/**
 * Everything under `/v2`: the Open Inference Protocol over HTTP, with binary tensors. Failures are `{"error", "code"}`,
 * wrong paths and methods too.
 * @see https://github.com/kserve/open-inference-protocol
 */
export function createOipRoute(options: OipRouteOptions): OipRoute {
  const { models, isDraining } = options;
  const inference = createOipInference({ ...options, report });

  function report(response: TrackedResponse, error: unknown): void {
    options.log.error({ requestId: response.requestId, ...errorTrace(error) }, 'bug');
    if (!response.headersSent) sendFailure(response.req, response, internal);
  }

  function answer(request: IncomingMessage, response: TrackedResponse): void {
    const target = readOipPath(pathOf(request.url ?? ''));
    if (target === undefined) {
      sendFailure(request, response, noSuchPath);
      return;
    }
    response.route = oipPatterns[target.kind];
    const methods = oipMethods(target.kind);
    if (!methods.includes(request.method ?? '')) {
      sendFailure(request, response, wrongMethod, ['allow', methods.join(', ')]);
      return;
    }
    if (target.kind !== 'infer') {
      describeToOip(target, models, isDraining(), response);
      return;
    }
    if (isDraining()) {
      sendFailure(request, response, draining);
      return;
    }
    inference.answer(request, response, target);
  }

  return {
    answer(request, response) {
      try {
        answer(request, response);
      } catch (error) {
        report(response, error);
      }
    },
    close: () => inference.close(),
  };
}

const noSuchPath = failure(
  'not_found',
  'Open Inference Protocol에 이런 주소는 없어요. /v2/models/이름/infer처럼 보내 주세요.',
  'The Open Inference Protocol has no such path. Use one like /v2/models/NAME/infer.',
);

const wrongMethod = failure(
  'method_not_allowed',
  '이 주소에서는 쓸 수 없는 방식이에요. Allow 머리글에 있는 방식으로 보내 주세요.',
  "This method isn't accepted here. Use one named in the Allow header.",
);
