import { Worker } from 'node:worker_threads';
import type { Cascade } from '@/lib/vision/cascade';
import { encodeCascade } from '@/lib/vision/cascade-binary';
import { assertFewCandidates, defaultMaxCandidates, gridsFor } from '@/lib/vision/detect';
import { completeOptions, type DetectOptions } from '@/lib/vision/detect-options';
import { fastPathObstacle } from '@/lib/vision/fast-path';
import { assertGrayImage, type GrayImage } from '@/lib/vision/gray-image';
import { type Detection, groupRectangles } from '@/lib/vision/group-rectangles';
import { joinFound, runScanJobs, scanJobs } from '@/lib/vision/scan-jobs';
import { ScanKernel } from '@/lib/vision/scan-kernel';
import type { ScanAnswer, ScanRequest } from './scan-messages';

export interface ScanPoolOptions {
  /** Threads in all: the caller's own works too, and `threads - 1` are started. */
  readonly threads: number;
  /** Absolute path of the bundled scan-worker. */
  readonly workerFile: string;
}

/**
 * Scans an image with several threads. All read one shared copy of the luma and take bands of rows by an atomic counter;
 * the result is that of one thread, in the same order. One image at a time: `detect` waits for the one before.
 * A thread that dies makes the running and all later calls reject; make a new pool then.
 */
export class ScanPool {
  private readonly workers: Worker[];
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
   * @throws as `Detector.detect`, by rejecting.
   */
  detect(
    key: string,
    cascade: Cascade,
    image: GrayImage,
    options: Partial<DetectOptions> = {},
    maxCandidates = defaultMaxCandidates,
  ): Promise<Detection[]> {
    const result = this.turn.then(() => this.scan(key, cascade, image, completeOptions(options), maxCandidates));
    this.turn = result.catch(() => undefined);
    return result;
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
    maxCandidates: number,
  ): Promise<Detection[]> {
    if (this.broken) throw this.broken;
    assertGrayImage(image);
    const kernel = this.kernels.get(key) ?? this.addCascade(key, cascade);
    const { width, height } = image;
    if (this.shared.byteLength < width * height) this.shared = new SharedArrayBuffer(width * height);
    new Uint8Array(this.shared).set(image.pixels);
    const counter = new SharedArrayBuffer(4);
    const answers = this.workers.map((worker) => this.answerOf(worker));
    this.send({ kind: 'scan', key, pixels: this.shared, width, height, options, counter });
    const taken = new Int32Array(counter);
    const jobs = scanJobs(gridsFor(image, cascade, options));
    kernel.setImage(image);
    const own = runScanJobs(kernel, jobs, () => Atomics.add(taken, 0, 1));
    const others = (await Promise.all(answers)).map(
      ({ found }) => new Map(found.map(([job, list]) => [job, [...list]])),
    );
    const candidates = joinFound([own, ...others]);
    assertFewCandidates(candidates.length, maxCandidates);
    return groupRectangles(candidates, options.minNeighbors, image);
  }

  private addCascade(key: string, cascade: Cascade): ScanKernel {
    const obstacle = fastPathObstacle(cascade);
    if (obstacle !== undefined)
      throw new RangeError(`The cascade ${key} has ${obstacle}: scan it with createDetector.`);
    const kernel = new ScanKernel(cascade);
    this.send({ kind: 'cascade', key, bytes: encodeCascade(cascade) });
    this.kernels.set(key, kernel);
    return kernel;
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
