import { z } from 'zod';
import { nameSchema, type Signature } from '@/lib/serving/signature';
import { exampleSchema, instanceSchemas, predictionSchema } from './openapi-tensor-schema';

/** Bodies of TensorFlow Serving's REST, of any model or of one signature. */

const anyRow = z.unknown();
const signatureName = nameSchema.optional();

/** @param signature  Absent: any model's. */
export function predictRequestSchema(signature?: Signature) {
  return z
    .object({
      signature_name: signatureName,
      instances: instancesSchema(signature).optional(),
      inputs: z.unknown().optional(),
      output_filter: z.array(nameSchema).optional(),
    })
    .refine(({ instances, inputs }) => (instances === undefined) !== (inputs === undefined))
    .meta({ oneOf: [{ required: ['instances'] }, { required: ['inputs'] }] });
}

export function examplesRequestSchema(signature?: Signature) {
  return z.object({
    signature_name: signatureName,
    examples: z.array(signature ? exampleSchema(signature.inputs) : anyRow).min(1),
  });
}

export function predictAnswerSchema(signature?: Signature) {
  return z.object({ predictions: z.array(signature ? predictionSchema(signature.outputs) : anyRow) });
}

export const classifyAnswerSchema = z.object({ results: z.array(z.array(z.tuple([z.string(), z.number()]))) });
export const regressAnswerSchema = z.object({ results: z.array(z.number()) });

export const modelListSchema = z.object({ models: z.array(z.string()) });

export const statusSchema = z.object({
  model_version_status: z.array(
    z.object({
      version: z.string().regex(/^\d+$/),
      state: z.enum(['START', 'LOADING', 'AVAILABLE', 'UNLOADING', 'END']),
      status: z.object({ error_code: z.string(), error_message: z.string() }),
    }),
  ),
});

export const metadataSchema = z.object({
  model_spec: z.object({ name: z.string(), signature_name: z.string(), version: z.string() }),
  metadata: z.object({ signature_def: z.object({ signature_def: z.record(z.string(), z.looseObject({})) }) }),
});

/** All rows named, or all of them bare. */
function instancesSchema(signature: Signature | undefined) {
  if (!signature) return z.array(anyRow).min(1);
  const { named, bare } = instanceSchemas(signature.inputs);
  const rows = z.array(named).min(1);
  return bare ? z.union([rows, z.array(bare).min(1)]) : rows;
}
