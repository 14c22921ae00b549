import type { TensorSpec } from '@/lib/serving/signature';

/**
 * A number in as few digits as tell it from every other number of its dtype: a float32 that left Python as 0.87 reads
 * 0.87 here, not 0.8700000047683716.
 */
export function numberText(value: number | bigint, dtype: TensorSpec['dtype']): string {
  if (typeof value === 'bigint') return value.toString();
  if (Object.is(value, -0)) return '-0';
  if (dtype !== 'float32' || !Number.isFinite(value)) return String(value);
  const stored = Math.fround(value);
  for (let digits = 1; digits < float32Digits; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === stored) return String(short);
  }
  return String(Number(value.toPrecision(float32Digits)));
}

/** A number for a glance: fractions keep six digits, whole numbers all of theirs. */
export function shortNumberText(value: number | bigint, dtype: TensorSpec['dtype']): string {
  const text = numberText(value, dtype);
  if (typeof value === 'bigint' || !Number.isFinite(value) || Number.isInteger(value)) return text;
  const short = String(Number(value.toPrecision(6)));
  return short.length < text.length ? short : text;
}

/** Nine decimal digits tell every float32 from every other. */
const float32Digits = 9;
