import type { Bilingual, Failure } from '@/lib/base/failure';
import { checkQuietly } from './check-quietly';
import type { VersionFacts, VersionPhase } from './decide';
import type { ServingLog } from './events';
import type { LoadedVersion } from './loaded-version';
import type { Manifest } from './manifest';
import type { VersionState, VersionStatus } from './model-server';
import { createModelVersion, type ModelVersion, type VersionSettings } from './model-version';
import type { FoundVersion } from './scan-repository';
import { asksOthers, settingsKey } from './settings-key';
import { createVersionFolder, type VersionFolder } from './version-folder';
import { changedOnDisk, goneFromDisk, notReloaded, waitsForFiles } from './version-notices';

/** One version of one model over all its lives: its folder as polls find it, and what of it answers. */
export interface VersionKeeper {
  readonly version: number;
  facts(isLabelled: boolean): VersionFacts;
  state(): VersionState;
  failure(): Failure | undefined;
  loaded(): LoadedVersion | undefined;
  status(labels: readonly string[]): VersionStatus;
  readonly seen: VersionFolder['seen'];
  /** Looks whether the folder changed since the last time, without reading files that did not. */
  inspect(): Promise<void>;
  /**
   * Checks the folder and loads it. Never rejects.
   * @param isPatient  A folder that isn't whole may still be being copied: it waits. Else it ends at once.
   */
  bringUp(isPatient: boolean): Promise<void>;
  /** True when it answers with other settings than it would be loaded with now. */
  isOutdated(): boolean;
  /**
   * Loads it again beside itself. Once the new life answers it is the version's, and the old one still answers too.
   * @returns The old life, to be let go; undefined when the new one did not load and the old one stays. Of a version
   *   that talks to other machines the old one never stays: what it was allowed may be forbidden now.
   */
  reload(): Promise<ModelVersion | undefined>;
  /** Takes no new work at once. */
  unload(withinMs: number): Promise<void>;
}

export interface VersionKeeperOptions {
  /** As they are now: the configuration file may change them. */
  readonly settings: () => VersionSettings;
  readonly log: ServingLog;
  /** Polls for which a folder that isn't whole must stay as it is before it counts as broken. */
  readonly settlePolls: number;
}

