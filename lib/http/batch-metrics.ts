import type { ServingEvent } from '@/lib/serving/events';
import { type Labelled, LabelledHistogram } from './labelled-histogram';
import { PlainHistogram } from './plain-histogram';

const sizeBounds = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];

interface Sizes {
  readonly labels: Readonly<Record<'model' | 'version', string>>;
  readonly rows: PlainHistogram;
  readonly requests: PlainHistogram;
}

/**
 * How large the jobs were that workers ran, for each version, from the model server's events. Requests per job show
 * whether batching does anything: without it, and for one user, each job is one request.
 */
export class BatchMetrics {
  readonly #versions = new Map<string, Sizes>();

  /** To be given to the model server as its observer. */
  readonly observe = (event: ServingEvent): void => {
    if (event.type !== 'batch') return;
    const sizes = this.#sizesOf(event.model, event.version);
    sizes.rows.observe(event.rows);
    sizes.requests.observe(event.requests);
  };

  /** What `/metrics` shows. */
  metrics(): readonly LabelledHistogram[] {
    const labelNames = ['model', 'version'];
    const list = (which: 'rows' | 'requests') => () =>
      [...this.#versions.values()].map((sizes): Labelled => [sizes.labels, sizes[which]]);
    return [
      new LabelledHistogram('lectern_model_batch_rows', 'Rows of a predict job of a worker.', labelNames, list('rows')),
      new LabelledHistogram(
        'lectern_model_batch_requests',
        'Requests that a predict job of a worker had rows of.',
        labelNames,
        list('requests'),
      ),
    ];
  }

  #sizesOf(model: string, version: number): Sizes {
    const key = `${model}/${version}`;
    let sizes = this.#versions.get(key);
    if (!sizes) {
      sizes = {
        labels: { model, version: String(version) },
        rows: new PlainHistogram(sizeBounds),
        requests: new PlainHistogram(sizeBounds),
      };
      this.#versions.set(key, sizes);
    }
    return sizes;
  }
}
