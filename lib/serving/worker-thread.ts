import { Piscina } from 'piscina';
import type { WorkerAnswer, WorkerBoot, WorkerTask } from './worker-messages';

export interface WorkerThreadOptions {
  /** Absolute path of the worker's bundled entry; its default export is {@link serveWorker}'s promise. */
  readonly file: string;
  readonly boot: WorkerBoot;
  /** JavaScript heap of the thread in MiB; past it the thread ends, not the process. Buffers are not counted in it. */
  readonly heapMiB: number;
  /** Called once if the thread ends without {@link WorkerThread.stop}. */
  readonly onCrash: (reason: unknown) => void;
}

export type TaskOutcome =
  | { readonly kind: 'answered'; readonly answer: WorkerAnswer }
  /** The thread ended while it worked. */
  | { readonly kind: 'crashed' }
  /** The task never reached the thread, such as rows that cannot be cloned; the thread lives. */
  | { readonly kind: 'not-sent'; readonly error: unknown };

/** One life of one worker thread. After a crash it stays dead: its replacement is another object. */
export interface WorkerThread {
  /** Outcome of the first task: the handler has started, or hasn't and why, or the thread died over it. */
  readonly ready: Promise<TaskOutcome>;
  /** One task at a time; the caller waits for the outcome before the next. */
  run(task: WorkerTask): Promise<TaskOutcome>;
  /** Ends an idle thread. */
  stop(): Promise<void>;
  /** Lets go of a thread that doesn't come back: it no longer keeps the process alive, and is never ended by force. */
  abandon(): void;
}

/**
 * Starts one thread through a Piscina of its own, so that a crash, its back-off and its replacement are this
 * thread's alone. Piscina would replace a dead thread at once and end a running one when its task is aborted or its
 * closing takes long; ending a thread inside a native run aborts the process. So it keeps no spare thread here, gets
 * no abort signal, and is destroyed only while idle.
 */
export function startWorkerThread({ file, boot, heapMiB, onCrash }: WorkerThreadOptions): WorkerThread {
  const pool = new Piscina<WorkerTask, WorkerAnswer>({
    filename: file,
    minThreads: 0,
    maxThreads: 1,
    maxQueue: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    // A thread that sleeps on an Atomics.wait between tasks would run none of the handler's own timers and sockets.
    atomics: 'disabled',
    recordTiming: false,
    workerData: boot,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
  });
  let reason: unknown;
  let state: 'alive' | 'stopping' | 'dead' = 'alive';
  let settle: ((outcome: TaskOutcome) => void) | undefined;
  pool.on('error', (error: unknown) => {
    reason = error;
  });

  function run(task: WorkerTask): Promise<TaskOutcome> {
    if (state === 'dead') return Promise.resolve({ kind: 'crashed' });
    if (settle) throw new Error('This worker thread is busy: it takes one task at a time.');
    return new Promise((resolve) => {
      const once = (outcome: TaskOutcome) => {
        if (settle === once) settle = undefined;
        resolve(outcome);
      };
      settle = once;
      pool.run(task).then(
        (answer) => once({ kind: 'answered', answer }),
        (error: unknown) => {
          // Piscina drops a dead thread from its list before it rejects; then the exit below reports the crash.
          if (pool.threads.length > 0) once({ kind: 'not-sent', error });
          else reason ??= error;
        },
      );
    });
  }

  // The first task brings the thread into being. Its answer waits until the handler has started.
  const ready = run({ kind: 'hello' });
  const [thread] = pool.threads;
  if (!thread) throw new Error('Piscina started no thread for its first task.');
  thread.on('error', (error) => {
    reason = error;
  });
  thread.once('exit', (exitCode) => {
    const wasAlive = state === 'alive';
    state = 'dead';
    settle?.({ kind: 'crashed' });
    if (wasAlive) onCrash(reason ?? new Error(`The worker thread exited with code ${exitCode}.`));
  });
  // Piscina lets the process end while a thread starts; a command line that loads a model must wait for it.
  thread.ref();
  void ready.then(() => thread.unref());

  async function stop(): Promise<void> {
    if (state !== 'alive') return;
    state = 'stopping';
    await run({ kind: 'close' });
    await pool.destroy();
  }

  return { ready, run, stop, abandon: () => thread.unref() };
}
