import { z } from 'zod';
import type { Expected } from './versions';

/** What came of the requests. */
export interface Asked {
  readonly requests: number;
  readonly latenciesMs: readonly number[];
  /** Statuses and errors of requests without an answer. */
  readonly failures: readonly string[];
  /** Answers that differ from those of the version they name. */
  readonly wrong: number;
  /** Answers of an older version than one that had answered before they were asked for. */
  readonly older: number;
  readonly versions: ReadonlySet<number>;
}

/** One entry a text, by its place. */
const bodySchema = z.record(z.string(), z.object({ label: z.string(), confidence: z.number() }));

/** Rows of every fourth request: enough to go to a worker, where the others are answered in place. */
const manyRows = 256;

/** Sends requests at a steady rate whether or not earlier ones were answered, and checks every answer. */
export function askSteadily(
  port: number,
  texts: readonly string[],
  perSecond: number,
  expected: ReadonlyMap<number, Expected>,
) {
  const latenciesMs: number[] = [];
  const failures: string[] = [];
  const versions = new Set<number>();
  const waiting = new Map<number, () => void>();
  const pending = new Set<Promise<void>>();
  let wrong = 0;
  let older = 0;
  let requests = 0;
  let newest = 0;

  async function ask(): Promise<void> {
    const index = requests++;
    const rows = Array.from(
      { length: index % 4 === 3 ? manyRows : 1 },
      (_, at) => texts[(index + at) % texts.length] ?? '',
    );
    const newestBefore = newest;
    const sentMs = performance.now();
    try {
      const response = await fetch(`http://127.0.0.1:${port}/predict`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: rows.length === 1 ? rows[0] : rows, model: 'sentiment-swapped' }),
      });
      const body: unknown = await response.json();
      latenciesMs.push(performance.now() - sentMs);
      if (response.status !== 200) {
        failures.push(`${response.status} ${JSON.stringify(body)}`);
        return;
      }
      const version = Number(response.headers.get('x-model-version')?.split('/')[1]);
      const answers = Object.values(bodySchema.parse(body));
      const right = rows.every((text, at) => {
        const meant = expected.get(version)?.get(text);
        return meant?.label === answers[at]?.label && meant?.confidence === answers[at]?.confidence;
      });
      if (!right || answers.length !== rows.length) wrong++;
      if (version < newestBefore) older++;
      newest = Math.max(newest, version);
      versions.add(version);
      waiting.get(version)?.();
    } catch (error) {
      failures.push(String(error));
    }
  }

  const startMs = performance.now();
  const timer = setInterval(() => {
    // Timers come late on a busy machine: what they missed is sent as well.
    while (requests < ((performance.now() - startMs) / 1000) * perSecond) {
      const asked = ask().finally(() => pending.delete(asked));
      pending.add(asked);
    }
  }, 1000 / perSecond);

  return {
    /** Resolves when a version has answered. */
    seen: (version: number) =>
      new Promise<void>((resolve, reject) => {
        if (versions.has(version)) return resolve();
        waiting.set(version, resolve);
        setTimeout(
          () => reject(new Error(`Version ${version} did not answer in time. ${failures[0] ?? ''}`)),
          60_000,
        ).unref();
      }),
    async stop(): Promise<Asked> {
      clearInterval(timer);
      await Promise.all(pending);
      return { requests, latenciesMs, failures, wrong, older, versions };
    },
  };
}
