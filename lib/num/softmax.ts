/**
 * exp(values[i]) / Σ exp(values[j]), without overflow: the largest value is taken out first.
 * @returns Probabilities in the values' order; they sum to 1 within rounding.
 */
export function softmax(values: ArrayLike<number>): number[] {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i]);
  const shares: number[] = [];
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const share = Math.exp(values[i] - largest);
    shares.push(share);
    sum += share;
  }
  for (let i = 0; i < shares.length; i++) shares[i] /= sum;
  return shares;
}
