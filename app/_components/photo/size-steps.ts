/** Pixels of the smallest window of most cascades: below it nothing changes. */
const leastPx = 20;
/** Positions of the slider besides its first. */
export const lastStep = 40;

/**
 * Smallest sizes by the slider's position: each step larger by the same share, so that both a small portrait and a
 * large class picture can be set finely.
 * @param step      0 to {@link lastStep}.
 * @param largestPx Size at the last step: the picture's smaller side, at least 21.
 */
export function sizeAtStep(step: number, largestPx: number): number {
  return Math.round(leastPx * (Math.max(leastPx + 1, largestPx) / leastPx) ** (step / lastStep));
}

/** The position nearest to a size; sizes past an end stand at that end. */
export function stepOfSize(sizePx: number, largestPx: number): number {
  if (sizePx <= leastPx) return 0;
  const step = (lastStep * Math.log(sizePx / leastPx)) / Math.log(Math.max(leastPx + 1, largestPx) / leastPx);
  return Math.min(lastStep, Math.round(step));
}
