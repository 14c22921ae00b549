import type { Logger } from 'pino';
import { errorTrace } from '@/lib/serving/error-trace';
import type { ModelServer } from '@/lib/serving/model-server';
import type { FrontDoor } from './front-door';
import type { Pages } from './pages';

/** Time for answers under way, then for models and pages to let go: together under ten seconds. */
const answersMs = 5000;
const lettingGoMs = 4000;

/**
 * Ends the process in order: `draining` is said, answers under way are finished, models and pages let go, and it exits
 * with 0 on SIGTERM and SIGINT, with 1 after an error nobody caught. A second signal ends it at once.
 */
export function endInOrder(door: FrontDoor, models: ModelServer, pages: Pages, log: Logger): void {
  let ending = false;
  let endedAt = 0;

  async function end(exitCode: number): Promise<void> {
    ending = true;
    await door.drain(answersMs);
    const letGo = await within(lettingGoMs, Promise.all([models.close(), pages.close()]));
    if (!letGo) log.warn({ ms: lettingGoMs }, 'models or pages still busy');
    log.info({ exitCode }, 'stopped');
    log.flush();
    process.exit(exitCode);
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (ending && isSameKeyPress(signal)) return;
    if (ending) process.exit(130);
    endedAt = performance.now();
    log.info({ signal }, 'stopping');
    end(0).catch(onBug);
  }

  /** Ctrl+C under `npm start` arrives twice: from the terminal, and from npm, which passes it on. */
  function isSameKeyPress(signal: NodeJS.Signals): boolean {
    return signal === 'SIGINT' && process.stdin.isTTY === true && performance.now() - endedAt < 500;
  }

  function onBug(error: unknown): void {
    // While ending, one more error changes nothing but the exit code.
    if (ending) process.exit(1);
    log.fatal(errorTrace(error), 'uncaught');
    end(1).catch(() => process.exit(1));
  }

  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  process.on('uncaughtException', onBug);
  process.on('unhandledRejection', onBug);
}

/** @returns Whether the work was done in time. */
function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms).unref());
  return Promise.race([work.then(() => true), late]);
}
