import { z } from 'zod';
import type { Row, RowValue } from '@/lib/serving/row';
import { type EngineRead, type EngineSignature, type EngineTensor, flawed } from './engine-signature';
import { quoteLongIntegers } from './oip-exact-data';
import { splitOipBody } from './oip-split-body';
import { type ReadTensor, readTensor, type TensorSource } from './oip-tensor';
import { readJson } from './read-json';

/** What an answer may cost this server. */
export interface OipClientLimits {
  /** Work of checking the JSON; see `guardJson`. */
  readonly jsonSteps: number;
  /** Elements of all outputs together. */
  readonly elements: number;
}

const answerSchema = z.object({
  outputs: z
    .array(
      z.object({
        name: z.string().max(256),
        shape: z.array(z.int().nonnegative()).max(16),
        datatype: z.string().max(16),
        parameters: z
          .record(z.string(), z.unknown())
          .default({})
          .transform(({ binary_data_size: size, content_type: how }) => ({
            ...(size !== undefined && { binary_data_size: sizeOf(size) }),
            ...(typeof how === 'string' && { content_type: how }),
          })),
        data: z.unknown().optional(),
      }),
    )
    .max(256),
});

type Output = z.infer<typeof answerSchema>['outputs'][number];

/**
 * Reads an engine's answer to an inference request as one row per row that was sent. Names, datatypes, shapes and the
 * number of rows are held to the signature; outputs that it doesn't have are passed over.
 * @param headerLength  The header Inference-Header-Content-Length, as it came.
 */
export function readOipClientAnswer(
  body: Uint8Array,
  headerLength: string | undefined,
  { outputs }: EngineSignature,
  rowCount: number,
  limits: OipClientLimits,
): EngineRead<readonly Row[]> {
  const parts = splitOipBody(body, headerLength);
  if (!parts.ok) return flawed('header-length');
  const read = readJson(parts.value.json, limits.jsonSteps);
  if (!read.ok) return flawed(read.failure.code);
  const parsed = answerSchema.safeParse(read.value);
  if (!parsed.success) return flawed('no-inference-answer');
  const exact = outputs.some(({ spec }) => spec.dtype === 'int64') ? exactOutputs(parts.value.json) : [];

  const wanted = new Map(outputs.map((output) => [output.theirs, output]));
  const columns = new Map<string, readonly RowValue[]>();
  let { binary } = parts.value;
  let room = limits.elements;
  for (const [index, output] of parsed.data.outputs.entries()) {
    const size = output.parameters.binary_data_size ?? 0;
    if (!(size >= 0 && size <= binary.length)) return flawed('binary-size');
    const asked = wanted.get(output.name);
    if (asked) {
      if (columns.has(asked.name)) return flawed('output-twice');
      const data = asked.spec.dtype === 'int64' ? withBigints(exact[index]?.data) : output.data;
      if (data === undefined && output.data !== undefined) return flawed('digits-lost');
      const values = readOutput({ ...output, data }, asked, rowCount, { binary, maxElements: room });
      if (!values.ok) return values;
      room -= values.value.elements;
      columns.set(asked.name, values.value.values);
    }
    binary = binary.subarray(size);
  }
  if (binary.length > 0) return flawed('bytes-left-over');
  if (columns.size !== outputs.length) return flawed('output-missing');
  return { ok: true, value: toRows(columns, rowCount) };
}

function readOutput(
  output: Output,
  { spec }: EngineTensor,
  rowCount: number,
  source: Pick<TensorSource, 'binary' | 'maxElements'>,
): EngineRead<ReadTensor> {
  if (output.shape[0] !== rowCount) return flawed('row-count');
  // No digits are restored from the JSON there: an int64 came here as a bigint already.
  const tensor = readTensor(output, spec, { ...source, json: new Uint8Array(), index: 0, maxLists });
  return tensor.ok ? tensor : flawed('output-tensor');
}

/** Lists of a shape with a 0 in it, which no data pays for. */
const maxLists = 4096;

/** The outputs once more with whole numbers beyond 2^53 as texts, for `JSON.parse` rounds them. */
function exactOutputs(json: Uint8Array): readonly Output[] {
  return answerSchema.parse(JSON.parse(quoteLongIntegers(new TextDecoder().decode(json)))).outputs;
}

/** @returns undefined when a number has lost digits all the same, as `1e20` has. */
function withBigints(data: unknown): unknown {
  if (Array.isArray(data)) {
    const items = data.map(withBigints);
    return items.includes(undefined) ? undefined : items;
  }
  if (typeof data === 'string' && /^-?\d{16,}$/.test(data)) return BigInt(data);
  return typeof data === 'number' && !Number.isSafeInteger(data) ? undefined : data;
}

function sizeOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : -1;
}

function toRows(columns: ReadonlyMap<string, readonly RowValue[]>, count: number): readonly Row[] {
  return Array.from({ length: count }, (_, index) => {
    const row: Record<string, RowValue> = {};
    for (const [name, values] of columns) {
      const value = values[index];
      if (value === undefined) throw new RangeError(`The output ${name} has ${values.length} rows, expected ${count}.`);
      row[name] = value;
    }
    return row;
  });
}
