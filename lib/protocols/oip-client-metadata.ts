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
import { oipDatatypeOf } from './oip-datatype';

/** Whether `GET /v2` says that the engine takes binary tensors. */
export function speaksBinary(serverMetadata: unknown): boolean {
  const read = z.object({ extensions: z.array(z.string()) }).safeParse(serverMetadata);
  return read.success && read.data.extensions.includes('binary_tensor_data');
}

const tensorSchema = z.object({
  name: z.string(),
  datatype: z.string(),
  shape: z.array(z.coerce.number().int()).max(16),
});

const metadataSchema = z.object({
  inputs: z.array(tensorSchema).max(256),
  outputs: z.array(tensorSchema).max(256),
  /** This server names its signatures here; other engines have none. */
  parameters: z.object({ signatures: z.string().optional() }).catch({}).default({}),
});

/**
 * Compares `GET /v2/models/NAME` with our signatures. The protocol describes one set of tensors, which is
 * `serving_default`'s; of the others only the name is looked for, where the engine tells any.
 * @param maxRows  Rows of one call.
 * @returns Why the two don't fit, or nothing.
 */
export function compareOipMetadata(
  metadata: unknown,
  signatures: readonly EngineSignature[],
  maxRows: number,
): EngineRead<Failure | undefined> {
  const read = metadataSchema.safeParse(metadata);
  if (!read.success) return flawed('no-model-metadata');
  const { inputs, outputs, parameters } = read.data;
  const known = parameters.signatures?.split(',');
  for (const { theirs } of signatures) {
    if (known && !known.includes(theirs)) return { ok: true, value: missingSignature(theirs) };
  }
  const described = signatures.find(({ theirs }) => theirs === 'serving_default');
  if (!described) return { ok: true, value: undefined };
  const names = new Set(described.inputs.map(({ theirs }) => theirs));
  if (inputs.some(({ name }) => !names.has(name))) return { ok: true, value: unknownInput() };
  const flaw =
    firstFlaw('input', described.inputs, inputs, maxRows) ?? firstFlaw('output', described.outputs, outputs, maxRows);
  return { ok: true, value: flaw };
}

function firstFlaw(
  kind: 'input' | 'output',
  ours: readonly EngineTensor[],
  theirs: readonly z.infer<typeof tensorSchema>[],
  maxRows: number,
): Failure | undefined {
  for (const { name, theirs: theirName, spec } of ours) {
    const tensor = theirs.find((candidate) => candidate.name === theirName);
    if (!tensor) return missingTensor(kind, name);
    const datatype = oipDatatypeOf[spec.dtype];
    if (tensor.datatype !== datatype) return differentTensor(kind, name, 'datatype', datatype, tensor.datatype);
    const shape = [-1, ...spec.shape];
    const [batch = -1] = tensor.shape;
    if (!shapesAgree(shape, tensor.shape) || (batch !== -1 && batch !== 1)) {
      return differentTensor(kind, name, 'shape', `[${shape.join(', ')}]`, `[${tensor.shape.join(', ')}]`);
    }
    if (batch === 1 && maxRows > 1) return fixedBatch(maxRows);
  }
  return undefined;
}
