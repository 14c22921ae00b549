import type { Speed } from '@/lib/demos/model-choice';
import { type ReviewAnswer, readReviewAnswer } from '@/lib/demos/review-answer';
import { retryAfterMs } from './retry-after';

/** What became of one request. `refused`: this chunk can't be answered. `busy`, `offline`: nothing can, just now. */
export type ChunkOutcome =
  | { readonly kind: 'answered'; readonly answers: readonly (ReviewAnswer | undefined)[] }
  | { readonly kind: 'refused' | 'busy' | 'offline' | 'cancelled' };

export interface ChunkOptions {
  /** The model that answers. */
  readonly speed: Speed;
  readonly signal: AbortSignal;
  /** Called before each wait for a busy server. */
  readonly onWait: (waitMs: number) => void;
  /** Aborts early without throwing. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A busy server is asked this many times in all. */
export const maxTries = 3;

/** Asks `POST /predict` for one chunk, as any program would, and waits as long as a busy server says. Never throws. */
export async function predictChunk(texts: readonly string[], options: ChunkOptions): Promise<ChunkOutcome> {
  const { speed, signal, onWait, sleep } = options;
  for (let tries = 1; ; tries++) {
    const response = await post(texts, speed, signal);
    if (signal.aborted) return { kind: 'cancelled' };
    if (!response) return { kind: 'offline' };
    if (response.status === 200) return { kind: 'answered', answers: answersOf(response.body, texts.length) };
    if (response.status === 502) return { kind: 'offline' };
    if (response.status !== 503 && response.status !== 429) return { kind: 'refused' };
    if (tries === maxTries) return { kind: 'busy' };
    onWait(response.retryAfterMs);
    await sleep(response.retryAfterMs, signal);
    if (signal.aborted) return { kind: 'cancelled' };
  }
}

interface PredictResponse {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterMs: number;
}

/** @returns undefined when the server can't be reached or the answer broke off. */
async function post(texts: readonly string[], speed: Speed, signal: AbortSignal): Promise<PredictResponse | undefined> {
  try {
    const response = await fetch('/predict', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: texts, do_fast: speed === 'fast' }),
      signal,
    });
    const body: unknown = response.status === 200 ? await response.json() : undefined;
    return {
      status: response.status,
      body,
      retryAfterMs: retryAfterMs(response.headers.get('retry-after'), Date.now()),
    };
  } catch {
    // fetch rejects when the line is cut or the signal aborts, json() when a proxy answers with a page of its own.
    return undefined;
  }
}

function answersOf(body: unknown, count: number): (ReviewAnswer | undefined)[] {
  const record = typeof body === 'object' && body !== null ? new Map(Object.entries(body)) : new Map<string, unknown>();
  return Array.from({ length: count }, (_, at) => readReviewAnswer(record.get(String(at))));
}
