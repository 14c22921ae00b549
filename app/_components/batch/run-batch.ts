import type { ReviewAnswer } from '@/lib/demos/review-answer';
import { type Chunk, chunkTexts } from '@/lib/table/chunk-texts';
import { type ChunkOptions, predictChunk } from './predict-chunk';

/** Why a run ended: everything was sent, the person stopped it, the line was cut, or the server stayed busy. */
export type RunEnd = 'finished' | 'cancelled' | 'offline' | 'busy';

export interface RunOptions extends ChunkOptions {
  /** One call per chunk; an answer is undefined where the server refused. */
  readonly onAnswers: (indexes: Chunk, answers: readonly (ReviewAnswer | undefined)[]) => void;
}

/**
 * What the server takes in one request, less some room for the rest of the JSON. The accurate model reads a long review
 * in hundredths of a second, and a request must be answered within ten seconds while a class asks: fewer at a time.
 */
const chunkLimits = {
  fast: { texts: 256, jsonBytes: 900_000 },
  accurate: { texts: 32, jsonBytes: 900_000 },
} as const;
/** Requests in flight: the next one travels while the server works on this one, and a class shares the server. */
const lanes = 2;

/** Sends the named rows in chunks. What can't go on stops the whole run; a chunk that is refused stops only itself. */
export async function runBatch(
  texts: readonly string[],
  indexes: readonly number[],
  options: RunOptions,
): Promise<RunEnd> {
  const chunks = chunkTexts(texts, indexes, chunkLimits[options.speed]).values();
  // Not AbortSignal.any, which schools' older tablets lack.
  const stop = new AbortController();
  const { signal } = stop;
  const pass = () => stop.abort();
  options.signal.addEventListener('abort', pass);
  if (options.signal.aborted) pass();
  let end: RunEnd = 'finished';

  async function work() {
    // Both lanes draw from the one iterator, so each chunk is taken once.
    for (const chunk of chunks) {
      const outcome = await predictChunk(
        chunk.map((index) => texts[index] ?? ''),
        { ...options, signal },
      );
      if (outcome.kind === 'answered') options.onAnswers(chunk, outcome.answers);
      else if (outcome.kind === 'refused') options.onAnswers(chunk, new Array(chunk.length).fill(undefined));
      else if (!signal.aborted) {
        end = outcome.kind;
        stop.abort();
      }
      if (signal.aborted) return;
    }
  }

  await Promise.all(Array.from({ length: lanes }, work));
  options.signal.removeEventListener('abort', pass);
  return options.signal.aborted ? 'cancelled' : end;
}
