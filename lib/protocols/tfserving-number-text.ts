/**
 * A float as TensorFlow Serving writes it: 6 significant digits in C's `%g` when they give the same float again, else
 * 9 digits (`float32`) or 17 (`float64`); `.0` after whole numbers without an exponent; NaN and the infinities as bare
 * words, which no strict JSON reader takes.
 * @param value  Of `float32`, any double: it is rounded first.
 */
export function floatText(value: number, dtype: 'float32' | 'float64'): string {
  const float = dtype === 'float32' ? Math.fround(value) : value;
  if (Number.isInteger(float) && float > -1e6 && float < 1e6) return Object.is(float, -0) ? '-0.0' : `${float}.0`;
  if (!Number.isFinite(float)) return String(float);
  // JavaScript writes no more digits than a double needs: when these are more than six, six don't do.
  const isFraction = dtype === 'float64' && float > -1e6 && float < 1e6;
  if (isFraction && String(float).length > longestOfSix) return general(float, 17);
  let text = general(float, 6);
  const again = dtype === 'float32' ? Math.fround(Number(text)) : Number(text);
  if (again !== float) text = general(float, dtype === 'float32' ? 9 : 17);
  return text.includes('.') || text.includes('e') ? text : `${text}.0`;
}

/** Signs of `-0.00000123456`, the longest that JavaScript writes with six digits where it writes no zeros behind them. */
const longestOfSix = 14;

/** C's `%.{digits}g`: no zeros at the end, two digits of exponent at least. */
function general(value: number, digits: number): string {
  const magnitude = Math.abs(value);
  // What isn't exact in six digits is never written in six.
  if (digits > 6 && mayBeHalfway(magnitude, digits)) {
    const down = roundedDown(magnitude, digits);
    if (down !== undefined) return value < 0 ? `-${down}` : down;
  }
  // JavaScript writes 0.00001 where C has gone over to 1e-05 already.
  const written = magnitude < 1e-4 ? value.toExponential(digits - 1) : value.toPrecision(digits);
  const e = written.indexOf('e');
  if (e < 0) return withoutZeros(written);
  const exponent = written.slice(e + 1);
  // 0.00009999999 may round up to 0.0001, which C writes without an exponent.
  if (exponent === '-4') return general(Number(written), digits);
  return `${withoutZeros(written.slice(0, e))}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
}

/**
 * What is halfway has exactly a digit more than it is written with, and as many bits behind its point as digits there:
 * most numbers have more or fewer. One bit is allowed besides, because the logarithm may be rounded up.
 */
function mayBeHalfway(magnitude: number, digits: number): boolean {
  // 5^14 has 10 digits and 5^25 has 18: of more bits there are more digits.
  if (!Number.isInteger(magnitude * (digits === 9 ? 2 ** 14 : 2 ** 25))) return false;
  const scaled = magnitude * 2 ** (digits + 1 - Math.floor(Math.log10(magnitude)));
  return Number.isInteger(scaled) && !Number.isInteger(scaled / 4);
}

/**
 * Halfway between two texts C writes the even one, JavaScript the greater one.
 * @returns The text where that is the smaller one; else undefined.
 */
function roundedDown(magnitude: number, digits: number): string | undefined {
  if (Number.isInteger(magnitude)) return undefined;
  // All digits: what is halfway has 16 at most before its point and 25 behind it.
  const exact = magnitude.toExponential(50);
  const at = exact.indexOf('e');
  const all = exact.charAt(0) + exact.slice(2, at);
  const isHalfway = all.charAt(digits) === '5' && !/[1-9]/.test(all.slice(digits + 1));
  if (!isHalfway || Number(all.charAt(digits - 1)) % 2 === 1) return undefined;
  const kept = all.slice(0, digits);
  const exponent = Number(exact.slice(at + 1));
  if (exponent >= 0) return withoutZeros(`${kept.slice(0, exponent + 1)}.${kept.slice(exponent + 1)}`);
  if (exponent >= -4) return withoutZeros(`0.${'0'.repeat(-exponent - 1)}${kept}`);
  return `${withoutZeros(`${kept.charAt(0)}.${kept.slice(1)}`)}e-${String(-exponent).padStart(2, '0')}`;
}

/** Without the zeros that end a fraction, and without its point if nothing else is left of it. */
function withoutZeros(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0x30) end--;
  return text.slice(0, text.charCodeAt(end - 1) === 0x2e ? end - 1 : end);
}
