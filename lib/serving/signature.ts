import { z } from 'zod';

/** Names of models, signatures, inputs and outputs: no dots, slashes or colons, so a name is never a path. */
export const nameSchema = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/);

export const dtypes = ['string', 'bytes', 'bool', 'int32', 'int64', 'float32', 'float64', 'record'] as const;

/**
 * One named tensor of a signature.
 * `shape` describes one row: `[]` is a scalar, `[2]` two numbers, `-1` a length that may differ from row to row.
 */
export const tensorSpecSchema = z.strictObject({
  dtype: z.enum(dtypes),
  shape: z.array(z.number().int().min(-1)).max(8),
  title: z.strictObject({ ko: z.string().min(1), en: z.string().min(1) }).optional(),
});

export const signatureSchema = z.strictObject({
  method: z.enum(['predict', 'classify', 'regress']),
  inputs: z.record(nameSchema, tensorSpecSchema),
  outputs: z.record(nameSchema, tensorSpecSchema),
});

export type TensorSpec = z.infer<typeof tensorSpecSchema>;
export type Signature = z.infer<typeof signatureSchema>;
