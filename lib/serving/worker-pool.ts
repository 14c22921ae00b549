import type { Failure } from '@/lib/base/failure';
import { err, type Result } from '@/lib/base/result';
import { type Circuit, createCircuit } from './circuit';
import { errorTrace } from './error-trace';
import type { ServingLog } from './events';
import { jobResult } from './job-result';
import { createPendingJob, type JobLimits, type PendingJob } from './pending-job';
import { busy, circuitOpen, draining, retrySeconds, workerCrashed } from './serving-failures';
import { startFault } from './start-fault';
import type { StartFault } from './start-handler';
import type { WorkerBoot, WorkerJob } from './worker-messages';
import { startWorkerThread, type TaskOutcome, type WorkerThread } from './worker-thread';

export interface WorkerPoolOptions {
  /** Absolute path of the bundled worker entry. */
  readonly file: string;
  readonly boot: WorkerBoot;
  /** Threads, each with its own copy of the handler. */
  readonly workers: number;
  /** Jobs that may wait; one more is refused as busy. */
  readonly queue: number;
  readonly heapMiB: number;
  readonly log: ServingLog;
  readonly onCrash: (inARow: number, backOffMs: number) => void;
  /** Default: a circuit that rests 5 s. */
  readonly circuit?: Circuit;
}

/** The workers of one version, with the queue before them. */
export interface WorkerPool {
  /** @returns The first fault when any worker's handler doesn't start; the others are stopped then. */
  start(): Promise<{ readonly ok: true } | { readonly ok: false; readonly fault: StartFault }>;
  run(job: WorkerJob, limits: JobLimits): Promise<Result<readonly unknown[]>>;
  counts(): { readonly queued: number; readonly running: number; readonly restarts: number };
  /** True while crashes in a row keep requests out. */
  isResting(): boolean;
  /** Takes no new job, finishes those it has, then ends the threads; gives up waiting after `withinMs`. */
  drain(withinMs: number): Promise<void>;
}

/** One worker's place in the pool; after a crash another thread takes it. */
interface Seat {
  thread: WorkerThread | undefined;
  state: 'starting' | 'idle' | 'working' | 'dead';
  restart: ReturnType<typeof setTimeout> | undefined;
}

