import type { Speed } from '@/lib/demos/model-choice';
import { type ReviewAnswer, readReviewAnswer } from '@/lib/demos/review-answer';

/** Why no answer came, in a word of the page's own; `said` is the server's sentence, where it sent one. */
export interface AskFailure {
  readonly reason: 'network' | 'busy' | 'tooLarge' | 'loading' | 'unavailable' | 'answer';
  readonly said?: string;
}

export type Asked =
  | { readonly ok: true; readonly answer: ReviewAnswer }
  | { readonly ok: false; readonly failure: AskFailure };

export interface Question {
  readonly text: string;
  readonly speed: Speed;
  /** Whether the weight of each word is wanted too. */
  readonly explain: boolean;
  /** Language of the server's sentences. */
  readonly locale: string;
}

/**
 * Asks `POST /predict`, as any program would, for one review.
 * @param signal  Aborted when nobody waits any more; the promise then rejects with the signal's reason, and the server
 *                drops the question.
 */
export async function askPredict({ text, speed, explain, locale }: Question, signal: AbortSignal): Promise<Asked> {
  let status: number;
  let body: unknown;
  try {
    const response = await fetch('/predict', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': locale },
      body: JSON.stringify({ text, do_fast: speed === 'fast', ...(explain ? { explain } : {}) }),
      signal,
    });
    status = response.status;
    body = await bodyOf(response);
  } catch {
    signal.throwIfAborted();
    return { ok: false, failure: { reason: 'network' } };
  }
  signal.throwIfAborted();
  if (status !== 200) return { ok: false, failure: failureOf(status, body) };
  const answer = readReviewAnswer(memberOf(body, '0'));
  return answer ? { ok: true, answer } : { ok: false, failure: { reason: 'answer' } };
}

/** The JSON of an answer, or undefined for anything else, such as a proxy's own page. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureOf(status: number, body: unknown): AskFailure {
  const error = memberOf(body, 'error');
  const said = memberOf(error, 'message');
  const isLoading = status === 503 && memberOf(error, 'code') === 'model_unavailable';
  const reason = isLoading ? 'loading' : (reasons.get(status) ?? 'answer');
  return typeof said === 'string' && said !== '' ? { reason, said } : { reason };
}

const reasons: ReadonlyMap<number, AskFailure['reason']> = new Map([
  [413, 'tooLarge'],
  [429, 'busy'],
  [502, 'network'],
  [503, 'unavailable'],
  [504, 'busy'],
]);

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
