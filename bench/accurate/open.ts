import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createTransformerHandler } from '@/lib/handlers/transformer-handler';
import type { HandlerContext, ModelHandler } from '@/lib/serving/handler';
import { createHandlerContext } from '@/lib/serving/handler-context';
import { manifestSchema } from '@/lib/serving/manifest';
import { readLabelledReviews } from '@/lib/training/labelled-reviews';

/** Arguments of every part: folder of the corpus, reviews, rounds. */
export const [nsmc, wanted, rounds] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];

export function shippedContext(): HandlerContext {
  const folder = resolve('models/sentiment-accurate/1');
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')));
  return createHandlerContext(folder, manifest);
}

export async function openHandler(): Promise<ModelHandler> {
  const handler = createTransformerHandler();
  const started = await handler.initialize(shippedContext());
  if (!started.ok) throw new Error(started.failure.message.en);
  return handler;
}

/** The first training rows that the recipe's validation part doesn't hold. */
export function reviews(count = wanted): string[] {
  const read = readLabelledReviews(readFileSync(join(nsmc, 'ratings_train.txt')), 'training');
  if (!read.ok) throw new Error(read.failure.message.en);
  return read.value.texts.slice(0, count);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
