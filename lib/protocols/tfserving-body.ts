import { readTfJson } from './tfserving-json';
import { isJsonObject, type JsonObject, quoteJson } from './tfserving-json-value';
import { isPlainList, type PlainJson, readQuickJson } from './tfserving-quick-json';
import { invalidArgument, type TfResult, tfOk } from './tfserving-status';

/** A request's body after the checks that come before its model is looked up. */
export interface TfBody {
  /** Absent or empty: `serving_default`. */
  readonly signatureName: string | undefined;
  /** The body as {@link readTfJson} reads it; from a text that was read quickly it is read at the first call. */
  members(): TfResult<JsonObject>;
  /** The body by `JSON.parse`, where that is surely the same but for the numbers and the depth of the tensors. */
  readonly quick?: { readonly members: ReadonlyMap<string, PlainJson>; readonly wholeOnly: boolean };
}

/**
 * First half of a `:predict` request: its JSON, that it is an object, and the type of `signature_name`. Which signature
 * it means is for the caller to find, for its model may not exist; `decodePredict` is the second half.
 */
export function readPredictBody(bytes: Uint8Array): TfResult<TfBody> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  return quickBody(text.value) ?? slowBody(text.value, predictNames);
}

/** The same for `:classify` and `:regress`, whose numbers must keep how they were written. */
export function readExamplesBody(bytes: Uint8Array): TfResult<TfBody> {
  const text = decodeText(bytes);
  return text.ok ? slowBody(text.value, examplesNames) : text;
}

const predictNames: ReadonlySet<string> = new Set(['signature_name', 'instances', 'inputs', 'output_filter']);
/** Those whose values `decodeQuickly` checks. */
const tensorNames: ReadonlySet<string> = new Set(['instances', 'inputs']);
const examplesNames: ReadonlySet<string> = new Set(['signature_name', 'examples', 'context']);

function quickBody(text: string): TfResult<TfBody> | undefined {
  const quick = readQuickJson(text, tensorNames);
  if (!quick || quick.value === null || typeof quick.value !== 'object' || isPlainList(quick.value)) return undefined;
  const members = new Map(Object.entries(quick.value));
  const signatureName = members.get('signature_name');
  if (signatureName !== undefined && typeof signatureName !== 'string') return undefined;
  let read: TfResult<JsonObject> | undefined;
  return tfOk({
    signatureName,
    members: () => {
      read ??= readObject(text, predictNames);
      return read;
    },
    quick: { members, wholeOnly: quick.wholeOnly },
  });
}

function slowBody(text: string, names: ReadonlySet<string>): TfResult<TfBody> {
  const object = readObject(text, names);
  if (!object.ok) return object;
  const signatureName = object.value.get('signature_name');
  if (signatureName !== undefined && typeof signatureName !== 'string') {
    return invalidArgument(
      `JSON Value: ${quoteJson(object.value)} not formatted correctly. 'signature_name' key must be a string value.`,
    );
  }
  return tfOk({ signatureName, members: () => object });
}

function readObject(text: string, names: ReadonlySet<string>): TfResult<JsonObject> {
  const json = readTfJson(text, names);
  if (!json.ok) return json;
  if (isJsonObject(json.value)) return tfOk(json.value);
  return invalidArgument(`JSON Value: ${quoteJson(json.value)} Is not object`);
}

/**
 * Whether a body's values would keep the process busy for long; asked before they are made. Texts with very many commas
 * count too.
 */
function isTooMuch(bytes: Uint8Array): boolean {
  if (bytes.length <= uncountedBytes) return false;
  let weight = 0;
  for (let index = 0; index < bytes.length; index++) weight += weights[bytes[index] as number] as number;
  return weight > maxValues;
}

/** A tenth of a second of reading, at the worst. */
const uncountedBytes = 1024 * 1024;

/** Values of one body: thirteen colour pictures of 224 x 224 in single numbers. */
const maxValues = 2_000_000;

/** How much the value weighs that begins after a byte: a list or an object takes several times as long as a number. */
const weights = new Uint8Array(256);
weights[0x2c] = 1;
weights[0x5b] = 4;
weights[0x7b] = 4;

/** A byte order mark is taken off. TensorFlow Serving lets bytes pass in strings that are no UTF-8; texts here are text. */
function decodeText(bytes: Uint8Array): TfResult<string> {
  if (isTooMuch(bytes)) return invalidArgument(`The body holds more than ${maxValues} values. Send them in parts.`);
  try {
    return tfOk(decoder.decode(bytes));
  } catch {
    return invalidArgument('JSON Parse error: Invalid encoding in string.');
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });
