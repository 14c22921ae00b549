/**
 * JSON as the `/v1` routes read it. A number written without `.` or `e` that fits 64 bits is a bigint, so that `1` can
 * be told from `1.0` and no digit is lost; every other one is a number, NaN and the infinities among them.
 */
export type JsonValue = null | boolean | string | number | bigint | readonly JsonValue[] | JsonObject;

/** Members in their order; of those with one name only the first. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

export function isJsonObject(value: JsonValue): value is JsonObject {
  return value instanceof Map;
}

export function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The type's name in messages. */
export function jsonTypeName(value: JsonValue): string {
  if (value === null) return 'Null';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number' || typeof value === 'bigint') return 'Number';
  return isJsonArray(value) ? 'Array' : 'Object';
}

/** A value as it is quoted in a message: compact JSON, cut after about 256 characters. */
export function quoteJson(value: JsonValue): string {
  const text = write(value, maxQuoted);
  return text.length <= maxQuoted ? text : `${text.slice(0, maxQuoted).replace(/[\uD800-\uDBFF]$/, '')}...`;
}

const maxQuoted = 256;

/** Stops soon after `room` characters: a value may be megabytes long. It is at most as deep as the reader lets it be. */
function write(value: JsonValue, room: number): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, room + 1));
  if (typeof value === 'number') return numberText(value);
  if (value === null || typeof value !== 'object') return String(value);
  const isList = isJsonArray(value);
  let text = isList ? '[' : '{';
  let separator = '';
  for (const [key, item] of value.entries()) {
    if (text.length > room) return text;
    text += separator;
    if (typeof key === 'string') text += `${JSON.stringify(key.slice(0, room + 1))}:`;
    text += write(item, room - text.length);
    separator = ',';
  }
  return text + (isList ? ']' : '}');
}

/** Those that were written with a fraction or an exponent show that they are no whole numbers. */
function numberText(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
