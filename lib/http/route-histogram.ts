import { Histogram } from 'prom-client';
import type { PlainHistogram } from './plain-histogram';

type Values = Awaited<ReturnType<Histogram<'route' | 'le'>['get']>>;

/** Shows plain histograms, one per route, as one Prometheus histogram. */
export class RouteHistogram extends Histogram<'route' | 'le'> {
  readonly #metricName: string;
  /** Never observed: only the fields around the values are taken from it. */
  readonly #frame: Histogram<'route' | 'le'>;
  readonly #byRoute: ReadonlyMap<string, PlainHistogram>;

  constructor(name: string, help: string, byRoute: ReadonlyMap<string, PlainHistogram>) {
    super({ name, help, labelNames: ['route'], registers: [] });
    this.#metricName = name;
    this.#frame = new Histogram({ name, help, labelNames: ['route'], registers: [] });
    this.#byRoute = byRoute;
  }

  override async get(): Promise<Values> {
    const values: Values['values'] = [];
    for (const [route, histogram] of this.#byRoute) {
      const { cumulative, sum } = histogram.snapshot();
      for (const [bucket, value] of cumulative.entries()) {
        const le = histogram.upperBounds[bucket] ?? '+Inf';
        values.push({ metricName: `${this.#metricName}_bucket`, labels: { route, le }, value });
      }
      values.push({ metricName: `${this.#metricName}_sum`, labels: { route }, value: sum });
      values.push({ metricName: `${this.#metricName}_count`, labels: { route }, value: cumulative.at(-1) ?? 0 });
    }
    return { ...(await this.#frame.get()), values };
  }

  /** What prom-client's registry asks for instead of {@link get} when it prints. */
  getForPromString(): Promise<Values> {
    return this.get();
  }
}
