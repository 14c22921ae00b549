import { availableParallelism } from 'node:os';
import type { BatchingOverrides } from './batching';
import type { ServingLog, ServingObserver } from './events';
import type { VersionSettings } from './model-version';
import type { HandlerRegistry } from './start-handler';
import { latestVersions, type VersionPolicy } from './version-policy';
import type { ReadWarmup } from './warm-up';

export interface ModelServerOptions {
  /** Folders of models, laid over each other; where two hold the same version, the earlier one's counts. */
  readonly roots: readonly string[];
  /** Handler factories by the name in `model.json`. */
  readonly handlers: HandlerRegistry;
  /** Absolute path of the bundled worker entry, `dist/worker.js`. */
  readonly workerFile: string;
  readonly log: ServingLog;
  /** For metrics. Called on the hot path. */
  readonly observe?: ServingObserver;
  /** Absolute path of the configuration file. It may come, change and go; what it says goes before these options. */
  readonly configurationFile?: string;
  /** Of models that the configuration file gives no policy. Default: latest 1. */
  readonly policy?: VersionPolicy;
  /** Milliseconds between two looks at the folders and the configuration file; 0 looks once. Default 1000. */
  readonly pollMs?: number;
  /** Looks for which a new folder that isn't whole must stay as it is before it counts as broken. Default 3. */
  readonly settlePolls?: number;
  /** Reads `warmup.jsonl`. Default: versions are not warmed up. */
  readonly readWarmup?: ReadWarmup;
  /** Worker threads of a version whose manifest says nothing. Default: one less than the cores, 1 to 4. */
  readonly workers?: number;
  /** Requests that may wait for a version's workers. Default 64. */
  readonly queue?: number;
  /** How models are batched, by name, instead of as their manifests say. */
  readonly batching?: BatchingOverrides;
  /** JavaScript heap of one worker thread in MiB. Default 512. */
  readonly workerHeapMiB?: number;
  /** A model that has not started by then counts as broken. Default 120 s. */
  readonly loadTimeoutMs?: number;
  /** Origins (`http://host:port`) of other machines that handlers may talk to. Default: none. */
  readonly remoteAddresses?: readonly string[];
  /** Rows of one request; more are refused. Default 4096. */
  readonly maxRows?: number;
  /** Deadline of a request that names none. Default 10 s. */
  readonly deadlineMs?: number;
  /** How long closing waits for running work. Default 8 s. */
  readonly drainMs?: number;
  /** How long a version that another one replaced may finish its work. Default: the deadline and a second. */
  readonly unloadMs?: number;
}

/** Options of the server itself, complete. */
export interface ServerSettings {
  readonly versions: VersionSettings;
  readonly policy: VersionPolicy;
  readonly pollMs: number;
  readonly settlePolls: number;
  readonly drainMs: number;
  readonly unloadMs: number;
}

export function withDefaults(options: ModelServerOptions): ServerSettings {
  const deadlineMs = options.deadlineMs ?? 10_000;
  return {
    versions: {
      handlers: options.handlers,
      workerFile: options.workerFile,
      log: options.log,
      observe: options.observe ?? (() => {}),
      readWarmup: options.readWarmup,
      workers: options.workers ?? Math.min(4, Math.max(1, availableParallelism() - 1)),
      queue: options.queue ?? 64,
      batching: options.batching,
      workerHeapMiB: options.workerHeapMiB ?? 512,
      loadTimeoutMs: options.loadTimeoutMs ?? 120_000,
      remoteAddresses: options.remoteAddresses ?? [],
      maxRows: options.maxRows ?? 4096,
      deadlineMs,
    },
    policy: options.policy ?? latestVersions(1),
    pollMs: options.pollMs ?? 1000,
    settlePolls: options.settlePolls ?? 3,
    drainMs: options.drainMs ?? 8000,
    unloadMs: options.unloadMs ?? deadlineMs + 1000,
  };
}
