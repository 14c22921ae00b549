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
  // JavaScript writes 0.00001 where C has gone over to 1e-05 already.
  const written = magnitude < 1e-4 ? value.toExponential(digits - 1) : value.toPrecision(digits);
  const e = written.indexOf('e');
  if (e < 0) return withoutZeros(written);
  const exponent = written.slice(e + 1);
  // 0.00009999999 may round up to 0.0001, which C writes without an exponent.
  if (exponent === '-4') return general(Number(written), digits);
  return `${withoutZeros(written.slice(0, e))}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
}

/** Without the zeros that end a fraction, and without its point if nothing else is left of it. */
function withoutZeros(text: string): string {
  if (!text.includes('.')) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0x30) end--;
  return text.slice(0, text.charCodeAt(end - 1) === 0x2e ? end - 1 : end);
}
