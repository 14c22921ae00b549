import { Histogram } from 'prom-client';
import type { PlainHistogram } from './plain-histogram';

type Values = Awaited<ReturnType<Histogram<string>['get']>>;

/** A plain histogram with the values of its labels. */
export type Labelled = readonly [labels: Readonly<Record<string, string>>, histogram: PlainHistogram];

/** Shows plain histograms as one Prometheus histogram. */
export class LabelledHistogram extends Histogram<string> {
  readonly #metricName: string;
  /** Never observed: only the fields around the values are taken from it. */
  readonly #frame: Histogram<string>;
  readonly #list: () => Iterable<Labelled>;

  /** @param list  Asked every time when the values are wanted. */
  constructor(name: string, help: string, labelNames: readonly string[], list: () => Iterable<Labelled>) {
    super({ name, help, labelNames, registers: [] });
    this.#metricName = name;
    this.#frame = new Histogram({ name, help, labelNames, registers: [] });
    this.#list = list;
  }

  override async get(): Promise<Values> {
    const values: Values['values'] = [];
    for (const [labels, histogram] of this.#list()) {
      const { cumulative, sum } = histogram.snapshot();
      for (const [bucket, value] of cumulative.entries()) {
        const le = histogram.upperBounds[bucket] ?? '+Inf';
        values.push({ metricName: `${this.#metricName}_bucket`, labels: { ...labels, le }, value });
      }
      values.push({ metricName: `${this.#metricName}_sum`, labels, value: sum });
      values.push({ metricName: `${this.#metricName}_count`, labels, value: cumulative.at(-1) ?? 0 });
    }
    return { ...(await this.#frame.get()), values };
  }

  /** What prom-client's registry asks for instead of {@link get} when it prints. */
  getForPromString(): Promise<Values> {
    return this.get();
  }
}
