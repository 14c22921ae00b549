import type { RowRecord } from '@/lib/serving/row';
import { formLimits } from './signature-fields';
import { atPosition, jsonTooDeep, lossyInteger, notJson, notObject, notText } from './signature-problems';
import { bad, good, type Read } from './signature-scalar';
import { type Nested, readNested } from './signature-shape';

/** A record, or lists of records, from JSON. Refuses what would lose digits instead of rounding it. */
export function readRecords(text: string, shape: readonly number[]): Read<Nested<RowRecord>> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  return readNested(parsed.value, shape, (leaf, position) => {
    if (isRecord(leaf)) return good(leaf);
    return bad(shape.length === 0 ? notObject : atPosition(position, notObject));
  });
}

/** Lists of lists of texts from JSON. */
export function readTexts(text: string, shape: readonly number[]): Read<Nested<string>> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  return readNested(parsed.value, shape, (leaf, position) =>
    typeof leaf === 'string' ? good(leaf) : bad(atPosition(position, notText)),
  );
}

function parseJson(text: string): Read<unknown> {
  if (jsonDepth(text) > formLimits.jsonDepth) return bad(jsonTooDeep);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad(notJson);
  }
  return losesDigits(text) ? bad(lossyInteger) : good(value);
}

/** How deep lists and objects stand in each other. A loop, so that brackets by the million are counted, not descended. */
function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}

/** Strings are matched whole, so that digits inside them don't count; numbers too, so that fractions don't. */
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs;

/** Digits of the largest double. */
const digitsAtMost = 309;

/** @param text  Valid JSON. */
function losesDigits(text: string): boolean {
  for (const [token] of text.matchAll(stringOrNumber)) {
    if (!/^-?\d{16,}$/.test(token)) continue;
    const value = Number(token);
    if (token.length > digitsAtMost + 1 || !Number.isFinite(value) || BigInt(value) !== BigInt(token)) return true;
  }
  return false;
}

/** What JSON made is a row's record: its leaves are texts, numbers, true, false and null. */
function isRecord(value: unknown): value is RowRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
