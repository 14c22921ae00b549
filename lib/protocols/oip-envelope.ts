import { z } from 'zod';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { badEnvelope, badTimeout, unsupportedParameter } from './oip-failures';

/** Parameters are names with a text, a number or a boolean; which ones mean something is the server's to say. */
const parametersSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({});

const inputSchema = z.object({
  name: z.string().max(256),
  shape: z.array(z.int().nonnegative()).max(16),
  datatype: z.string().max(16),
  parameters: parametersSchema,
  /** Looked at element by element in plain loops. */
  data: z.unknown().optional(),
});

const outputSchema = z.object({ name: z.string().max(256), parameters: parametersSchema });

/** The JSON of an inference request. Members it doesn't name are left alone, as the protocol lets servers add some. */
export const envelopeSchema = z.object({
  id: z.string().max(256).optional(),
  parameters: parametersSchema,
  inputs: z.array(inputSchema).min(1).max(64),
  outputs: z.array(outputSchema).max(64).default([]),
});

export type OipEnvelope = z.infer<typeof envelopeSchema>;
export type OipInput = OipEnvelope['inputs'][number];

/** Parameters of Triton's extensions that change what an answer is; ignoring one would answer something else. */
const unsupported = [
  'sequence_id',
  'shared_memory_region',
  'shared_memory_offset',
  'shared_memory_byte_size',
  'classification',
];

/** Checks the shape of a request; names, datatypes and data are the signature's matter. */
export function readEnvelope(body: unknown): Result<OipEnvelope> {
  const parsed = envelopeSchema.safeParse(body);
  if (!parsed.success) return err(badEnvelope(parsed.error.issues[0]?.path.join('.') ?? ''));
  const envelope = parsed.data;
  for (const { parameters } of [envelope, ...envelope.inputs, ...envelope.outputs]) {
    const name = unsupported.find((known) => Object.hasOwn(parameters, known));
    if (name !== undefined) return err(unsupportedParameter(name));
  }
  return ok(envelope);
}

/** @returns A boolean parameter, or nothing where it isn't given. */
export function booleanParameter(parameters: OipEnvelope['parameters'], name: string): Result<boolean | undefined> {
  if (!Object.hasOwn(parameters, name)) return ok(undefined);
  const value = parameters[name];
  if (typeof value === 'boolean') return ok(value);
  return err(failure('bad_input', `'${name}'은(는) true나 false여야 해요.`, `'${name}' must be true or false.`));
}

/** @returns The parameter `timeout` in ms; nothing where it isn't given or 0, which leaves it to the server. */
export function readTimeout(parameters: OipEnvelope['parameters']): Result<number | undefined> {
  const timeout = Object.hasOwn(parameters, 'timeout') ? parameters.timeout : 0;
  if (typeof timeout !== 'number' || !Number.isInteger(timeout) || timeout < 0) return err(badTimeout());
  return ok(timeout === 0 ? undefined : timeout / 1000);
}
