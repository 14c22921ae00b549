import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Failure, failure } from '@/lib/base/failure';
import { ok, type Result } from '@/lib/base/result';
import { writeReviewAnswer } from '@/lib/protocols/review-answer';
import { type ReviewRequest, readReviewRequest, reviewModels } from '@/lib/protocols/review-request';
import type { Explanation } from '@/lib/serving/handler';
import type { ModelServer, Prediction } from '@/lib/serving/model-server';
import { AnswerDeadlines } from './answer-deadlines';
import { sendAnswer } from './send-answer';
import { sendFailure } from './send-failure';
import { TrackedResponse } from './tracked-response';

/** `POST /predict`: reviews in, labels out, by the fast model or the accurate one. */
export function addPredictRoute(app: FastifyInstance, models: ModelServer, answerTimeoutMs: number): void {
  const deadlines = new AnswerDeadlines(answerTimeoutMs);
  app.addHook('onClose', async () => deadlines.close());

  // No async function here: promises are dear while async hooks are on, and Next switches them on.
  app.post('/predict', (request, reply) => {
    const read = readReviewRequest(request.body instanceof Uint8Array ? request.body : noBody);
    if (!read.ok) return refuse(reply, read.failure);
    const asked = read.value;
    if (reply.raw instanceof TrackedResponse) reply.raw.rows = asked.texts.length;

    deadlines.begin(reply);
    answer(models, asked, reply, answerTimeoutMs).then(
      (answered) => {
        deadlines.end(reply);
        if (reply.sent) return;
        if (!answered.ok) return refuse(reply, missingModel(answered.failure, asked.speed));
        try {
          send(reply, asked.texts, answered.value);
        } catch (error) {
          reply.send(error);
        }
      },
      (error: unknown) => {
        deadlines.end(reply);
        if (!reply.sent) reply.send(error);
      },
    );
  });
}

const noBody = new Uint8Array();

type Answered = Prediction & { readonly explanations?: readonly Explanation[] };

function answer(
  models: ModelServer,
  { texts, speed, explain }: ReviewRequest,
  reply: FastifyReply,
  deadlineMs: number,
): Promise<Result<Answered>> {
  const model = reviewModels[speed];
  const rows = texts.map((text) => ({ text }));
  // One review for the fast model is answered before anybody could hang up.
  const waiting =
    speed === 'fast' && rows.length === 1 ? { deadlineMs } : { deadlineMs, signal: abortedWithClient(reply) };
  const predicted = models.predict({ model, rows, ...waiting });
  if (!explain) return predicted;
  return predicted.then(async (result) => {
    if (!result.ok) return result;
    const explained = await models.explain({ model, version: result.value.version, rows, ...waiting });
    return explained.ok ? ok({ ...result.value, explanations: explained.value.explanations }) : explained;
  });
}

function send(reply: FastifyReply, texts: readonly string[], { model, version, rows, explanations }: Answered): void {
  const body = writeReviewAnswer(texts, rows, explanations);
  reply.hijack();
  sendAnswer(reply.raw, 200, body, ['x-model-version', `${model}/${version}`]);
}

/** A name the client didn't choose can't be "not found": the model isn't there yet, and no other answers for it. */
function missingModel(flaw: Failure, speed: ReviewRequest['speed']): Failure {
  if (flaw.code !== 'model_not_found') return flaw;
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

function abortedWithClient(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}

function refuse(reply: FastifyReply, flaw: Failure): void {
  reply.hijack();
  sendFailure(reply.request.raw, reply.raw, flaw);
}
