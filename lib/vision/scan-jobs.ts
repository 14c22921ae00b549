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
 * More candidates than a photo gives, and few enough to be merged within a second even when all lie together.
 * A search is ended when it has found more; a cascade that accepts everything is.
 */
export const mostCandidates = 20_000;

/**
 * Cuts the scales into bands. Every thread cuts alike, so that a job is known by its place.
 * Windows grow from job to job: the first are the dearest, the last look for the largest objects.
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
 * @param next     Gives the place of a job that nobody has taken, or the number of jobs when there is none left.
 * @param onFound  Told the number of candidates of each job that has some.
 * @param isLate   Asked during a job; once it says true, the job ends with what it has. `next` must know that too.
 */
export function runScanJobs(
  kernel: ScanKernel,
  jobs: readonly ScanJob[],
  next: () => number,
  onFound: (count: number) => void = () => {},
  isLate: () => boolean = () => false,
): FoundByJob {
  const found: FoundByJob = new Map();
  for (let place = next(); place < jobs.length; place = next()) {
    const { grid, yStart, yEnd } = jobs[place] as ScanJob;
    const candidates = kernel.scan(grid, yStart, yEnd, isLate);
    if (candidates.length === 0) continue;
    found.set(place, candidates);
    onFound(candidates.length);
  }
  return found;
}

/** All candidates in the order of a single thread, whoever found them. */
export function joinFound(parts: readonly FoundByJob[]): Candidate[] {
  const all = parts.flatMap((part) => [...part]);
  return all.sort(([a], [b]) => a - b).flatMap(([, candidates]) => candidates);
}
