/** Crashes in a row after which requests are refused at once. */
const crashesToOpen = 5;
const firstBackOffMs = 100;
const lastBackOffMs = 5000;

/**
 * Counts crashes in a row of a version's workers and decides when to try again. Time comes from the caller, in
 * milliseconds of a monotonic clock, so every decision is a function of what happened when.
 *
 * Closed: everything passes. After 5 crashes in a row it opens for its rest: nothing passes. Then it is half open: one
 * trial passes, and its outcome closes it or opens it again.
 */
export interface Circuit {
  /** @returns How long to wait before the crashed worker is replaced: 0.1 s, doubling up to 5 s. */
  crashed(nowMs: number): number;
  /** A request was answered: the row of crashes is over. */
  answered(): void;
  /** The trial left without telling anything: it was cancelled before it ran. */
  trialDropped(): void;
  /** @returns 0 when a request may pass, else milliseconds to wait. While half open, a 0 makes it the one trial. */
  admit(nowMs: number): number;
  /** True while nothing passes. False again while half open, or nobody would send the trial. */
  isOpen(nowMs: number): boolean;
  crashesInARow(): number;
}

/** @param restMs  How long an open circuit refuses. */
export function createCircuit(restMs = 5000): Circuit {
  let inARow = 0;
  let openUntilMs = 0;
  let trialRuns = false;
  return {
    crashesInARow: () => inARow,
    isOpen: (nowMs) => inARow >= crashesToOpen && nowMs < openUntilMs,
    crashed(nowMs) {
      inARow++;
      trialRuns = false;
      if (inARow >= crashesToOpen) openUntilMs = nowMs + restMs;
      return Math.min(lastBackOffMs, firstBackOffMs * 2 ** (inARow - 1));
    },
    answered() {
      inARow = 0;
      trialRuns = false;
    },
    trialDropped() {
      trialRuns = false;
    },
    admit(nowMs) {
      if (inARow < crashesToOpen) return 0;
      if (nowMs < openUntilMs) return openUntilMs - nowMs;
      // How long the trial takes is unknown; asking again after a second is soon enough.
      if (trialRuns) return 1000;
      trialRuns = true;
      return 0;
    },
  };
}