export function createVersionKeeper(first: FoundVersion, options: VersionKeeperOptions): VersionKeeper {
  const { model, version } = first;
  const { log } = options;
  const folder = createVersionFolder(first);
  let life = createModelVersion(first, options.settings());
  /** Why the folder isn't whole, while it may still become so, and what the log should say of it. */
  let waitsFor: { readonly failure: Failure; readonly detail: string } | undefined;
  let saidItWaits = false;
  /** Fingerprint at the last look, and polls since it changed. */
  let seenPrint = '';
  let calmPolls = 0;
  /** Fingerprint with which it was last checked in vain, and settings with which it was last loaded in vain. */
  let failedPrint = '';
  let failedSettings = '';
  /** Fingerprint of the files that answer. */
  let servedPrint = '';
  let servedSettings = '';
  let refusedReload = '';
  /** Settings that it was found to answer with. */
  let comparedSettings: VersionSettings | undefined;
  let isChanged = false;

  function phase(): VersionPhase {
    const state = life.state();
    if (state === 'START') return waitsFor ? 'waiting' : 'idle';
    if (state === 'END') return life.failure() ? 'failed' : 'idle';
    if (state === 'AVAILABLE') return 'available';
    return state === 'LOADING' ? 'loading' : 'unloading';
  }

  async function bringUp(isPatient: boolean): Promise<void> {
    if (life.state() === 'END') life = createModelVersion(folder.found(), options.settings());
    const found = folder.found();
    const print = await folder.print();
    const { result, detail } = await checkQuietly(found);
    if (!result.ok) {
      failedPrint = print;
      seenPrint = print;
      calmPolls = 0;
      waitsFor = { failure: result.failure, detail };
      if (!isPatient || found.refused) return giveUp(waitsFor);
      if (!saidItWaits) log.info({ model, version }, 'a version waits for its files');
      saidItWaits = true;
      return;
    }
    await load(result.value, print);
  }

  async function load(manifest: Manifest, print: string): Promise<void> {
    waitsFor = undefined;
    saidItWaits = false;
    isChanged = false;
    const settings = options.settings();
    // Its settings may be newer than the object, which was made when the folder was found.
    if (life.state() === 'START') life = createModelVersion(folder.found(), settings);
    servedSettings = settingsKey(settings, manifest);
    refusedReload = servedSettings;
    comparedSettings = settings;
    servedPrint = await folder.printOf(manifest);
    seenPrint = servedPrint;
    await life.load(manifest);
    if (!life.failure()) return;
    failedPrint = print;
    failedSettings = servedSettings;
  }

  function giveUp({ failure, detail }: NonNullable<typeof waitsFor>): void {
    log.error({ model, version, folder: folder.found().folder, detail }, 'a model folder is not whole');
    life.end(failure);
    waitsFor = undefined;
    saidItWaits = false;
    failedSettings = '';
  }

  async function inspect(): Promise<void> {
    if (!folder.isReachable()) return;
    const now = phase();
    if (now === 'failed') await lookAtFailed();
    else if (now === 'waiting') await lookAtWaiting();
    else if (now === 'available') await lookAtServed();
  }

  async function lookAtFailed(): Promise<void> {
    const { manifest } = life.status();
    const hasNewSettings =
      failedSettings !== '' && manifest !== undefined && settingsKey(options.settings(), manifest) !== failedSettings;
    if (!hasNewSettings && (await folder.print()) === failedPrint) return;
    life = createModelVersion(folder.found(), options.settings());
  }

  async function lookAtWaiting(): Promise<void> {
    const print = await folder.print();
    if (print !== seenPrint || !waitsFor) {
      seenPrint = print;
      calmPolls = 0;
      return;
    }
    calmPolls++;
    // It changed since it was checked and has been still for a poll: it may be whole now.
    if (print !== failedPrint) waitsFor = undefined;
    else if (calmPolls >= options.settlePolls) giveUp(waitsFor);
  }

  async function lookAtServed(): Promise<void> {
    const { manifest } = life.status();
    if (!manifest) return;
    const print = await folder.printOf(manifest);
    if (print === servedPrint) return;
    if (print !== seenPrint) {
      seenPrint = print;
      return;
    }
    servedPrint = print;
    const { result } = await checkQuietly(folder.found());
    const wasChanged = isChanged;
    isChanged = !result.ok || JSON.stringify(result.value) !== JSON.stringify(manifest);
    // What could not be loaded again may be whole now.
    if (!isChanged) {
      refusedReload = servedSettings;
      comparedSettings = undefined;
    }
    if (isChanged && !wasChanged) {
      log.warn(
        { model, version, folder: folder.found().folder },
        'a version was changed where it lies; what was loaded answers',
      );
    }
  }

  function isOutdated(): boolean {
    const manifest = life.loaded()?.manifest;
    const settings = options.settings();
    if (!manifest || !folder.isReachable() || settings === comparedSettings) return false;
    const key = settingsKey(settings, manifest);
    // Settings that were taken back are nothing to tell any more.
    if (key === servedSettings) refusedReload = key;
    if (key !== refusedReload) return true;
    comparedSettings = settings;
    return false;
  }

  async function reload(): Promise<ModelVersion | undefined> {
    const settings = options.settings();
    const next = createModelVersion(folder.found(), settings);
    const { result, detail } = await checkQuietly(folder.found());
    if (result.ok) await next.load(result.value);
    const manifest = result.ok ? result.value : life.loaded()?.manifest;
    if (manifest) refusedReload = settingsKey(settings, manifest);
    comparedSettings = settings;
    const reason = next.failure()?.message.en ?? detail;
    if (reason !== '') {
      log.error(
        { model, version, folder: folder.found().folder, detail: reason },
        'a version did not load with its new settings',
      );
      // An address that may be asked no more is asked no more, whatever answers instead.
      if (!result.ok || !asksOthers(settings, result.value)) return undefined;
      failedPrint = await folder.print();
      failedSettings = refusedReload;
    }
    const old = life;
    life = next;
    servedSettings = refusedReload;
    return old;
  }

  function notice(): Bilingual | undefined {
    if (waitsFor) return waitsForFiles;
    if (life.state() !== 'AVAILABLE') return undefined;
    if (!folder.isOnDisk()) return goneFromDisk;
    if (isChanged) return changedOnDisk;
    return refusedReload === servedSettings ? undefined : notReloaded;
  }

  return {
    version,
    facts: (isLabelled) => ({ version, onDisk: folder.isOnDisk(), phase: phase(), isLabelled }),
    state: () => life.state(),
    failure: () => life.failure(),
    loaded: () => life.loaded(),
    status(labels) {
      const told = notice();
      return { ...life.status(), labels, ...(told && { notice: told }) };
    },
    seen: folder.seen,
    inspect,
    bringUp,
    isOutdated,
    reload,
    unload: (withinMs) => life.unload(withinMs),
  };
}
