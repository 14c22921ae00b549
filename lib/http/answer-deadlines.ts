import type { FastifyReply } from 'fastify';
import { failure } from '@/lib/base/failure';
import { sendFailure } from './send-failure';

/**
 * Answers `timeout` to requests whose model takes too long, even one that never answers. One timer looks at all of
 * them a few times a second: a timer for each request costs more than many a review.
 */
export class AnswerDeadlines {
  readonly #open = new Map<FastifyReply, number>();
  readonly #limitMs: number;
  readonly #timer: NodeJS.Timeout;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
    this.#timer = setInterval(() => this.#endOverdue(), Math.min(250, limitMs));
    this.#timer.unref();
  }

  begin(reply: FastifyReply): void {
    this.#open.set(reply, performance.now() + this.#limitMs);
  }

  end(reply: FastifyReply): void {
    this.#open.delete(reply);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #endOverdue(): void {
    const now = performance.now();
    for (const [reply, due] of this.#open) {
      // In the order they began, so the rest is younger.
      if (due > now) return;
      this.#open.delete(reply);
      if (reply.raw.headersSent || reply.raw.destroyed) continue;
      reply.hijack();
      sendFailure(reply.request.raw, reply.raw, tooSlow);
    }
  }
}

const tooSlow = failure(
  'timeout',
  '모델이 제때 답하지 못했어요. 잠시 뒤에 다시 해 주세요.',
  "The model didn't answer in time. Try again in a moment.",
);
