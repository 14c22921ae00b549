import type { Asked } from './ask-predict';

/** What a model needs to be loaded, on a slow classroom computer too, before the person is told to try later. */
const patienceMs = 30_000;

/** As often as the server says that trying again makes sense. */
const againMs = 1000;

export interface Patience {
  readonly signal: AbortSignal;
  /** Called each time the model turns out to be still on its way. */
  readonly onLoading: () => void;
  /** Rejects, or comes back early, when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Asks again while the model is being loaded, up to half a minute; then the server's own sentence is the answer.
 * @param question  Rejects when the signal aborts, and so does the answer.
 */
export async function askPatiently(
  question: (signal: AbortSignal) => Promise<Asked>,
  { signal, onLoading, sleep }: Patience,
): Promise<Asked> {
  for (let waitedMs = 0; ; waitedMs += againMs) {
    const asked = await question(signal);
    if (asked.ok || asked.failure.reason !== 'loading') return asked;
    if (waitedMs >= patienceMs) return { ok: false, failure: { ...asked.failure, reason: 'unavailable' } };
    onLoading();
    await sleep(againMs, signal);
    signal.throwIfAborted();
  }
}
