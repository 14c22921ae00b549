import { z } from 'zod';

/** Answers of the Open Inference Protocol. */

const tensorInfo = z.looseObject({ name: z.string(), datatype: z.string(), shape: z.array(z.int()) });

export const serverMetadataSchema = {
  server: z.looseObject({ name: z.string(), version: z.string(), extensions: z.array(z.string()) }),
  live: z.looseObject({}),
  ready: z.looseObject({}),
  modelReady: z.looseObject({}),
} as const;

export const modelMetadataSchema = z.looseObject({
  name: z.string(),
  versions: z.array(z.string()),
  platform: z.string(),
  inputs: z.array(tensorInfo),
  outputs: z.array(tensorInfo),
});

export const inferAnswerSchema = z.looseObject({
  model_name: z.string(),
  model_version: z.string(),
  id: z.string().optional(),
  outputs: z.array(tensorInfo.extend({ data: z.array(z.unknown()).optional() })),
});
