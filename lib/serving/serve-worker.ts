import { errorTrace } from './error-trace';
import { createHandlerContext } from './handler-context';
import { RefusedInput } from './refused-input';
import { runJob } from './run-job';
import { internal } from './serving-failures';
import { type HandlerRegistry, type Started, startHandler } from './start-handler';
import { StatedFault } from './stated-fault';
import { type WorkerAnswer, type WorkerTask, workerBootSchema } from './worker-messages';

/**
 * The worker thread's side: starts the version's handler once and answers tasks, one at a time.
 * A worker's entry joins it with the handlers it knows: `export default serveWorker(registry, workerData)`.
 *
 * An exception of the handler is an answer, and the thread lives on. Whatever ends the thread (an exception outside
 * of a task, `process.exit`, a full heap) is seen from the other side as a crash.
 * @param boot  The thread's `workerData`, checked here.
 */
export async function serveWorker(
  registry: HandlerRegistry,
  boot: unknown,
): Promise<(task: WorkerTask) => Promise<WorkerAnswer>> {
  const { folder, manifest } = workerBootSchema.parse(boot);
  const started = await startHandler(registry, createHandlerContext(folder, manifest));
  return (task) => answer(started, task);
}

async function answer(started: Started, task: WorkerTask): Promise<WorkerAnswer> {
  if (!started.ok) return { kind: 'not-started', fault: started.fault };
  const { handler } = started;
  try {
    switch (task.kind) {
      case 'hello':
        return { kind: 'done', outputs: [] };
      case 'close':
        await handler.close?.();
        return { kind: 'done', outputs: [] };
      default:
        return { kind: 'done', outputs: await runJob(handler, task) };
    }
  } catch (error) {
    if (error instanceof RefusedInput) return { kind: 'refused', failure: error.failure };
    const failure = error instanceof StatedFault ? error.failure : internal();
    return { kind: 'threw', failure, trace: errorTrace(error) };
  }
}
