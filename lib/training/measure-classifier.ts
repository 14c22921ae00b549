import type { ModelHandler } from '@/lib/serving/handler';
import { type ClassifierMetrics, classifierMetrics } from './classifier-metrics';
import type { LabelledReviews } from './labelled-reviews';

/** Rows of one batch: as many as a request of the server may bring. */
const BATCH_ROWS = 4096;
const SINGLE_REVIEWS = 500;

export interface MeasuredClassifier extends ClassifierMetrics {
  readonly reviewsPerSecond: number;
  /** Median time of one review by itself, through all steps of the handler, in milliseconds. */
  readonly singleMs: number;
  /** Reviews whose end was too long to be read. */
  readonly truncated: number;
}

/** Runs a handler over reviews, as the server runs it, and judges its answers. Labels: 0 negative, 1 positive. */
export async function measureClassifier(
  handler: ModelHandler,
  reviews: LabelledReviews,
  onProgress: (part: number) => void,
): Promise<MeasuredClassifier> {
  const rows = reviews.texts.map((text) => ({ text }));
  const probabilities: number[][] = [];
  let truncated = 0;
  const startedMs = performance.now();
  for (let begin = 0; begin < rows.length; begin += BATCH_ROWS) {
    for (const row of await handler.handle(rows.slice(begin, begin + BATCH_ROWS), 'serving_default')) {
      if (!Array.isArray(row.probabilities)) throw new Error('The handler gave no probabilities.');
      probabilities.push(row.probabilities.map(Number));
      if (row.truncated === true) truncated++;
    }
    onProgress(probabilities.length / rows.length);
  }
  const seconds = (performance.now() - startedMs) / 1000;
  const singles: number[] = [];
  for (const row of rows.slice(0, SINGLE_REVIEWS)) {
    const sinceMs = performance.now();
    await handler.handle([row], 'serving_default');
    singles.push(performance.now() - sinceMs);
  }
  singles.sort((a, b) => a - b);
  return {
    ...classifierMetrics(probabilities, reviews.labels),
    truncated,
    reviewsPerSecond: rows.length / seconds,
    singleMs: singles[singles.length >> 1],
  };
}
