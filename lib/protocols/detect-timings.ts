import type { DetectAnswer } from './detect-answer';

/**
 * Timings as an answer states them: to a hundredth of a millisecond, because clocks give digits that nobody measured.
 * `total` is the sum of what is stated.
 */
export function detectTimings(decodeMs: number, scanMs: number): DetectAnswer['timings'] {
  const [decode, scan] = [hundredths(decodeMs), hundredths(scanMs)];
  return { decode, scan, total: hundredths(decode + scan) };
}

function hundredths(ms: number): number {
  return Math.round(ms * 100) / 100;
}
