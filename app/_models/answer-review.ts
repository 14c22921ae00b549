import 'server-only';
import { type Failure, failure } from '@/lib/base/failure';
import type { Result } from '@/lib/base/result';
import { type ReviewAnswer, readReviewAnswer } from '@/lib/demos/review-answer';
import type { ModelServer } from '@/lib/serving/model-server';
import { startedModelServer } from './started-model-server';

/**
 * One review's answer with its explanation: the pages' way to the model server, the same function that the routes
 * call. It never throws, because what a page throws reaches the person as a riddle.
 * @param model  Its newest version answers.
 */
export async function answerReview(model: string, text: string): Promise<Result<ReviewAnswer>> {
  const server = startedModelServer();
  if (!server) return { ok: false, failure: unavailable };
  try {
    return await ask(server, model, text);
  } catch (bug) {
    // A bug, not an expected failure: its name goes to the log, without the message, which might quote the review.
    console.error(`answer-review: ${bug instanceof Error ? bug.name : typeof bug}`);
    return { ok: false, failure: broken };
  }
}

async function ask(server: ModelServer, model: string, text: string): Promise<Result<ReviewAnswer>> {
  const predicted = await server.predict({ model, rows: [{ text }] });
  if (!predicted.ok) return predicted;
  const { version } = predicted.value;
  // The same version explains, even if a new one was published in between.
  const explained = await server.explain({ model, version, rows: [{ text }] });
  if (!explained.ok) return explained;
  const value = readReviewAnswer({ ...predicted.value.rows[0], explanation: explained.value.explanations[0] });
  return value ? { ok: true, value } : { ok: false, failure: broken };
}

const unavailable: Failure = failure(
  'model_unavailable',
  '모델이 아직 준비되지 않았어요. 잠시 뒤에 다시 해 주세요.',
  'The model is not ready yet. Try again in a moment.',
);

const broken: Failure = failure(
  'internal',
  '답을 만들다 문제가 생겼어요. 다시 해 보고, 계속 그러면 선생님께 알려 주세요.',
  'Something went wrong while answering. Try again, and tell your teacher if it keeps happening.',
);
