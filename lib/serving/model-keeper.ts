import { decide } from './decide';
import type { LoadedVersion } from './loaded-version';
import type { VersionStatus } from './model-server';
import type { FoundVersion } from './scan-repository';
import { createVersionKeeper, type VersionKeeper, type VersionKeeperOptions } from './version-keeper';
import type { VersionPolicy } from './version-policy';

/** One model: its versions, and which of them answers. Policy, labels and settings may change at any time. */
export interface ModelKeeper {
  /** Newest first. */
  versions(): readonly VersionKeeper[];
  version(version: number): VersionKeeper | undefined;
  statuses(): readonly VersionStatus[];
  /**
   * What the last scan found of it; nothing means that the model is gone.
   * @param isPartial  What was not found may still be there.
   */
  seen(found: readonly FoundVersion[], isPartial: boolean): void;
  /** Looks for changes in the folders that matter now. */
  inspect(): Promise<void>;
  /**
   * Loads what is wanted and lets go of what isn't, one after another, until there is nothing to do. A call while that
   * goes on makes it look again. Never rejects.
   * @param isPatient  False ends a version whose folder isn't whole at once.
   */
  settle(isPatient: boolean): Promise<void>;
  /** Waits for what is under way, then lets everything go. */
  close(withinMs: number): Promise<void>;
}

export interface ModelKeeperOptions extends VersionKeeperOptions {
  readonly model: string;
  readonly policy: () => VersionPolicy;
  /** Labels in force, with the versions that they lead to. */
  readonly labels: () => ReadonlyMap<string, number>;
  /** True once nothing more is to be loaded. */
  readonly isClosing: () => boolean;
  /** How long a version that is let go may finish its work. */
  readonly unloadMs: number;
  /** Told which version answers requests that name none, whenever that may have changed. */
  readonly onNewest: (newest: LoadedVersion | undefined) => void;
}

/** Broken versions that one poll looks at: a folder may hold a thousand. */
const failedPerPoll = 32;

export function createModelKeeper(options: ModelKeeperOptions): ModelKeeper {
  const { isClosing, unloadMs } = options;
  const keepers = new Map<number, VersionKeeper>();
  const leaving = new Set<Promise<void>>();
  let wanted: ReadonlySet<number> = new Set();
  let isGone = false;
  let settling: Promise<void> | undefined;
  let again = false;
  let failedTurn = 0;

  function newestFirst(): VersionKeeper[] {
    return [...keepers.values()].sort((a, b) => b.version - a.version);
  }

  function seen(found: readonly FoundVersion[], isPartial: boolean): void {
    isGone = found.length === 0 && !isPartial;
    const byVersion = new Map(found.map((one) => [one.version, one]));
    for (const keeper of keepers.values()) keeper.seen(byVersion.get(keeper.version), isPartial);
    for (const one of found) {
      if (!keepers.has(one.version)) keepers.set(one.version, createVersionKeeper(one, options));
    }
    forgetGone();
  }

  function forgetGone(): void {
    for (const { version, facts } of keepers.values()) {
      const { onDisk, phase } = facts(false);
      if (!onDisk && (phase === 'idle' || phase === 'waiting' || phase === 'failed')) keepers.delete(version);
    }
  }

  async function inspect(): Promise<void> {
    if (settling) return;
    const all = newestFirst();
    const failed = all.filter((keeper) => keeper.failure() !== undefined);
    const turn = Array.from({ length: Math.min(failedPerPoll, failed.length) }, () => failedTurn++ % failed.length);
    const looked = new Set(turn.map((index) => failed[index]));
    for (const keeper of all) {
      if (keeper.failure() === undefined || looked.has(keeper)) await keeper.inspect();
    }
  }

  function settle(isPatient: boolean): Promise<void> {
    again = true;
    settling ??= settleAll(isPatient).finally(() => {
      settling = undefined;
    });
    return settling;
  }

  async function settleAll(isPatient: boolean): Promise<void> {
    let patience = isPatient;
    while (again) {
      again = false;
      try {
        await settleOnce(patience);
      } catch (error) {
        const detail = error instanceof Error ? error.stack : String(error);
        options.log.error({ model: options.model, detail }, 'following a model threw');
      }
      patience = true;
    }
  }

  async function settleOnce(isPatient: boolean): Promise<void> {
    while (!isClosing()) {
      const labelled = new Set(options.labels().values());
      const facts = [...keepers.values()].map((keeper) => keeper.facts(labelled.has(keeper.version)));
      const decision = decide(facts, isGone ? () => [] : options.policy());
      wanted = decision.wanted;
      const unload = isGone ? facts.filter(({ phase }) => phase === 'available') : [];
      for (const version of [...decision.unload, ...unload.map((one) => one.version)]) letGo(version);
      chooseNewest();
      const next = keepers.get(decision.load[0] ?? 0);
      if (next) {
        await next.bringUp(isPatient);
        continue;
      }
      const outdated = newestFirst().find((keeper) => keeper.isOutdated());
      if (!outdated) return;
      const old = await outdated.reload();
      chooseNewest();
      if (old) remember(old.unload(unloadMs));
    }
  }

  function letGo(version: number): void {
    const gone = keepers.get(version)?.unload(unloadMs);
    if (gone) remember(gone);
  }

  function remember(gone: Promise<void>): void {
    const done = gone.then(() => {
      leaving.delete(done);
      forgetGone();
      // It may have been wanted again meanwhile.
      return settle(true);
    });
    leaving.add(done);
  }

  /** Of what is wanted the newest; where nothing wanted answers yet, the newest that does. */
  function chooseNewest(): void {
    const available = newestFirst().filter((keeper) => keeper.loaded() !== undefined);
    const newest = available.find(({ version }) => wanted.has(version)) ?? available[0];
    options.onNewest(newest?.loaded());
  }

  async function close(withinMs: number): Promise<void> {
    await settling;
    const last = Promise.all([...[...keepers.values()].map((keeper) => keeper.unload(withinMs)), ...leaving]);
    await Promise.race([last, after(withinMs)]);
    chooseNewest();
  }

  return {
    versions: newestFirst,
    version: (version) => keepers.get(version),
    statuses() {
      const labels = [...options.labels()];
      return newestFirst().map((keeper) =>
        keeper.status(labels.flatMap(([label, version]) => (version === keeper.version ? [label] : [])).sort()),
      );
    },
    seen,
    inspect,
    settle,
    close,
  };
}

/** A little longer, for what ends just in time. */
function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms + 500).unref());
}
