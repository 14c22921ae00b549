import { compileValueCheck } from '@/lib/serving/check-value';
import type { Row, RowValue } from '@/lib/serving/row';
import { type EngineRead, type EngineSignature, type EngineTensor, flawed } from './engine-signature';
import { tfTensorInfos } from './tfserving-dtype';
import { readTfJson } from './tfserving-json';
import { isJsonArray, isJsonObject, type JsonValue } from './tfserving-json-value';
import { decodeTensor } from './tfserving-tensor';

/**
 * Reads the answer of a `:predict` call in the row format as one row per row that was sent. Names, dtypes, shapes and
 * the number of rows are held to the signature; outputs that it doesn't have are passed over.
 */
export function readTfClientAnswer(
  body: Uint8Array,
  signature: EngineSignature,
  rowCount: number,
): EngineRead<readonly Row[]> {
  const { outputs } = signature;
  if (holdsTooMuch(body)) return flawed('too-many-values');
  let text: string;
  try {
    text = decoder.decode(body);
  } catch {
    return flawed('bad_encoding');
  }
  const json = readTfJson(text, wanted);
  if (!json.ok) return flawed('bad_json');
  const predictions = isJsonObject(json.value) ? json.value.get('predictions') : undefined;
  if (predictions === undefined || !isJsonArray(predictions)) return flawed('no-predictions');
  if (predictions.length !== rowCount) return flawed('row-count');
  const readers = known.get(signature) ?? outputs.map(outputReader);
  known.set(signature, readers);
  const rows: Row[] = [];
  for (const prediction of predictions) {
    const row: Record<string, RowValue> = {};
    for (const { name, theirs, read } of readers) {
      const json = memberOf(prediction, theirs, outputs.length === 1);
      if (json === undefined) return flawed('output-missing');
      const value = read(json);
      if (value === undefined) return flawed('output-tensor');
      row[name] = value;
    }
    rows.push(row);
  }
  return { ok: true, value: rows };
}

const wanted: ReadonlySet<string> = new Set(['predictions']);
const known = new WeakMap<EngineSignature, readonly OutputReader[]>();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Values of one answer: reading two million takes about as long as a person notices. */
const maxValues = 2_000_000;

/** Counts the bytes after which a value begins; those in texts count too. */
function holdsTooMuch(body: Uint8Array): boolean {
  if (body.length <= maxValues) return false;
  let values = 0;
  for (let index = 0; index < body.length; index++) {
    const byte = body[index];
    if (byte === comma || byte === openBracket || byte === openBrace) values++;
  }
  return values > maxValues;
}

const comma = 0x2c;
const openBracket = 0x5b;
const openBrace = 0x7b;

interface OutputReader {
  readonly name: string;
  readonly theirs: string;
  /** @returns undefined when the value isn't of the output's dtype and shape. */
  read(json: JsonValue): RowValue | undefined;
}

function outputReader({ name, theirs, spec }: EngineTensor): OutputReader {
  const fits = compileValueCheck(spec);
  const info = tfTensorInfos({ [theirs]: spec }).get(theirs);
  return {
    name,
    theirs,
    read(json) {
      const value = spec.dtype === 'record' || !info ? plainValue(json) : tensorValue(json, info);
      return value !== undefined && fits(value) ? value : undefined;
    },
  };
}

function tensorValue(json: JsonValue, info: Parameters<typeof decodeTensor>[1]): RowValue | undefined {
  const tensor = decodeTensor(json, info);
  return tensor.ok ? tensor.value.value : undefined;
}

/** The name of an engine's only output is left out. */
function memberOf(prediction: JsonValue, theirs: string, isOnly: boolean): JsonValue | undefined {
  const member = isJsonObject(prediction) ? prediction.get(theirs) : undefined;
  return member === undefined && isOnly ? prediction : member;
}

/** A record as this server writes it: a JSON object. */
function plainValue(json: JsonValue): RowValue {
  if (isJsonArray(json)) return json.map(plainValue);
  if (isJsonObject(json)) return Object.fromEntries([...json].map(([key, value]) => [key, plainValue(value)]));
  if (typeof json !== 'bigint') return json;
  const near = Number(json);
  return Number.isSafeInteger(near) ? near : json;
}
