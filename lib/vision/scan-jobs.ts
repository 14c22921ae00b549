import type { Candidate } from './candidate';
import type { ScanGrid } from './scan-grid';
import type { ScanKernel } from './scan-kernel';

/** A band of rows of one scale: what a thread takes at a time. */
export interface ScanJob {
  readonly grid: ScanGrid;
  readonly yStart: number;
  readonly yEnd: number;
}

/** What one thread found, by the job's place in the list. */
export type FoundByJob = Map<number, Candidate[]>;

/** Windows of a band: enough to pay for the rows that neighbours make twice, few enough to share the work evenly. */
const windowsPerJob = 40_000;

/**
 * Cuts the scales into bands. Every thread cuts alike, so that a job is known by its place.
 * The large scales come first, as they stand; the last jobs are small, so no thread waits long for another.
 */
export function scanJobs(grids: readonly ScanGrid[]): ScanJob[] {
  return grids.flatMap((grid) => {
    const windowsPerRow = Math.max(Math.ceil(grid.xEnd / grid.step), 1);
    const rows = Math.max(Math.ceil(windowsPerJob / windowsPerRow), 16) * grid.step;
    const count = Math.ceil(grid.yEnd / rows);
    return Array.from({ length: count }, (_, band) => ({
      grid,
      yStart: band * rows,
      yEnd: Math.min((band + 1) * rows, grid.yEnd),
    }));
  });
}

/**
 * Takes jobs until there are none.
 * @param next  Gives the place of a job that nobody has taken, such as an atomic counter's old value.
 */
export function runScanJobs(kernel: ScanKernel, jobs: readonly ScanJob[], next: () => number): FoundByJob {
  const found: FoundByJob = new Map();
  for (let place = next(); place < jobs.length; place = next()) {
    const { grid, yStart, yEnd } = jobs[place] as ScanJob;
    const candidates = kernel.scan(grid, yStart, yEnd);
    if (candidates.length > 0) found.set(place, candidates);
  }
  return found;
}

/** All candidates in the order of a single thread, whoever found them. */
export function joinFound(parts: readonly FoundByJob[]): Candidate[] {
  const all = parts.flatMap((part) => [...part]);
  return all.sort(([a], [b]) => a - b).flatMap(([, candidates]) => candidates);
}
