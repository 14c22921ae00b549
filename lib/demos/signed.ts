/**
 * A weight with its sign always written, two decimals and a true minus: +2.31, −0.40. What rounds to nothing is 0.00.
 */
export function signed(weight: number): string {
  const digits = Math.abs(weight).toFixed(2);
  if (Number(digits) === 0) return '0.00';
  return `${weight < 0 ? '−' : '+'}${digits}`;
}
