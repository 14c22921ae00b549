import type { Failure } from '@/lib/base/failure';
import { err } from '@/lib/base/result';
import { batchJob, dealOut, type JobPiece } from './batch-job';
import { createBatchLine } from './batch-line';
import type { Batching } from './batching';
import { type Circuit, createCircuit } from './circuit';
import { errorTrace } from './error-trace';
import type { ServingLog } from './events';
import type { JobPool } from './job-pool';
import { jobResult } from './job-result';
import { createPendingJob, type PendingJob } from './pending-job';
import { createQuietWait } from './quiet-wait';
import { busy, circuitOpen, draining, retrySeconds, workerCrashed } from './serving-failures';
import { startFault } from './start-fault';
import type { WorkerBoot } from './worker-messages';
import { startWorkerThread, type TaskOutcome, type WorkerThread } from './worker-thread';

export interface WorkerPoolOptions {
  /** Absolute path of the bundled worker entry. */
  readonly file: string;
  readonly boot: WorkerBoot;
  /** Threads, each with its own copy of the handler. */
  readonly workers: number;
  /** Requests that may wait outside of batches; one more is refused as busy. */
  readonly queue: number;
  /** Undefined: every request is a job of its own. */
  readonly batching: Batching | undefined;
  readonly heapMiB: number;
  readonly log: ServingLog;
  readonly onCrash: (inARow: number, backOffMs: number) => void;
  /** Told of every predict job that a worker answered. */
  readonly onBatch: (batch: { readonly rows: number; readonly requests: number; readonly durationMs: number }) => void;
  /** Default: a circuit that rests 5 s. */
  readonly circuit?: Circuit;
}

/** One worker's place in the pool; after a crash another thread takes it. */
interface Seat {
  thread: WorkerThread | undefined;
  state: 'starting' | 'idle' | 'working' | 'dead';
  /** What it works on. */
  batch: readonly JobPiece[];
  restart: ReturnType<typeof setTimeout> | undefined;
}

/** The workers of one version, with the line of requests before them. */
export function createWorkerPool(options: WorkerPoolOptions): JobPool {
  const { log } = options;
  const { name: model, version } = options.boot.manifest;
  const seats: Seat[] = Array.from({ length: options.workers }, () => ({
    thread: undefined,
    state: 'dead',
    batch: [],
    restart: undefined,
  }));
  const line = createBatchLine<PendingJob>(options.batching, options.queue);
  const circuit = options.circuit ?? createCircuit();
  let phase: 'loading' | 'open' | 'draining' | 'closed' = 'loading';
  let restarts = 0;
  let averageRunMs = 0;
  let windowEnd: ReturnType<typeof setTimeout> | undefined;
  const quiet = createQuietWait(
    () => line.isEmpty() && seats.every((seat) => seat.state === 'idle' || seat.state === 'dead'),
  );

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
      // What should have run again after the closing gave it up.
      refuseWaiting(draining());
      void seat.thread?.stop();
      return;
    }
    seat.state = 'idle';
    dispatch();
    quiet.check();
  }

  /** Gives what is due to idle workers, and comes back when a window ends. */
  function dispatch(): void {
    clearTimeout(windowEnd);
    windowEnd = undefined;
    for (const seat of seats) {
      if (seat.state !== 'idle') continue;
      // Nobody comes any more for whom a batch could wait.
      const nowMs = phase === 'draining' ? Number.POSITIVE_INFINITY : performance.now();
      const batch = line.take(nowMs);
      if (batch.length > 0) {
        void giveBatch(seat, batch);
        continue;
      }
      const dueMs = line.nextDueMs();
      if (dueMs < Number.POSITIVE_INFINITY) windowEnd = setTimeout(dispatch, Math.ceil(dueMs - nowMs));
      return;
    }
  }

  async function giveBatch(seat: Seat, batch: readonly JobPiece[]): Promise<void> {
    if (!seat.thread) throw new Error('A seat without a thread was given a batch.');
    seat.state = 'working';
    seat.batch = batch;
    const startedMs = performance.now();
    const job = batchJob(batch);
    const outcome = await seat.thread.run(job);
    seat.batch = [];
    if (outcome.kind === 'crashed') {
      for (const { request } of batch) request.settle(err(workerCrashed()));
    } else {
      const durationMs = performance.now() - startedMs;
      averageRunMs += (durationMs - averageRunMs) / 8;
      if (job.kind === 'predict') options.onBatch({ rows: job.rows.length, requests: batch.length, durationMs });
      circuit.answered();
      const result = jobResult(outcome, job.rows.length, { model, version }, log);
      for (const piece of dealOut(batch, result)) line.addAgain(piece);
    }
    // The rest of a request that has its answer, such as one whose first part failed.
    for (const { request } of batch) if (request.isSettled()) line.remove(request);
    if (outcome.kind !== 'crashed') becomeIdle(seat);
    else quiet.check();
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
    quiet.check();
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
    for (const job of line.requests()) job.settle(err(reason));
    line.clear();
  }

  return {
    isResting: () => circuit.isOpen(performance.now()),
    counts() {
      const running = new Set(seats.flatMap(({ batch }) => batch.map(({ request }) => request)));
      let queued = 0;
      for (const job of line.requests()) if (!running.has(job)) queued++;
      return { queued, running: running.size, restarts };
    },

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
      const isWorkerIdle = seats.some((seat) => seat.state === 'idle');
      const lane = work.kind === 'predict' ? work.signature : undefined;
      if (!isWorkerIdle && !line.hasRoom(work.rows.length, lane)) {
        return Promise.resolve(err(busy(retrySeconds((line.batches() * averageRunMs) / options.workers))));
      }
      const waitMs = circuit.admit(performance.now());
      if (waitMs > 0) return Promise.resolve(err(circuitOpen(retrySeconds(waitMs))));
      const job = createPendingJob(work, limits, () => {
        // Of a job that runs or ran, nothing waits.
        if (line.remove(job)) {
          circuit.trialDropped();
          quiet.check();
        }
      });
      if (job.isSettled()) {
        circuit.trialDropped();
      } else {
        line.add(job, work.rows.length, lane, performance.now(), isWorkerIdle);
        if (isWorkerIdle) dispatch();
      }
      return job.result;
    },

    async drain(withinMs) {
      if (phase === 'draining' || phase === 'closed') return;
      phase = 'draining';
      dispatch();
      const isQuiet = await quiet.wait(withinMs);
      phase = 'closed';
      clearTimeout(windowEnd);
      refuseWaiting(draining());
      for (const seat of seats) clearTimeout(seat.restart);
      if (!isQuiet) log.warn({ model, version }, 'a worker did not finish in time and was left behind');
      await Promise.all(seats.map((seat) => (seat.state === 'idle' ? seat.thread?.stop() : seat.thread?.abandon())));
    },
  };
}
