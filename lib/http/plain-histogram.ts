/**
 * A histogram whose `observe` is an addition to a typed array: it stands in the path of every request, where
 * prom-client's own took 0.6 µs. Prometheus' form is made when someone asks.
 */
export class PlainHistogram {
  readonly upperBounds: readonly number[];
  readonly #counts: Float64Array;
  #sum = 0;

  constructor(upperBounds: readonly number[]) {
    this.upperBounds = upperBounds;
    this.#counts = new Float64Array(upperBounds.length + 1);
  }

  observe(value: number): void {
    const { upperBounds } = this;
    let bucket = 0;
    while (bucket < upperBounds.length && value > Number(upperBounds[bucket])) bucket++;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#sum += value;
  }

  /** Cumulative, as Prometheus wants them: how many were at most each upper bound, then all. */
  snapshot(): { readonly cumulative: readonly number[]; readonly sum: number } {
    let total = 0;
    return { cumulative: Array.from(this.#counts, (count) => (total += count)), sum: this.#sum };
  }
}
