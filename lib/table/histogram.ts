/**
 * How many probabilities fall into each of `bins` equal parts of 0..1. A part owns its lower edge; the last one owns 1
 * too. NaN stands for "no answer yet" and is not counted.
 * @returns `bins` counts.
 */
export function histogram(probabilities: Iterable<number>, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const probability of probabilities) {
    if (Number.isNaN(probability)) continue;
    const bin = Math.min(Math.floor(probability * bins), bins - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
