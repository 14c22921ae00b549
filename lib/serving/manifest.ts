import { z } from 'zod';
import { batchingSchema } from './batching';
import { nameSchema, signatureSchema } from './signature';

const bilingualSchema = z.strictObject({ ko: z.string().min(1).max(2000), en: z.string().min(1).max(2000) });

/** A file of a version, relative to its folder: plain names joined by `/`, never `..`, never absolute. */
const fileSchema = z.strictObject({
  path: z.string().regex(/^(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\/){0,4}[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/),
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** `model.json`, the manifest in a version's folder. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  name: nameSchema,
  version: z.number().int().positive(),
  handler: nameSchema,
  title: bilingualSchema,
  description: bilingualSchema,
  licence: z.string().min(1).max(200),
  /** Class names in the order of the model's outputs. */
  labels: z.array(z.string().min(1).max(100)).max(10_000).optional(),
  signatures: z.record(nameSchema, signatureSchema),
  files: z.array(fileSchema).max(1000),
  /** Settings of the handler; it checks them itself in `initialize`. */
  options: z.record(z.string(), z.json()).optional(),
  pool: z
    .strictObject({
      /** Worker threads of this version; for a handler that only waits, requests it has under way at once. */
      workers: z.number().int().min(1).max(64),
      /** Requests that may wait, those that are batched not counted; one more is answered `busy`. */
      queue: z.number().int().min(1).max(10_000),
    })
    .optional(),
  /** Absent: every request runs by itself. */
  batching: batchingSchema.optional(),
  metrics: z.record(z.string(), z.json()).optional(),
  provenance: z.record(z.string(), z.json()).optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFile = Manifest['files'][number];
