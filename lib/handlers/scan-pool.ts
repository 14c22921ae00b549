import { Worker } from 'node:worker_threads';
import type { Cascade } from '@/lib/vision/cascade';
import { encodeCascade } from '@/lib/vision/cascade-binary';
import { gridsFor } from '@/lib/vision/detect';
import { completeOptions, type DetectOptions } from '@/lib/vision/detect-options';
import { fastPathObstacle } from '@/lib/vision/fast-path';
import { assertGrayImage, type GrayImage } from '@/lib/vision/gray-image';
import { type Detection, groupRectangles } from '@/lib/vision/group-rectangles';
import { joinFound, mostCandidates, runScanJobs, scanJobs } from '@/lib/vision/scan-jobs';
import { ScanKernel } from '@/lib/vision/scan-kernel';
import { JobCounter } from './job-counter';
import type { ScanAnswer, ScanRequest } from './scan-messages';

export interface ScanPoolOptions {
  /** Threads in all: the caller's own works too, and `threads - 1` are started. */
  readonly threads: number;
  /** Absolute path of the bundled scan-worker. */
  readonly workerFile: string;
}

/** When a scan ends before it has seen everything. */
export interface ScanLimits {
  /** By `performance.now()` of the calling thread, to a fraction of a second. Default: never. */
  readonly endsAtMs?: number;
  /** Default: `mostCandidates`. */
  readonly candidates?: number;
}

export interface Scanned {
  readonly detections: Detection[];
  /** True when a limit ended the scan; what it had found is merged as usual. */
  readonly truncated: boolean;
}

/** Kernels kept in each thread: a first cascade, three inside it, and some that may be asked for next. */
const mostKernels = 6;

/** Each kernel keeps a copy of the picture; those of larger ones are given back when the scan is over. */
const pixelsKept = 12_000_000;

/**
 * Scans an image with several threads. All read one shared copy of the luma and take bands of rows by an atomic counter;
 * the result is that of one thread, in the same order. One image at a time: `detect` waits for the one before.
 * A thread that dies makes the running and all later calls reject; make a new pool then.
 */
export class ScanPool {
  private readonly workers: Worker[];
  /** The least recently used first. */
  private readonly kernels = new Map<string, ScanKernel>();
  private shared = new SharedArrayBuffer(0);
  private turn: Promise<unknown> = Promise.resolve();
  private broken: Error | undefined;
  private readonly failing: ((error: Error) => void)[] = [];

  constructor({ threads, workerFile }: ScanPoolOptions) {
    if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads is ${threads}, expected 1 or more.`);
    this.workers = Array.from({ length: threads - 1 }, () => new Worker(workerFile));
    for (const worker of this.workers) {
      // An idle pool keeps no process alive.
      worker.unref();
      worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
      worker.on('exit', () => this.fail(new Error('A scan thread has ended.')));
    }
  }

  /**
   * @param key      Names the cascade: the first call with a key sends it to the threads.
   * @param cascade  One for which `fastPathObstacle` finds nothing.
   * @throws RangeError for an image or options out of range, by rejecting.
   */
  detect(
    key: string,
    cascade: Cascade,
    image: GrayImage,
    options: Partial<DetectOptions> = {},
    limits: ScanLimits = {},
  ): Promise<Scanned> {
    const result = this.turn.then(() => this.scan(key, cascade, image, completeOptions(options), limits));
    this.turn = result.catch(() => undefined);
    return result;
  }

  /** True when a thread has died or the pool was closed: every call rejects then. */
  isBroken(): boolean {
    return this.broken !== undefined;
  }

  /** Ends the threads. A call that is running rejects. */
  async close(): Promise<void> {
    this.fail(new Error('The scan pool is closed.'));
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private async scan(
    key: string,
    cascade: Cascade,
    image: GrayImage,
    options: DetectOptions,
    { endsAtMs = Number.POSITIVE_INFINITY, candidates: most = mostCandidates }: ScanLimits,
  ): Promise<Scanned> {
    if (this.broken) throw this.broken;
    assertGrayImage(image);
    const kernel = this.kernelOf(key, cascade);
    const { width, height } = image;
    if (this.shared.byteLength < width * height) this.shared = new SharedArrayBuffer(width * height);
    new Uint8Array(this.shared).set(image.pixels);
    const counter = new SharedArrayBuffer(JobCounter.bytes);
    const answers = this.workers.map((worker) => this.answerOf(worker));
    this.send({ kind: 'scan', key, pixels: this.shared, width, height, options, counter, mostCandidates: most });
    const jobs = scanJobs(gridsFor(image, cascade, options));
    const deal = new JobCounter(counter, jobs.length, most);
    const isLate = () => {
      const late = performance.now() > endsAtMs;
      if (late) deal.abandon();
      return late;
    };
    const next = () => (isLate() ? jobs.length : deal.next());
    kernel.setImage(image);
    const own = runScanJobs(kernel, jobs, next, (count) => deal.addFound(count), isLate);
    // This thread has no more to do and others may.
    const timer = Number.isFinite(endsAtMs) ? setTimeout(isLate, endsAtMs - performance.now() + 1) : undefined;
    const answered = await Promise.all(answers).finally(() => clearTimeout(timer));
    const others = answered.map(({ found }) => new Map(found.map(([job, list]) => [job, [...list]])));
    if (width * height > pixelsKept) this.forget(key);
    const candidates = joinFound([own, ...others]);
    const truncated = deal.wasStopped() || candidates.length > most;
    // The first that are left out are the smallest.
    const detections = groupRectangles(candidates.slice(-most), options.minNeighbors, image);
    return { detections, truncated };
  }

  private kernelOf(key: string, cascade: Cascade): ScanKernel {
    const kernel = this.kernels.get(key) ?? this.addCascade(key, cascade);
    this.kernels.delete(key);
    this.kernels.set(key, kernel);
    const [oldest] = this.kernels.keys();
    if (this.kernels.size > mostKernels && oldest !== undefined) this.forget(oldest);
    return kernel;
  }

  private forget(key: string): void {
    this.kernels.delete(key);
    this.send({ kind: 'forget', key });
    if (this.shared.byteLength > pixelsKept) this.shared = new SharedArrayBuffer(0);
  }

  private addCascade(key: string, cascade: Cascade): ScanKernel {
    const obstacle = fastPathObstacle(cascade);
    if (obstacle !== undefined)
      throw new RangeError(`The cascade ${key} has ${obstacle}: scan it with createDetector.`);
    // First, so that the threads make theirs while this one does.
    this.send({ kind: 'cascade', key, bytes: encodeCascade(cascade) });
    return new ScanKernel(cascade);
  }

  private send(request: ScanRequest): void {
    for (const worker of this.workers) worker.postMessage(request);
  }

  private answerOf(worker: Worker): Promise<ScanAnswer> {
    return new Promise((resolve, reject) => {
      // Someone waits now: the process must live until the answer comes.
      worker.ref();
      this.failing.push(reject);
      worker.once('message', (answer: ScanAnswer) => {
        worker.unref();
        this.failing.splice(this.failing.indexOf(reject), 1);
        resolve(answer);
      });
    });
  }

  private fail(error: Error): void {
    this.broken ??= error;
    for (const reject of this.failing.splice(0)) reject(this.broken);
  }
}
