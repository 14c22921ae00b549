import { failure } from '@/lib/base/failure';
import { sendFailure } from './send-failure';
import type { TrackedResponse } from './tracked-response';

/**
 * Answers `timeout` to requests whose model takes too long, even one that never answers. One timer looks at all of
 * them a few times a second: a timer for each request costs more than many a review.
 */
export class AnswerDeadlines {
  readonly #open = new Map<TrackedResponse, number>();
  readonly #limitMs: number;
  readonly #timer: NodeJS.Timeout;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
    this.#timer = setInterval(() => this.#endOverdue(), Math.min(250, limitMs));
    this.#timer.unref();
  }

  begin(response: TrackedResponse): void {
    this.#open.set(response, performance.now() + this.#limitMs);
  }

  end(response: TrackedResponse): void {
    this.#open.delete(response);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #endOverdue(): void {
    const now = performance.now();
    for (const [response, due] of this.#open) {
      // In the order they began, so the rest is younger.
      if (due > now) return;
      this.#open.delete(response);
      if (response.headersSent || response.destroyed) continue;
      sendFailure(response.req, response, tooSlow);
    }
  }
}

const tooSlow = failure(
  'timeout',
  '모델이 제때 답하지 못했어요. 잠시 뒤에 다시 해 주세요.',
  "The model didn't answer in time. Try again in a moment.",
);
