/**
 * Deals the jobs of one scan to its threads, by numbers in shared memory. The last place is given first: jobs at the
 * end look for the largest objects, cost least and are the last that should be missing when the scan is ended early.
 */
export class JobCounter {
  private readonly words: Int32Array;

  /**
   * @param buffer     Of `JobCounter.bytes` bytes, all 0, shared by the threads of the scan.
   * @param jobs       How many there are; the same in every thread.
   * @param mostFound  Candidates after which no more jobs are given.
   */
  constructor(
    buffer: SharedArrayBuffer,
    private readonly jobs: number,
    private readonly mostFound: number,
  ) {
    this.words = new Int32Array(buffer);
  }

  static readonly bytes = 16;

  /** @returns the place of a job that nobody has taken; `jobs` when none is left. */
  next(): number {
    if (Atomics.load(this.words, foundWord) > this.mostFound) this.stop();
    const taken = Atomics.add(this.words, takenWord, 1);
    return taken < this.jobs ? this.jobs - 1 - taken : this.jobs;
  }

  addFound(candidates: number): void {
    Atomics.add(this.words, foundWord, candidates);
  }

  /** No thread gets another job. */
  stop(): void {
    if (Atomics.exchange(this.words, takenWord, this.jobs) < this.jobs) Atomics.store(this.words, stoppedWord, 1);
  }

  /** The time is over: no thread gets another job, and those that have one leave it. */
  abandon(): void {
    Atomics.store(this.words, abandonedWord, 1);
    Atomics.store(this.words, stoppedWord, 1);
    Atomics.store(this.words, takenWord, this.jobs);
  }

  isAbandoned(): boolean {
    return Atomics.load(this.words, abandonedWord) === 1;
  }

  /** True when jobs were left that nobody did or finished. */
  wasStopped(): boolean {
    return Atomics.load(this.words, stoppedWord) === 1;
  }
}

const takenWord = 0;
const foundWord = 1;
const stoppedWord = 2;
const abandonedWord = 3;
