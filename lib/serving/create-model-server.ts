import { availableParallelism } from 'node:os';
import { err, ok, type Result } from '@/lib/base/result';
import type { BatchingOverrides } from './batching';
import type { ServingLog, ServingObserver } from './events';
import { newestAvailable, whyMissing } from './find-version';
import type { Explanation } from './handler';
import type { Answered, LoadedVersion } from './loaded-version';
import type { Manifest } from './manifest';
import type {
  Eventually,
  Explained,
  ModelServer,
  ModelSpec,
  Prediction,
  PredictRequest,
  Servable,
} from './model-server';
import { createModelVersion, type ModelVersion, type VersionSettings } from './model-version';
import { readVersionFile } from './read-version-file';
import type { Row } from './row';
import { scanRepository } from './scan-repository';
import { draining } from './serving-failures';
import type { HandlerRegistry } from './start-handler';
import { latestVersions, type VersionPolicy } from './version-policy';
import type { WorkerJob } from './worker-messages';

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
  /** Default: latest 1. */
  readonly policy?: VersionPolicy;
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
  /** Rows of one request; more are refused. Default 4096. */
  readonly maxRows?: number;
  /** Deadline of a request that names none. Default 10 s. */
  readonly deadlineMs?: number;
  /** How long closing waits for running work. Default 8 s. */
  readonly drainMs?: number;
}

/** A model server that may still be loading. */
export interface StartedModelServer extends ModelServer {
  /** Resolves once every model has been tried, and never rejects. */
  readonly loaded: Promise<void>;
}

/**
 * Starts loading every model of the repository at once and returns without waiting: until a model is AVAILABLE its
 * requests are answered with model_unavailable. Models load in parallel, and one that is broken stops no other.
 */
export function createModelServer(options: ModelServerOptions): StartedModelServer {
  const settings = withDefaults(options);
  const policy = options.policy ?? latestVersions(1);
  const models = new Map<string, ModelVersion[]>();
  /** Model → its newest AVAILABLE version: the hot path's only look-up. */
  const newest = new Map<string, ModelVersion>();
  let phase: 'starting' | 'serving' | 'draining' = 'starting';
  let closed: Promise<void> | undefined;

  async function start(): Promise<void> {
    const scan = await scanRepository(options.roots);
    for (const warning of scan.warnings) settings.log.warn({}, warning);
    for (const found of scan.versions) {
      const versions = models.get(found.model) ?? [];
      versions.push(createModelVersion(found, settings));
      models.set(found.model, versions);
    }
    await Promise.all([...models].map(([model, versions]) => bringUp(model, versions)));
    if (phase === 'starting') phase = 'serving';
  }

  /** Loads what the policy wants; what fails makes room, so the policy is asked again until it is content. */
  async function bringUp(model: string, versions: readonly ModelVersion[]): Promise<void> {
    for (;;) {
      if (phase === 'draining') return;
      const wanted = new Set(policy(versions.map((v) => ({ version: v.version, failed: v.state() === 'END' }))));
      const next = versions.filter((candidate) => wanted.has(candidate.version) && candidate.state() === 'START');
      if (next.length === 0) return;
      await Promise.all(next.map((candidate) => candidate.load()));
      const available = newestAvailable(versions);
      if (available) newest.set(model, available);
    }
  }

  async function close(): Promise<void> {
    phase = 'draining';
    await loaded;
    await Promise.all([...models.values()].flat().map((version) => version.unload()));
  }

  /** @returns The version a request is for, if it answers now. */
  function locate(request: ModelSpec): Result<LoadedVersion> {
    if (phase === 'draining') return err(draining());
    const versions = models.get(request.model);
    const version = pick(request, versions)?.loaded();
    return version ? ok(version) : err(whyMissing(request, versions, [...models.keys()], phase === 'starting'));
  }

  function pick({ model, version, label }: ModelSpec, versions: readonly ModelVersion[] | undefined) {
    if (version !== undefined) return versions?.find((candidate) => candidate.version === version);
    return label === undefined ? newest.get(model) : undefined;
  }

  function run<T>(
    work: WorkerJob['kind'],
    request: PredictRequest,
    shape: (manifest: Manifest, outputs: readonly unknown[]) => T,
  ): Eventually<T> {
    const sinceMs = performance.now();
    const located = locate(request);
    if (!located.ok) return located;
    const { manifest } = located.value;
    const finish = (answered: Answered, inPlace: boolean): Result<T> => {
      settings.observe({
        type: 'request',
        work,
        model: manifest.name,
        version: manifest.version,
        rows: request.rows.length,
        inPlace,
        outcome: answered.ok ? 'ok' : answered.failure.code,
        durationMs: performance.now() - sinceMs,
      });
      return answered.ok ? ok(shape(manifest, answered.value)) : answered;
    };
    const answered = located.value.answer(work, request, sinceMs);
    return answered instanceof Promise ? answered.then((result) => finish(result, false)) : finish(answered, true);
  }

  const loaded = start().catch((error: unknown) => {
    settings.log.error({ detail: error instanceof Error ? error.stack : String(error) }, 'loading the models threw');
    if (phase === 'starting') phase = 'serving';
  });
  return {
    loaded,
    predict: (request) => run('predict', request, toPrediction),
    explain: (request) => run('explain', request, toExplained),
    find(spec) {
      const located = locate(spec);
      return located.ok ? ok(toServable(located.value.manifest)) : located;
    },
    configuration: () => ({}),
    async readFile(model, path, version) {
      const located = locate(version === undefined ? { model } : { model, version });
      return located.ok ? readVersionFile(located.value.folder, located.value.manifest, path) : located;
    },
    statuses: () => [...models.values()].flat().map((version) => version.status()),
    isReady: () => phase === 'serving' && [...models.values()].flat().some((version) => version.loaded()?.canAnswer()),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

function toServable(manifest: Manifest): Servable {
  return { model: manifest.name, version: manifest.version, manifest };
}

// The casts below name what a handler's contract promises; the number of outputs was counted, and their insides are
// the handler's own.

function toPrediction({ name, version }: Manifest, outputs: readonly unknown[]): Prediction {
  return { model: name, version, rows: outputs as readonly Row[] };
}

function toExplained({ name, version }: Manifest, outputs: readonly unknown[]): Explained {
  return { model: name, version, explanations: outputs as readonly Explanation[] };
}

function withDefaults(options: ModelServerOptions): VersionSettings {
  return {
    handlers: options.handlers,
    workerFile: options.workerFile,
    log: options.log,
    observe: options.observe ?? (() => {}),
    workers: options.workers ?? Math.min(4, Math.max(1, availableParallelism() - 1)),
    queue: options.queue ?? 64,
    batching: options.batching,
    workerHeapMiB: options.workerHeapMiB ?? 512,
    loadTimeoutMs: options.loadTimeoutMs ?? 120_000,
    maxRows: options.maxRows ?? 4096,
    deadlineMs: options.deadlineMs ?? 10_000,
    drainMs: options.drainMs ?? 8000,
  };
}