export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { log } = options;
  const { name: model, version } = options.boot.manifest;
  const seats: Seat[] = Array.from({ length: options.workers }, () => ({
    thread: undefined,
    state: 'dead',
    restart: undefined,
  }));
  // A Set keeps the order of arrival and lets a job leave from the middle.
  const waiting = new Set<PendingJob>();
  const circuit = options.circuit ?? createCircuit();
  let phase: 'loading' | 'open' | 'draining' | 'closed' = 'loading';
  let restarts = 0;
  let averageRunMs = 0;
  let onQuiet: (() => void) | undefined;

  async function fill(seat: Seat): Promise<TaskOutcome> {
    seat.state = 'starting';
    const thread = startWorkerThread({
      file: options.file,
      boot: options.boot,
      heapMiB: options.heapMiB,
      onCrash: (reason) => crashed(seat, reason),
    });
    seat.thread = thread;
    const outcome = await thread.ready;
    if (outcome.kind === 'answered' && outcome.answer.kind === 'done') becomeIdle(seat);
    return outcome;
  }

  function becomeIdle(seat: Seat): void {
    if (phase === 'closed') {
      void seat.thread?.stop();
      return;
    }
    seat.state = 'idle';
    for (const job of waiting) {
      waiting.delete(job);
      if (job.isSettled()) continue;
      void giveJob(seat, job);
      return;
    }
    if (isQuiet()) onQuiet?.();
  }

  async function giveJob(seat: Seat, job: PendingJob): Promise<void> {
    if (!seat.thread) throw new Error('A seat without a thread was given a job.');
    seat.state = 'working';
    const startedMs = performance.now();
    const outcome = await seat.thread.run(job.work);
    if (outcome.kind === 'crashed') {
      job.settle(err(workerCrashed()));
      return;
    }
    averageRunMs += (performance.now() - startedMs - averageRunMs) / 8;
    circuit.answered();
    job.settle(jobResult(outcome, { model, version }, log));
    becomeIdle(seat);
  }

  function crashed(seat: Seat, reason: unknown): void {
    seat.thread = undefined;
    seat.state = 'dead';
    if (phase === 'loading' || phase === 'closed') return;
    const nowMs = performance.now();
    const backOffMs = circuit.crashed(nowMs);
    const inARow = circuit.crashesInARow();
    log.error({ model, version, inARow, backOffMs, error: errorTrace(reason) }, 'a worker crashed');
    options.onCrash(inARow, backOffMs);
    if (circuit.isOpen(nowMs)) refuseWaiting(circuitOpen(retrySeconds(circuit.admit(nowMs))));
    if (isQuiet()) onQuiet?.();
    seat.restart = setTimeout(() => void refill(seat), backOffMs);
  }

  async function refill(seat: Seat): Promise<void> {
    seat.restart = undefined;
    if (phase === 'closed') return;
    restarts++;
    try {
      const fault = startFault(await fill(seat));
      if (!fault || !seat.thread) return;
      // The files have gone or changed since the version was loaded: the threads that live keep serving.
      log.error({ model, version, reason: fault.detail }, 'a replaced worker did not start');
      await seat.thread.stop();
      crashed(seat, new Error('The handler did not start again.'));
    } catch (error) {
      // The system gives no thread now; it may later.
      crashed(seat, error);
    }
  }

  function refuseWaiting(reason: Failure): void {
    for (const job of waiting) job.settle(err(reason));
    waiting.clear();
  }

  function isQuiet(): boolean {
    return waiting.size === 0 && seats.every((seat) => seat.state === 'idle' || seat.state === 'dead');
  }

  return {
    isResting: () => circuit.isOpen(performance.now()),
    counts: () => ({
      queued: waiting.size,
      running: seats.filter((seat) => seat.state === 'working').length,
      restarts,
    }),

    async start() {
      const outcomes = await Promise.all(seats.map(fill));
      const fault = outcomes.map(startFault).find((candidate) => candidate !== undefined);
      // Drained meanwhile: nobody waits for this start any more.
      if (fault || phase !== 'loading') {
        phase = 'closed';
        await Promise.all(seats.map((seat) => seat.thread?.stop()));
        return { ok: false, fault: fault ?? { failure: draining(), detail: 'drained while it started' } };
      }
      phase = 'open';
      // One that started and ended while the others still started was not seen as a crash.
      for (const seat of seats) if (seat.state === 'dead') seat.restart = setTimeout(() => void refill(seat), 0);
      return { ok: true };
    },

    run(work, limits) {
      if (phase === 'draining' || phase === 'closed') return Promise.resolve(err(draining()));
      const idle = seats.find((seat) => seat.state === 'idle');
      if (!idle && waiting.size >= options.queue) {
        return Promise.resolve(err(busy(retrySeconds((waiting.size * averageRunMs) / options.workers))));
      }
      const waitMs = circuit.admit(performance.now());
      if (waitMs > 0) return Promise.resolve(err(circuitOpen(retrySeconds(waitMs))));
      const job = createPendingJob(work, limits, () => {
        // Only a job that never ran leaves the queue here.
        if (waiting.delete(job)) {
          circuit.trialDropped();
          if (isQuiet()) onQuiet?.();
        }
      });
      if (job.isSettled()) circuit.trialDropped();
      else if (idle) void giveJob(idle, job);
      else waiting.add(job);
      return job.result;
    },

    async drain(withinMs) {
      if (phase === 'draining' || phase === 'closed') return;
      phase = 'draining';
      const quiet = await quietWithin(withinMs);
      phase = 'closed';
      refuseWaiting(draining());
      for (const seat of seats) clearTimeout(seat.restart);
      if (!quiet) log.warn({ model, version }, 'a worker did not finish in time and was left behind');
      await Promise.all(seats.map((seat) => (seat.state === 'idle' ? seat.thread?.stop() : seat.thread?.abandon())));
    },
  };

  function quietWithin(withinMs: number): Promise<boolean> {
    if (isQuiet()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), withinMs);
      onQuiet = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
