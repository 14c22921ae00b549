import type { Bilingual, Failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { ServingObserver } from './events';
import { transition } from './lifecycle';
import { type LoadSettings, startVersion } from './load-version';
import { createLoadedVersion, type LoadedVersion, type RequestLimits } from './loaded-version';
import type { Manifest } from './manifest';
import type { VersionState, VersionStatus } from './model-server';
import type { FoundVersion } from './scan-repository';
import { circuitOpen, internal } from './serving-failures';
import { type ReadWarmup, readWarmupRequests, warmUp } from './warm-up';

export interface VersionSettings extends LoadSettings, RequestLimits {
  readonly observe: ServingObserver;
  /** Undefined: `warmup.jsonl` is not looked at. */
  readonly readWarmup: ReadWarmup | undefined;
}

/** One life of a version, from START to END. Another try is another object. */
export interface ModelVersion {
  state(): VersionState;
  /** Why it ended, if it did not load. */
  failure(): Failure | undefined;
  /** The version that answers; undefined in every state but AVAILABLE. */
  loaded(): LoadedVersion | undefined;
  status(): Omit<VersionStatus, 'labels' | 'notice'>;
  /**
   * START to AVAILABLE, or to END with a reason. Never rejects: a fault of one version is not the server's.
   * @param manifest  Of a folder that was found whole.
   */
  load(manifest: Manifest): Promise<void>;
  /** START to END, for a folder that isn't whole. */
  end(reason: Failure): void;
  /** AVAILABLE to END: takes no new work at once, finishes what it has, frees its threads. */
  unload(withinMs: number): Promise<void>;
}

export function createModelVersion(found: FoundVersion, settings: VersionSettings): ModelVersion {
  const { model, version } = found;
  const { log, observe } = settings;
  let state: VersionState = 'START';
  let failure: Failure | undefined;
  let manifest: Manifest | undefined;
  let loaded: LoadedVersion | undefined;
  let unloading: Promise<void> | undefined;

  function enter(next: VersionState): void {
    state = transition(state, next);
    log.info({ model, version, state }, 'version state');
    observe({ type: 'state', model, version, state });
  }

  function end(reason: Failure): void {
    failure = reason;
    enter('END');
  }

  async function load(checked: Manifest): Promise<void> {
    manifest = checked;
    enter('LOADING');
    try {
      const started = await start(checked);
      if (!started.ok) return end(started.failure);
      loaded = started.value;
      enter('AVAILABLE');
    } catch (error) {
      log.error({ model, version, detail: error instanceof Error ? error.stack : String(error) }, 'loading threw');
      if (state === 'LOADING') end(internal());
    }
  }

  async function start(checked: Manifest): Promise<Result<LoadedVersion>> {
    const parts = await startVersion(found, checked, settings, {
      onCrash: (inARow, backOffMs) => observe({ type: 'worker-crash', model, version, inARow, backOffMs }),
      onBatch: (batch) => {
        // What warms it up is nobody's request.
        if (state !== 'LOADING') observe({ type: 'batch', model, version, ...batch });
      },
    });
    if (!parts.ok) return parts;
    const candidate = createLoadedVersion(parts.value, settings, log);
    const warmed = await warm(candidate);
    if (warmed.ok) return ok(candidate);
    log.error({ model, version, folder: found.folder, detail: warmed.failure.message.en }, 'a model did not warm up');
    await letGo(candidate, 0);
    return warmed;
  }

  async function warm(candidate: LoadedVersion): Promise<Result<void>> {
    // A machine that is away now is asked once it is there.
    if (!settings.readWarmup || candidate.pool.isResting()) return ok(undefined);
    const requests = await readWarmupRequests(found.folder, candidate.manifest, settings.readWarmup);
    if (!requests.ok) return err(requests.failure);
    const workers = candidate.manifest.pool?.workers ?? settings.workers;
    return warmUp(candidate, requests.value, workers, settings.loadTimeoutMs);
  }

  async function unload(withinMs: number): Promise<void> {
    const leaving = loaded;
    if (!leaving) return unloading;
    enter('UNLOADING');
    loaded = undefined;
    unloading = letGo(leaving, withinMs).then(() => enter('END'));
    return unloading;
  }

  function status(): Omit<VersionStatus, 'labels' | 'notice'> {
    const counts = loaded?.pool.counts();
    return {
      model,
      version,
      state,
      ...(failure && { reason: failure.message, code: failure.code }),
      ...(manifest && { manifest }),
      ...(loaded?.pool.isResting() && { resting: loaded.pool.whyResting?.() ?? restingReason() }),
      queued: counts?.queued ?? 0,
      running: counts?.running ?? 0,
      workerRestarts: counts?.restarts ?? 0,
    };
  }

  return { load, end, unload, status, state: () => state, failure: () => failure, loaded: () => loaded };
}

async function letGo({ pool, inPlace }: LoadedVersion, withinMs: number): Promise<void> {
  await pool.drain(withinMs);
  await inPlace?.close?.();
}

function restingReason(): Bilingual {
  return circuitOpen(5).message;
}
