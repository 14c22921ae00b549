import type { RowValue } from '@/lib/serving/row';
import type { TensorSpec } from '@/lib/serving/signature';

/**
 * A value of an input as it is written on the command line or in a cell: texts as they are, numbers, `true` and
 * `false`, NaN and the infinities for floats, and JSON for lists and records. Nothing is evaluated.
 * @returns Undefined for what cannot be of this dtype; whether it is of this shape is for the check of the row.
 */
export function parseValue(text: string, { dtype, shape }: TensorSpec): RowValue | undefined {
  if (shape.length > 0 || dtype === 'record') return valueFromJsonText(text, dtype);
  switch (dtype) {
    case 'string':
      return text;
    case 'bytes':
      // Other bytes can't be typed: they come from a file.
      return text === '' ? new Uint8Array(0) : undefined;
    case 'bool':
      return booleans.get(text.trim());
    case 'int32':
    case 'int64':
      return parseWhole(text.trim());
    case 'float32':
    case 'float64':
      return parseFloating(text.trim());
  }
}

/**
 * A value that came as JSON, made what the dtype calls for: `{"b64": "…"}` becomes bytes, digits in quotes a whole
 * number of 64 bits, `"NaN"` and the infinities in quotes floats. Everything else stays, for the check of the row.
 */
export function valueFromJson(value: RowValue, dtype: TensorSpec['dtype']): RowValue {
  if (isList(value)) return value.map((element) => valueFromJson(element, dtype));
  if (dtype === 'bytes') return bytesFromJson(value) ?? value;
  if (typeof value !== 'string') return value;
  if (dtype === 'int64') return parseWhole(value) ?? value;
  if (dtype === 'float32' || dtype === 'float64') return notFinite.get(value) ?? value;
  return value;
}

export function isList(value: RowValue): value is readonly RowValue[] {
  return Array.isArray(value);
}

function valueFromJsonText(text: string, dtype: TensorSpec['dtype']): RowValue | undefined {
  let value: RowValue;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return valueFromJson(value, dtype);
}

function bytesFromJson(value: RowValue): Uint8Array | undefined {
  if (typeof value !== 'object' || value === null || isList(value) || value instanceof Uint8Array) return undefined;
  const { b64 } = value;
  if (typeof b64 !== 'string' || Object.keys(value).length !== 1) return undefined;
  const bytes = Buffer.from(b64, 'base64');
  // Node skips what isn't base64; then the bytes would be others than were sent.
  return bytes.toString('base64') === b64 ? new Uint8Array(bytes) : undefined;
}

/** Whole numbers that a double doesn't hold exactly become bigints. */
function parseWhole(text: string): number | bigint | undefined {
  if (!/^[+-]?\d{1,20}$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const notFinite: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

function parseFloating(text: string): number | undefined {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
  return notFinite.get(text);
}
