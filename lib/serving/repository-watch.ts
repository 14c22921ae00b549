import type { ConfigurationFile } from './configuration-file';
import type { ServingLog } from './events';
import type { ModelSet } from './model-set';
import { scanRepository } from './scan-repository';

export interface RepositoryWatchOptions {
  readonly roots: readonly string[];
  readonly models: ModelSet;
  readonly configuration: ConfigurationFile;
  /** Between the end of a look and the next; 0 looks once. The configuration file's number goes before it. */
  readonly pollMs: number;
  readonly log: ServingLog;
}

/**
 * Looks at the model folders and at the configuration file again and again, and has the models follow. Looks never
 * overlap, however long one takes, and none waits for a model that loads. A thing that is wrong is logged when it is
 * first seen and not again until it was right.
 */
export interface RepositoryWatch {
  /** The first look; resolves once every model has been tried. */
  start(): Promise<void>;
  /** No look begins any more. Resolves when the one under way has ended. */
  stop(): Promise<void>;
}

export function createRepositoryWatch(options: RepositoryWatchOptions): RepositoryWatch {
  const { models, configuration, log } = options;
  let warned: ReadonlySet<string> = new Set();
  let strangers: ReadonlySet<string> = new Set();
  /** Roots that were there once: when one is missing later, a disk may be, and nobody removed the models. */
  let knownRoots: ReadonlySet<string> = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let looking: Promise<unknown> = Promise.resolve();

  async function look(isFirst: boolean): Promise<void> {
    await configuration.look(isFirst ? undefined : models.isAvailable);
    const scan = await scanRepository(options.roots);
    const missing = [...knownRoots].filter((root) => !scan.roots.includes(root));
    knownRoots = new Set([...knownRoots, ...scan.roots]);
    warn([...scan.warnings, ...missing.map((root) => `${JSON.stringify(root)} is gone: its models stay in memory`)]);
    models.seen(scan.versions, scan.isPartial || missing.length > 0);
    warnOfStrangers();
    if (!isFirst) await models.inspect();
  }

  function warn(lines: readonly string[]): void {
    for (const line of lines) if (!warned.has(line)) log.warn({}, line);
    warned = new Set(lines);
  }

  function warnOfStrangers(): void {
    const names = [...configuration.current().models.keys()].filter((model) => !models.has(model));
    for (const model of names) {
      if (!strangers.has(model)) log.warn({ model }, 'the configuration names a model that is not there');
    }
    strangers = new Set(names);
  }

  async function lookAgain(): Promise<void> {
    try {
      await look(false);
      // Not waited for: a model that takes its time to load holds up no look.
      void models.settle(true);
    } catch (error) {
      log.error({ detail: error instanceof Error ? error.stack : String(error) }, 'looking at the models threw');
    }
    schedule();
  }

  function schedule(): void {
    const pollMs = configuration.current().pollMs ?? options.pollMs;
    if (isStopped || pollMs === 0) return;
    timer = setTimeout(() => {
      looking = lookAgain();
    }, pollMs);
    timer.unref();
  }

  return {
    async start() {
      const first = look(true);
      looking = first.catch(() => {});
      await first;
      const settled = models.settle(false);
      schedule();
      await settled;
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
