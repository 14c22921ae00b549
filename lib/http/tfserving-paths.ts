import { readTfRoute, type TfRoute } from '@/lib/protocols/tfserving-route';
import type { TfResult } from '@/lib/protocols/tfserving-status';
import { pathOf } from './url-guard';

/** Reads the paths of `/v1`, each once: a program asks the same one thousands of times a second. */
export class TfPaths {
  readonly #known = new Map<string, TfResult<TfRoute>>();

  read(method: string, url: string): TfResult<TfRoute> {
    // Inference is what comes often; no other method shares its paths.
    if (method !== 'POST' || url.length > longestKnown) return readTfRoute(method, pathOf(url));
    const known = this.#known.get(url);
    if (known) return known;
    const read = readTfRoute(method, pathOf(url));
    // Someone who sends ever new paths makes the others be read again, and nothing else.
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(url, read);
    return read;
  }
}

const mostKnown = 256;
const longestKnown = 256;
