import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Failure } from '@/lib/base/failure';
import type { Result } from '@/lib/base/result';
import { describeTfModel } from '@/lib/protocols/tfserving-describe';
import { tfRefusal } from '@/lib/protocols/tfserving-failures';
import { readTfTask, type TfTask } from '@/lib/protocols/tfserving-infer';
import type { TfRoute } from '@/lib/protocols/tfserving-route';
import { invalidArgument, type TfError } from '@/lib/protocols/tfserving-status';
import { errorTrace } from '@/lib/serving/error-trace';
import type { Manifest } from '@/lib/serving/manifest';
import type { Eventually, ModelServer, Prediction } from '@/lib/serving/model-server';
import { AnswerDeadlines } from './answer-deadlines';
import { tensorLimit } from './body-limits';
import { clientSignal } from './client-signal';
import { draining } from './health-routes';
import type { HttpLimits } from './http-limits';
import { internal } from './internal-failure';
import { sendAnswer } from './send-answer';
import { sendFailure } from './send-failure';
import { sendTf, sendTfError } from './send-tfserving';
import { readTensorBody } from './tensor-body';
import { TfPaths } from './tfserving-paths';
import type { TrackedResponse } from './tracked-response';
import type { UploadGate } from './upload-gate';

export interface TfServingRoute {
  answer(request: IncomingMessage, response: TrackedResponse): void;
  /** Stops watching deadlines. */
  close(): void;
}

export interface TfServingRouteOptions {
  readonly models: ModelServer;
  readonly limits: HttpLimits;
  readonly log: Logger;
  readonly uploads: UploadGate;
  readonly isDraining: () => boolean;
}

/**
 * Everything under `/v1`: TensorFlow Serving's REST interface, in its words and its order of checks. Like `/predict` it
 * stands in front of Fastify, and a row that the model answers in place costs no promise.
 */
export function createTfServingRoute(options: TfServingRouteOptions): TfServingRoute {
  const { models, limits, log, uploads, isDraining } = options;
  const deadlines = new AnswerDeadlines(limits.answerTimeoutMs);
  const limit = tensorLimit(limits);
  const paths = new TfPaths();
  /** Versions whose last answer was there at once, before anybody could hang up. */
  const inPlace = new WeakSet<Manifest>();

  function answerRoute(request: IncomingMessage, response: TrackedResponse): void {
    const read = paths.read(request.method ?? '', request.url ?? '');
    if (!read.ok) {
      sendTfError(response, read.error);
      return;
    }
    const route = read.value;
    response.route = patternOf(route);
    if (route.kind !== 'infer') {
      const described = describeTfModel(models, route);
      if (described.ok) sendTf(response, described.value);
      else sendTfError(response, described.error);
      return;
    }
    readTensorBody(
      request,
      response,
      limit,
      uploads,
      (body) => guarded(response, () => infer(response, route, body)),
      (flaw) => {
        const unpacked = request.headers['content-encoding'] === undefined ? undefined : emptyDocument(flaw);
        if (unpacked) sendTfError(response, unpacked);
        else sendFailure(request, response, flaw);
      },
    );
  }

  function infer(response: TrackedResponse, route: TfRoute & { kind: 'infer' }, body: Uint8Array): void {
    const read = readTfTask(models, route.verb, route, body);
    if (!read.ok) {
      sendTfError(response, read.error);
      return;
    }
    const task = read.value;
    response.rows = task.rows.length;
    const predicted = predict(task, response);
    if (!(predicted instanceof Promise)) {
      inPlace.add(task.servable.manifest);
      finish(response, task, predicted);
      return;
    }
    inPlace.delete(task.servable.manifest);
    deadlines.begin(response);
    predicted
      .finally(() => deadlines.end(response))
      .then((result) => finish(response, task, result))
      .catch((error: unknown) => report(response, error));
  }

  function predict({ servable, signature, rows }: TfTask, response: TrackedResponse): Eventually<Prediction> {
    const { model, version, manifest } = servable;
    const request = { model, version, signature, rows, deadlineMs: limits.answerTimeoutMs };
    // A signal takes longer to make than such a row to answer.
    if (rows.length === 1 && inPlace.has(manifest)) return models.predict(request);
    return models.predict({ ...request, signal: clientSignal(response) });
  }

  function finish(response: TrackedResponse, task: TfTask, predicted: Result<Prediction>): void {
    if (response.headersSent) return;
    if (!predicted.ok) {
      sendTfError(response, tfRefusal(predicted.failure, task.rows.length));
      return;
    }
    const { model, version, rows } = predicted.value;
    const written = task.write(rows);
    if (written.ok) sendTf(response, written.value, ['x-model-version', `${model}/${version}`]);
    else sendTfError(response, written.error);
  }

  function guarded(response: TrackedResponse, work: () => void): void {
    try {
      work();
    } catch (error) {
      report(response, error);
    }
  }

  function report(response: TrackedResponse, error: unknown): void {
    log.error({ requestId: response.requestId, ...errorTrace(error) }, 'bug');
    if (!response.headersSent) sendFailure(response.req, response, internal);
  }

  return {
    answer(request, response) {
      if (request.method === 'OPTIONS') answerPreflight(request, response);
      else if (isDraining()) sendFailure(request, response, draining);
      else guarded(response, () => answerRoute(request, response));
    },
    close: () => deadlines.close(),
  };
}

/** For the log and the metrics. */
function patternOf(route: TfRoute): string {
  if (route.kind === 'list') return '/v1/models';
  if (route.kind === 'infer') return `/v1/models/:name:${route.verb}`;
  return route.kind === 'metadata' ? '/v1/models/:name/metadata' : '/v1/models/:name';
}

/** What can't be unpacked is read as an empty body there. */
function emptyDocument({ code, message }: Failure): TfError | undefined {
  if (code !== 'bad_encoding' && code !== 'body_too_large') return undefined;
  return invalidArgument(`JSON Parse error: The document is empty (${message.en})`).error;
}

/** Other sites' pages never come this far; ours need no permission, and are told the methods. */
function answerPreflight({ headers }: IncomingMessage, response: TrackedResponse): void {
  const isFromPage = /^https?:\/\//.test(headers.origin ?? '');
  sendAnswer(response, isFromPage ? 200 : 400, '', isFromPage ? ['allow', 'POST, GET'] : []);
}
