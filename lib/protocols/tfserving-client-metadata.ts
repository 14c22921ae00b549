import { z } from 'zod';
import type { Failure } from '@/lib/base/failure';
import {
  differentTensor,
  fixedBatch,
  missingSignature,
  missingTensor,
  shapesAgree,
  unknownInput,
} from './engine-mismatch';
import { type EngineRead, type EngineSignature, type EngineTensor, flawed } from './engine-signature';
import { tfTensorInfos } from './tfserving-dtype';

const tensorsSchema = z
  .record(
    z.string().max(256),
    z.object({
      dtype: z.string(),
      tensor_shape: z
        .object({
          dim: z
            .array(z.object({ size: z.coerce.number().int() }))
            .max(16)
            .default([]),
          unknown_rank: z.boolean().default(false),
        })
        .default({ dim: [], unknown_rank: false }),
    }),
  )
  .default({});

type TfTensors = z.infer<typeof tensorsSchema>;

const metadataSchema = z.object({
  metadata: z.object({
    signature_def: z.object({
      signature_def: z.record(z.string().max(256), z.object({ inputs: tensorsSchema, outputs: tensorsSchema })),
    }),
  }),
});

/**
 * Compares `GET /v1/models/NAME/metadata` with our signatures.
 * @param maxRows  Rows of one call.
 * @returns Why the two don't fit, or nothing.
 */
export function compareTfMetadata(
  metadata: unknown,
  signatures: readonly EngineSignature[],
  maxRows: number,
): EngineRead<Failure | undefined> {
  const read = metadataSchema.safeParse(metadata);
  if (!read.success) return flawed('no-model-metadata');
  const theirs = new Map(Object.entries(read.data.metadata.signature_def.signature_def));
  for (const signature of signatures) {
    const found = theirs.get(signature.theirs);
    if (!found) return { ok: true, value: missingSignature(signature.theirs) };
    const names = new Set(signature.inputs.map((input) => input.theirs));
    if (Object.keys(found.inputs).some((name) => !names.has(name))) return { ok: true, value: unknownInput() };
    const flaw =
      firstFlaw('input', signature.inputs, found.inputs, maxRows) ??
      firstFlaw('output', signature.outputs, found.outputs, maxRows);
    if (flaw) return { ok: true, value: flaw };
  }
  return { ok: true, value: undefined };
}

function firstFlaw(
  kind: 'input' | 'output',
  ours: readonly EngineTensor[],
  theirs: TfTensors,
  maxRows: number,
): Failure | undefined {
  const tensors = new Map(Object.entries(theirs));
  for (const { name, theirs: theirName, spec } of ours) {
    const tensor = tensors.get(theirName);
    if (!tensor) return missingTensor(kind, name);
    const { dtype = 'DT_INVALID', shape = [] } = tfTensorInfos({ [name]: spec }).get(name) ?? {};
    if (tensor.dtype !== dtype) return differentTensor(kind, name, 'datatype', dtype, tensor.dtype);
    const { dim, unknown_rank: isUnknown } = tensor.tensor_shape;
    const sizes = dim.map(({ size }) => size);
    const [batch = -1] = sizes;
    if (!isUnknown && (!shapesAgree(shape, sizes) || (batch !== -1 && batch !== 1))) {
      return differentTensor(kind, name, 'shape', `[${shape.join(', ')}]`, `[${sizes.join(', ')}]`);
    }
    if (!isUnknown && batch === 1 && maxRows > 1) return fixedBatch(maxRows);
  }
  return undefined;
}

/** Whether `GET /v1/models/NAME` names a version that answers. */
export function isTfAvailable(status: unknown): boolean {
  const read = z.object({ model_version_status: z.array(z.object({ state: z.string() })).max(1000) }).safeParse(status);
  return read.success && read.data.model_version_status.some(({ state }) => state === 'AVAILABLE');
}
