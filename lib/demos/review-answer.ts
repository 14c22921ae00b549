import type { Explanation, TokenEvidence } from '@/lib/serving/handler';

export type SentimentLabel = 'negative' | 'positive';

/** One review's answer, as the pages show it. */
export interface ReviewAnswer {
  readonly label: SentimentLabel;
  /** Probability of `positive`, 0..1. */
  readonly positive: number;
  /** Absent when only the probability was asked for. */
  readonly explanation?: Explanation;
}

/**
 * Reads what the model says of one review, from `POST /predict` or from the model server. The server is ours, but
 * between it and the page may stand a proxy with an error page of its own, so nothing is taken on trust.
 * @param answer  `{ label, confidence, explanation? }`; `confidence` is the probability of `label`.
 * @returns undefined when it isn't an answer.
 */
export function readReviewAnswer(answer: unknown): ReviewAnswer | undefined {
  if (!isRecord(answer)) return undefined;
  const { label, confidence, explanation } = answer;
  if ((label !== 'negative' && label !== 'positive') || !isNumber(confidence)) return undefined;
  if (confidence < 0 || confidence > 1) return undefined;
  const positive = label === 'positive' ? confidence : 1 - confidence;
  if (explanation === undefined || explanation === null) return { label, positive };
  return isExplanation(explanation) ? { label, positive, explanation } : undefined;
}

function isExplanation(value: unknown): value is Explanation {
  if (!isRecord(value)) return false;
  const { kind, text, bias, logOdds, tokens } = value;
  return (
    (kind === 'exact' || kind === 'approximate') &&
    typeof text === 'string' &&
    isNumber(bias) &&
    isNumber(logOdds) &&
    Array.isArray(tokens) &&
    tokens.every((token) => isEvidence(token, text.length))
  );
}

function isEvidence(value: unknown, textLength: number): value is TokenEvidence {
  if (!isRecord(value)) return false;
  const { start, end, known, weight } = value;
  if (!isNumber(start) || !isNumber(end) || typeof known !== 'boolean' || !isNumber(weight)) return false;
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= textLength;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
