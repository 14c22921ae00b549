'use server';

import { z } from 'zod';
import { answerReview } from '@/app/_models/answer-review';
import { type Failure, failure } from '@/lib/base/failure';
import type { Result } from '@/lib/base/result';
import { findDemo } from '@/lib/demos/demo-list';
import type { ReviewAnswer } from '@/lib/demos/review-answer';

const question = z.tuple([z.string().max(64), z.string().min(1).max(10_000)]);

/**
 * Answers one review with its explanation, for the form. Never throws.
 * @param slug  The demo that asks.
 * @param text  1..10,000 UTF-16 units.
 */
export async function classifyReview(slug: string, text: string): Promise<Result<ReviewAnswer>> {
  const asked = question.safeParse([slug, text]);
  const demo = asked.success ? findDemo(asked.data[0]) : undefined;
  if (!asked.success || demo?.kind !== 'review') return { ok: false, failure: refused };
  return answerReview(demo.model, asked.data[1]);
}

const refused: Failure = failure(
  'bad_input',
  '글이 비었거나 너무 길어요. 10,000자까지 줄여서 다시 해 주세요.',
  'The text is empty or too long. Use up to 10,000 characters and try again.',
);
