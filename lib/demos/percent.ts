/**
 * A probability as percent with one decimal, without ever saying 0.0 or 100.0 for something that isn't certain:
 * 0.99995 is "99.9", not "100.0". Rounded down past the half-way line too, so that 49.96 % never reads as 50.0 %.
 * @param probability  0..1
 */
export function percent(probability: number): string {
  const rounded = Math.round(probability * 1000) / 10;
  if (rounded >= 100 && probability < 1) return '99.9';
  if (rounded <= 0 && probability > 0) return '0.1';
  if (rounded === 50 && probability !== 0.5) return probability < 0.5 ? '49.9' : '50.1';
  return rounded.toFixed(1);
}
