import { z } from 'zod';

/**
 * How requests to one version and one signature are run together. The names are those of TensorFlow Serving's batching
 * parameters, sizes count rows and not requests, and nothing is batched unless this is given. Two differences:
 *
 * - A batch that stands alone before an idle worker leaves at once. TensorFlow Serving lets it wait for its window
 *   even then, so there a lone user pays the window with every request; here only those pay it who come while others
 *   wait.
 * - Requests are put together when a worker takes them, not when they come, so a batch keeps growing while the workers
 *   are busy, and what is cancelled meanwhile takes no room in it.
 */
export const batchingSchema = z.strictObject({
  /** Rows of one batch. */
  max_batch_size: z.number().int().min(1).max(4096),
  /** How long an idle worker may be kept waiting for a fuller batch, from the batch's first request on; 0 is never. */
  batch_timeout_ms: z.number().min(0).max(1000),
  /**
   * This many full batches of rows may wait for busy workers, each signature by itself; a request beyond that is
   * answered `busy`. A single request larger than all of them is taken when nothing else waits.
   */
  max_enqueued_batches: z.number().int().min(1).max(10_000),
  /** A request larger than a batch runs in parts, in turns with the others; false refuses it with `too_many_items`. */
  split_large: z.boolean(),
});

export type Batching = z.infer<typeof batchingSchema>;

/** What the server's options say about models, by name; laid over what their manifests say. */
export type BatchingOverrides = ReadonlyMap<string, Batching | 'off'>;

export function effectiveBatching(
  model: string,
  ofManifest: Batching | undefined,
  overrides: BatchingOverrides | undefined,
): Batching | undefined {
  const override = overrides?.get(model);
  if (override === 'off') return undefined;
  return override ?? ofManifest;
}
