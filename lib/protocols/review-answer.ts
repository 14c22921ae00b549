import { z } from 'zod';
import type { Explanation } from '@/lib/serving/handler';
import type { Row } from '@/lib/serving/row';

/**
 * Writes the answer of `POST /predict`: `{"0": {"text", "label", "confidence"}, "1": …}`, one entry per review in the
 * order they were sent; each with an `explanation` when those are given, and with `"truncated": true` when the model
 * read it without its end. Texts come back as they were sent.
 *
 * The JSON is put together by hand: it saves an object per review.
 * @throws Error if a row lacks a string `label` or a finite `confidence`: JSON would make NaN a silent `null`.
 */
export function writeReviewAnswer(
  texts: readonly string[],
  rows: readonly Row[],
  explanations?: readonly Explanation[],
): string {
  let json = '{';
  for (let index = 0; index < texts.length; index++) {
    const { label, confidence, truncated } = rows[index] ?? {};
    if (typeof label !== 'string' || typeof confidence !== 'number' || !Number.isFinite(confidence)) {
      throw new Error(`Row ${index} has label ${typeof label} and confidence ${String(confidence)}.`);
    }
    const separator = index === 0 ? '' : ',';
    json += `${separator}"${index}":{"text":${JSON.stringify(texts[index])},"label":${JSON.stringify(label)},"confidence":${confidence}`;
    if (truncated === true) json += ',"truncated":true';
    json += explanations ? `,"explanation":${JSON.stringify(explanations[index])}}` : '}';
  }
  return `${json}}`;
}

const explanationSchema = z.strictObject({
  kind: z.enum(['exact', 'approximate']),
  text: z.string(),
  bias: z.number(),
  logOdds: z.number(),
  tokens: z.array(
    z.strictObject({
      start: z.number().int().min(0),
      end: z.number().int().min(0),
      known: z.boolean(),
      weight: z.number(),
    }),
  ),
});

/** What {@link writeReviewAnswer} writes: for descriptions of the API. A test holds the two together. */
export const reviewAnswerSchema = z.record(
  z.string().regex(/^\d+$/),
  z.strictObject({
    text: z.string(),
    label: z.string(),
    confidence: z.number().min(0).max(1),
    truncated: z.literal(true).optional(),
    explanation: explanationSchema.optional(),
  }),
);
