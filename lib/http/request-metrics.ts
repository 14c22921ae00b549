import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Registry } from 'prom-client';
import type { ModelServer } from '@/lib/serving/model-server';
import type { BatchMetrics } from './batch-metrics';
import { type Labelled, LabelledHistogram } from './labelled-histogram';
import { PlainHistogram } from './plain-histogram';

const durationBounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const batchBounds = [1, 2, 4, 8, 16, 32, 64, 128, 256];

interface RouteCounts {
  readonly byStatus: Map<number, number>;
  readonly seconds: PlainHistogram;
}

/**
 * Counts of the front door. Recording is arithmetic on plain numbers; prom-client reads them when `/metrics` is asked.
 * Labels are route patterns and status codes only: nothing that anyone typed.
 */
export class RequestMetrics {
  readonly #registry = new Registry();
  readonly #routes = new Map<string, RouteCounts>();
  readonly #seconds = new Map<string, PlainHistogram>();
  readonly #batches = new Map<string, PlainHistogram>();
  readonly #loopDelay = monitorEventLoopDelay({ resolution: 10 });

  /** @param batches  What the model server's observer counts; absent where nobody observes. */
  constructor(models: ModelServer, batches: BatchMetrics | undefined) {
    this.#loopDelay.enable();
    this.#registerRequests();
    this.#registerModels(models);
    for (const metric of batches?.metrics() ?? []) this.#registry.registerMetric(metric);
    this.#registerProcess();
  }

  /** @param rows  How many rows a model was asked about; 0 for requests that reach no model. */
  record(route: string, status: number, ms: number, rows: number): void {
    const counts = this.#routes.get(route) ?? this.#addRoute(route);
    counts.byStatus.set(status, (counts.byStatus.get(status) ?? 0) + 1);
    counts.seconds.observe(ms / 1000);
    if (rows > 0) this.#batchesOf(route).observe(rows);
  }

  /** Everything in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  close(): void {
    this.#loopDelay.disable();
  }

  #addRoute(route: string): RouteCounts {
    const counts = { byStatus: new Map<number, number>(), seconds: new PlainHistogram(durationBounds) };
    this.#routes.set(route, counts);
    this.#seconds.set(route, counts.seconds);
    return counts;
  }

  #batchesOf(route: string): PlainHistogram {
    let histogram = this.#batches.get(route);
    if (!histogram) {
      histogram = new PlainHistogram(batchBounds);
      this.#batches.set(route, histogram);
    }
    return histogram;
  }

  #registerRequests(): void {
    const routes = this.#routes;
    this.#registry.registerMetric(
      new Counter({
        name: 'lectern_http_requests_total',
        help: 'Requests answered, by route and status.',
        labelNames: ['route', 'status'],
        registers: [],
        collect() {
          this.reset();
          for (const [route, { byStatus }] of routes) {
            for (const [status, count] of byStatus) this.inc({ route, status }, count);
          }
        },
      }),
    );
    for (const [name, help, byRoute] of [
      ['lectern_http_request_seconds', 'From headers to answer.', this.#seconds],
      ['lectern_predict_batch_rows', 'Rows in a predict request.', this.#batches],
    ] as const) {
      const list = () => Array.from(byRoute, ([route, histogram]): Labelled => [{ route }, histogram]);
      this.#registry.registerMetric(new LabelledHistogram(name, help, ['route'], list));
    }
  }

  #registerModels(models: ModelServer): void {
    const labelNames = ['model', 'version'] as const;
    const perVersion = (
      name: string,
      help: string,
      read: (status: ReturnType<ModelServer['statuses']>[number]) => number,
    ) =>
      new Gauge({
        name,
        help,
        labelNames,
        registers: [],
        collect() {
          this.reset();
          for (const status of models.statuses()) {
            this.set({ model: status.model, version: String(status.version) }, read(status));
          }
        },
      });
    for (const gauge of [
      perVersion('lectern_model_available', '1 while the version answers.', (s) => (s.state === 'AVAILABLE' ? 1 : 0)),
      perVersion('lectern_model_queue_depth', 'Requests that wait for a worker.', (s) => s.queued),
      perVersion('lectern_model_running', 'Requests being worked on.', (s) => s.running),
      perVersion(
        'lectern_model_worker_restarts',
        'Workers replaced since the version was loaded.',
        (s) => s.workerRestarts,
      ),
    ]) {
      this.#registry.registerMetric(gauge);
    }
  }

  #registerProcess(): void {
    const loopDelay = this.#loopDelay;
    this.#registry.registerMetric(
      new Gauge({
        name: 'lectern_event_loop_delay_seconds',
        help: 'Delay of the thread that answers HTTP, since the last time it was asked for.',
        labelNames: ['quantile'],
        registers: [],
        collect() {
          // The sampling timer itself waits 10 ms, so that much is no delay.
          const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - 0.01);
          for (const quantile of [50, 99]) {
            this.set({ quantile: String(quantile / 100) }, seconds(loopDelay.percentile(quantile)));
          }
          this.set({ quantile: '1' }, seconds(loopDelay.max));
          loopDelay.reset();
        },
      }),
    );
    this.#registry.registerMetric(
      new Gauge({
        name: 'lectern_resident_memory_bytes',
        help: 'Memory of the process.',
        registers: [],
        collect() {
          this.set(process.memoryUsage.rss());
        },
      }),
    );
    this.#registry.registerMetric(
      new Gauge({
        name: 'lectern_start_time_seconds',
        help: 'When the process started, Unix time.',
        registers: [],
        collect() {
          this.set(Math.round(performance.timeOrigin / 1000));
        },
      }),
    );
  }
}
