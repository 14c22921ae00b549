import type { LineSink } from '@/lib/training/stage-clock';

/** Shows how many rows of a long run are done. */
export interface RowProgress {
  update(rows: number): void;
  end(): void;
}

/** A terminal's line is written over this often at most. */
const FRAME_MS = 200;

/**
 * A line that changes on a terminal, from the first second of a run on; elsewhere nothing, since a log has no use for it.
 * @param total  Undefined where it isn't known.
 */
export function rowProgress(
  sink: LineSink,
  total: number | undefined,
  now: () => number = () => performance.now(),
): RowProgress {
  const startedMs = now();
  let shownMs = startedMs + 1000 - FRAME_MS;
  let isShown = false;
  return {
    update(rows) {
      const ms = now();
      if (!sink.isTTY || ms - shownMs < FRAME_MS) return;
      shownMs = ms;
      isShown = true;
      const rate = Math.round((rows / (ms - startedMs)) * 1000);
      const of = total === undefined ? '' : ` / ${total}`;
      sink.write(`\r${rows}${of}행(rows) · ${rate}행/초(rows/s)\u001b[K`);
    },
    end() {
      if (isShown) sink.write('\r\u001b[K');
    },
  };
}
