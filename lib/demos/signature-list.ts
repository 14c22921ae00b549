import { atPosition, notJson, numberMissing, wrongDepth } from './signature-problems';
import { bad, good, type Read, readScalar, type ScalarDtype } from './signature-scalar';
import { type Nested, readNested, shapeList } from './signature-shape';

/**
 * A list of numbers, or of yes and no, from text: values between commas, spaces and line ends, which the shape puts
 * into lists; or JSON, whose lists must have the shape. Digits are kept: an int64 comes out as it was typed.
 */
export function readList(
  text: string,
  dtype: ScalarDtype,
  shape: readonly number[],
): Read<Nested<number | bigint | boolean>> {
  const trimmed = text.trim();
  if (trimmed.startsWith('[')) return readBrackets(trimmed, dtype, shape);
  if (shape.filter((length) => length === -1).length > 1) return bad(wrongDepth(shape));
  const tokens = splitValues(trimmed);
  const values: (number | bigint | boolean)[] = [];
  for (const token of tokens) {
    const value = readElement(token, dtype, values.length + 1);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return shapeList(values, shape);
}

/** A comma stands between two values and may follow the last; where nothing stands before one, a value is missing. */
function splitValues(text: string): readonly string[] {
  if (text === '') return [];
  const tokens = text.split(/\s*[,，、]\s*|\s+/);
  return tokens.at(-1) === '' ? tokens.slice(0, -1) : tokens;
}

/** Every value is made a text before JSON is read, which would round large whole numbers and knows no NaN. */
function readBrackets(
  text: string,
  dtype: ScalarDtype,
  shape: readonly number[],
): Read<Nested<number | bigint | boolean>> {
  if (/["\\]/.test(text)) return bad(notJson);
  let lists: unknown;
  try {
    lists = JSON.parse(text.replace(/[^\s[\],]+/g, '"$&"'));
  } catch {
    return bad(notJson);
  }
  return readNested(lists, shape, (leaf, position) =>
    typeof leaf === 'string' ? readElement(leaf, dtype, position) : bad(wrongDepth(shape)),
  );
}

function readElement(token: string, dtype: ScalarDtype, position: number): Read<number | bigint | boolean> {
  const value = token === '' ? bad(numberMissing) : readScalar(token, dtype);
  return value.ok ? good(value.value) : bad(atPosition(position, value.problem));
}
