import { z } from 'zod';
import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { decodeTfBase64 } from './tfserving-base64';

/** Tensors as the JSON of TensorFlow Serving's REST carries them, one row each: what `:predict` takes and gives. */

/**
 * One row's inputs: an object with exactly the signature's names, or the bare value of a single input.
 * Narrower than the reader, which also takes text in base64.
 */
export function instanceSchemas(inputs: Signature['inputs']): { named: z.ZodType; bare: z.ZodType | undefined } {
  const fields = Object.entries(inputs).map(([name, spec]) => [name, inputSchema(spec)] as const);
  const [first] = fields;
  return { named: z.strictObject(Object.fromEntries(fields)), bare: fields.length === 1 ? first?.[1] : undefined };
}

/** One row's outputs, which lack the name when there is one only. */
export function predictionSchema(outputs: Signature['outputs']): z.ZodType {
  const fields = Object.entries(outputs).map(([name, spec]) => [name, outputSchema(name, spec)] as const);
  const [first] = fields;
  return fields.length === 1 && first ? first[1] : z.strictObject(Object.fromEntries(fields));
}

/** One example of `:classify` or `:regress`: a flat list or its only value for each input. */
export function exampleSchema(inputs: Signature['inputs']): z.ZodType {
  const fields = Object.entries(inputs).map(([name, spec]) => {
    const value = exampleScalars[spec.dtype];
    if (spec.shape.length > 1) return [name, z.never()] as const;
    return [name, spec.shape.length === 0 ? value : listOf(value, spec.shape[0] ?? -1)] as const;
  });
  return z.strictObject(Object.fromEntries(fields));
}

function inputSchema({ dtype, shape }: TensorSpec): z.ZodType {
  return shape.reduceRight<z.ZodType>(listOf, inputScalars[dtype]);
}

/** Texts of an output whose name ends in `_bytes` are answered as bytes. */
function outputSchema(name: string, { dtype, shape }: TensorSpec): z.ZodType {
  const asBytes = dtype === 'string' && name.endsWith('_bytes');
  return shape.reduceRight<z.ZodType>(listOf, outputScalars[asBytes ? 'bytes' : dtype]);
}

/** @param length  -1: any number. */
function listOf(element: z.ZodType, length: number): z.ZodType {
  return length === -1 ? z.array(element) : z.array(element).length(length);
}

const base64 = z
  .strictObject({ b64: z.string().refine((text) => decodeTfBase64(text) !== undefined) })
  .meta({ title: 'base64' });
const number = z.number();
const int32 = z.int32().meta({ format: 'int32' });
const int64 = z
  .number()
  .refine((value) => Number.isInteger(value) && Math.abs(value) < 2 ** 63)
  .meta({ type: 'integer', format: 'int64' });

type Scalars = Readonly<Record<TensorSpec['dtype'], z.ZodType>>;

const inputScalars: Scalars = {
  string: z.string(),
  bytes: base64,
  bool: z.boolean(),
  int32,
  int64,
  float32: number.meta({ format: 'float' }),
  float64: number.meta({ format: 'double' }),
  // Nothing that JSON writes is a record's tensor.
  record: z.never(),
};

const exampleScalars: Scalars = { ...inputScalars, bool: z.union([z.boolean(), z.literal([0, 1])]) };

const outputScalars: Scalars = { ...inputScalars, record: z.record(z.string(), z.unknown()) };
