import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { type Failure, failure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import { writeReviewAnswer } from '@/lib/protocols/review-answer';
import { type ReviewRequest, readReviewRequest } from '@/lib/protocols/review-request';
import { errorTrace } from '@/lib/serving/error-trace';
import type { Explanation } from '@/lib/serving/handler';
import type { Eventually, ModelServer, Prediction, PredictRequest } from '@/lib/serving/model-server';
import { AnswerDeadlines } from './answer-deadlines';
import { createBodyLimits } from './body-limits';
import { clientSignal } from './client-signal';
import { draining } from './health-routes';
import type { HttpLimits } from './http-limits';
import { internal } from './internal-failure';
import { readBody } from './read-body';
import { requireJson } from './require-json';
import { findReviewModel } from './review-model';
import { sendAnswer } from './send-answer';
import { sendFailure } from './send-failure';
import type { TrackedResponse } from './tracked-response';

export interface PredictRoute {
  answer(request: IncomingMessage, response: TrackedResponse): void;
  /** Stops watching deadlines. */
  close(): void;
}

export interface PredictRouteOptions {
  readonly models: ModelServer;
  readonly limits: HttpLimits;
  readonly log: Logger;
  readonly isDraining: () => boolean;
}

/**
 * `POST /predict`: reviews in, labels out, by the fast model, the accurate one, or one that is named.
 *
 * It stands in front of Fastify: routing, hooks and the body parser took about a quarter of the time of a request
 * whose model answers in microseconds (`npm run bench -- predict`).
 */
export function createPredictRoute({ models, limits, log, isDraining }: PredictRouteOptions): PredictRoute {
  const deadlines = new AnswerDeadlines(limits.answerTimeoutMs);
  const bodyLimit = createBodyLimits(limits)('/predict', {});

  function answerBody(body: Buffer, response: TrackedResponse): void {
    const read = readReviewRequest(body);
    if (!read.ok) {
      sendFailure(response.req, response, read.failure);
      return;
    }
    const asked = read.value;
    response.rows = asked.texts.length;

    const finish = (answered: Result<Answered>) => {
      if (response.headersSent) return;
      if (answered.ok) send(response, asked.texts, answered.value);
      else sendFailure(response.req, response, missingModel(answered.failure, asked.speed));
    };
    const report = (error: unknown) => {
      log.error({ requestId: response.requestId, ...errorTrace(error) }, 'bug');
      if (!response.headersSent) sendFailure(response.req, response, internal);
    };
    try {
      const answered = ask(models, asked, response, limits.answerTimeoutMs);
      if (!(answered instanceof Promise)) {
        finish(answered);
        return;
      }
      deadlines.begin(response);
      answered
        .finally(() => deadlines.end(response))
        .then(finish)
        .catch(report);
    } catch (error) {
      report(error);
    }
  }

  return {
    answer(request, response) {
      const flaw = isDraining() ? draining : requireJson(request.headers);
      if (flaw) {
        sendFailure(request, response, flaw);
        return;
      }
      readBody(
        request,
        bodyLimit,
        (body) => answerBody(body, response),
        (cut) => sendFailure(request, response, cut),
      );
    },
    close: () => deadlines.close(),
  };
}

type Answered = Prediction & { readonly explanations?: readonly Explanation[] };

function ask(
  models: ModelServer,
  asked: ReviewRequest,
  response: TrackedResponse,
  deadlineMs: number,
): Eventually<Answered> {
  const { texts, speed, explain } = asked;
  const found = findReviewModel(models, asked);
  if (!found.ok) return found;
  const rows = texts.map((text) => ({ text }));
  // One review for the fast model is answered before anybody could hang up.
  const waiting =
    speed === 'fast' && rows.length === 1 ? { deadlineMs } : { deadlineMs, signal: clientSignal(response) };
  const request = { ...found.value, rows, ...waiting };
  const predicted = models.predict(request);
  return explain ? addExplanations(models, predicted, request) : predicted;
}

/** The version that predicted explains, even if a new one was published in between. */
async function addExplanations(
  models: ModelServer,
  predicted: Eventually<Prediction>,
  request: PredictRequest,
): Promise<Result<Answered>> {
  const result = await predicted;
  if (!result.ok) return result;
  const explained = await models.explain({ ...request, version: result.value.version });
  return explained.ok ? ok({ ...result.value, explanations: explained.value.explanations }) : explained;
}

function send(
  response: TrackedResponse,
  texts: readonly string[],
  { model, version, rows, explanations }: Answered,
): void {
  const body = writeReviewAnswer(texts, rows, explanations);
  sendAnswer(response, 200, body, ['x-model-version', `${model}/${version}`]);
}

/** A name that the client didn't give can't be "not found": the model isn't there yet, and no other answers for it. */
function missingModel(flaw: Failure, speed: ReviewRequest['speed']): Failure {
  if (flaw.code !== 'model_not_found' || speed === undefined) return flaw;
  return speed === 'accurate' ? noAccurateModel : noFastModel;
}

const noAccurateModel = failure(
  'model_unavailable',
  '정확한 모델은 아직 준비되지 않았어요. "do_fast": true로 빠른 모델을 써 주세요.',
  'The accurate model isn\'t here yet. Use the fast one with "do_fast": true.',
  60,
);

const noFastModel = failure(
  'model_unavailable',
  '빠른 모델을 불러오지 못했어요. 서버를 켠 사람에게 알려 주세요.',
  "The fast model isn't loaded. Tell whoever runs this server.",
  5,
);
