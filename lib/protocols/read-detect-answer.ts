import { z } from 'zod';
import type { Row } from '@/lib/serving/row';
import type { DetectAnswer } from './detect-answer';

/**
 * The faces model's row as the answer of `POST /detect`.
 * @throws Error if the row isn't what its signature promises, which is a bug of the model: JSON would make NaN a null.
 */
export function readDetectAnswer(row: Row | undefined): DetectAnswer {
  const read = rowSchema.safeParse(row);
  if (!read.success) {
    const { path = [], code = '' } = read.error.issues[0] ?? {};
    throw new Error(`The faces model's row is wrong at ${path.join('.') || 'its top'}: ${code}.`);
  }
  const { width, height, boxes, truncated, timings } = read.data;
  return { image: { width, height }, boxes, truncated, timings };
}

const box = {
  x: z.number().int().min(0),
  y: z.number().int().min(0),
  width: z.number().int().min(1),
  height: z.number().int().min(1),
  neighbors: z.number().int().min(0),
  levelWeight: z.number(),
};

const side = z.number().int().min(1);
const milliseconds = z.number().min(0);

/** The body of an answer of `POST /detect`. */
export const detectAnswerSchema = z.object({
  image: z.object({ width: side, height: side }),
  boxes: z.array(z.object({ ...box, inside: z.array(z.object({ ...box, cascade: z.string() })).exactOptional() })),
  truncated: z.boolean(),
  timings: z.object({ decode: milliseconds, scan: milliseconds, total: milliseconds }),
});

const { image, boxes, truncated, timings } = detectAnswerSchema.shape;
const rowSchema = z.object({ ...image.shape, boxes, truncated, timings });
