import type { Bilingual, Failure } from '@/lib/base/failure';
import type { ServingObserver } from './events';
import { transition } from './lifecycle';
import { checkVersion, type LoadSettings, startVersion } from './load-version';
import { createLoadedVersion, type LoadedVersion, type RequestLimits } from './loaded-version';
import type { Manifest } from './manifest';
import type { VersionState, VersionStatus } from './model-server';
import type { FoundVersion } from './scan-repository';
import { circuitOpen, internal } from './serving-failures';

export interface VersionSettings extends LoadSettings, RequestLimits {
  readonly observe: ServingObserver;
  /** How long unloading waits for running work, in milliseconds. */
  readonly drainMs: number;
}

/** One version of one model, from START to END: all that is known of it lives behind this object. */
export interface ModelVersion {
  readonly model: string;
  readonly version: number;
  state(): VersionState;
  /** Why it ended, if it did not load. */
  failure(): Failure | undefined;
  /** The version that answers; undefined in every state but AVAILABLE. */
  loaded(): LoadedVersion | undefined;
  status(): VersionStatus;
  /** START to AVAILABLE, or to END with a reason. Never rejects: a fault of one version is not the server's. */
  load(): Promise<void>;
  /** AVAILABLE to END: takes no new work, finishes what it has, frees its threads. */
  unload(): Promise<void>;
}

export function createModelVersion(found: FoundVersion, settings: VersionSettings): ModelVersion {
  const { model, version } = found;
  const { log, observe } = settings;
  let state: VersionState = 'START';
  let failure: Failure | undefined;
  let manifest: Manifest | undefined;
  let loaded: LoadedVersion | undefined;

  function enter(next: VersionState): void {
    state = transition(state, next);
    log.info({ model, version, state }, 'version state');
    observe({ type: 'state', model, version, state });
  }

  function end(reason: Failure): void {
    failure = reason;
    enter('END');
  }

  async function load(): Promise<void> {
    try {
      const checked = await checkVersion(found, log);
      if (!checked.ok) return end(checked.failure);
      manifest = checked.value;
      enter('LOADING');
      const started = await startVersion(found, manifest, settings, {
        onCrash: (inARow, backOffMs) => observe({ type: 'worker-crash', model, version, inARow, backOffMs }),
        onBatch: (batch) => observe({ type: 'batch', model, version, ...batch }),
      });
      if (!started.ok) return end(started.failure);
      loaded = createLoadedVersion(started.value, settings, log);
      enter('AVAILABLE');
    } catch (error) {
      log.error({ model, version, detail: error instanceof Error ? error.stack : String(error) }, 'loading threw');
      if (state !== 'END') end(internal());
    }
  }

  async function unload(): Promise<void> {
    if (state !== 'AVAILABLE' || !loaded) return;
    const leaving = loaded;
    enter('UNLOADING');
    loaded = undefined;
    await leaving.pool.drain(settings.drainMs);
    await leaving.inPlace?.close?.();
    enter('END');
  }

  function status(): VersionStatus {
    const counts = loaded?.pool.counts();
    return {
      model,
      version,
      state,
      ...(failure && { reason: failure.message, code: failure.code }),
      labels: [],
      ...(manifest && { manifest }),
      ...(loaded?.pool.isResting() && { resting: restingReason() }),
      queued: counts?.queued ?? 0,
      running: counts?.running ?? 0,
      workerRestarts: counts?.restarts ?? 0,
    };
  }

  return { model, version, load, unload, status, state: () => state, failure: () => failure, loaded: () => loaded };
}

function restingReason(): Bilingual {
  return circuitOpen(5).message;
}
