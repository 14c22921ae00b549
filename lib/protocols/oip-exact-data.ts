import { readEnvelope } from './oip-envelope';
import { flattenJsonData } from './oip-json-data';

/**
 * Gives whole numbers the digits back that `JSON.parse` rounded off, as bigints. The text is parsed once more with such
 * numbers as strings; only a request that holds one pays for it.
 * @param text   The request's JSON, which `JSON.parse` took.
 * @param index  Which input.
 * @param flat   Its elements; only numbers among them are replaced, so a number sent as a string stays a string.
 */
export function restoreDigits(
  text: string,
  index: number,
  flat: readonly unknown[],
  shape: readonly number[],
): readonly unknown[] {
  const body: unknown = JSON.parse(quoteLongIntegers(text));
  const envelope = readEnvelope(body);
  const data = envelope.ok ? envelope.value.inputs[index]?.data : undefined;
  const exact = flattenJsonData(data, shape, flat.length);
  if (exact === undefined) throw new RangeError('The same text was read in two ways.');
  return flat.map((element, at) => {
    const digits = exact[at];
    return typeof element === 'number' && typeof digits === 'string' ? BigInt(digits) : element;
  });
}

/** Puts quotes around each whole number beyond 2^53 that stands outside strings and has no `.` and no `e`. */
export function quoteLongIntegers(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === quote) at = afterString(text, at);
    else if (code === minus || isDigit(code)) {
      const start = at;
      at = afterNumber(text, at);
      const token = text.slice(start, at);
      if (!isLongInteger(token)) continue;
      parts.push(text.slice(copied, start), `"${token}"`);
      copied = at;
    } else at++;
  }
  return parts.join('') + text.slice(copied);
}

function afterString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at + 1;
}

function afterNumber(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && (isDigit(text.charCodeAt(at)) || '.eE+-'.includes(text.charAt(at)))) at++;
  return at;
}

/** Longer than 40 signs it is beyond 64 bits anyway, and making a bigint of it may take long. */
function isLongInteger(token: string): boolean {
  return token.length <= 40 && /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const quote = 0x22;
const minus = 0x2d;
const backslash = 0x5c;
