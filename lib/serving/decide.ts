import type { VersionPolicy } from './version-policy';

/** Where a version stands when it is decided what to do next. */
export interface VersionFacts {
  readonly version: number;
  /** False when its folder is gone and it lives on in memory. */
  readonly onDisk: boolean;
  readonly phase: VersionPhase;
  /** A label leads to it. */
  readonly isLabelled: boolean;
}

export type VersionPhase =
  /** Not loaded, and nothing speaks against loading it. */
  | 'idle'
  /** Its files aren't whole yet. */
  | 'waiting'
  | 'loading'
  | 'available'
  | 'unloading'
  /** It did not load; trying again without a change would be in vain. */
  | 'failed';

export interface Decision {
  /** Versions that the policy wants; the newest of them that answers is the model's newest. */
  readonly wanted: ReadonlySet<number>;
  /** To be loaded, in this order: the newest first. */
  readonly load: readonly number[];
  readonly unload: readonly number[];
}

/**
 * What a model needs next, in the sense of TensorFlow Serving's availability-preserving policy: load what is wanted, and
 * let go of what isn't only when something wanted answers and nothing wanted is still to come. So a new version that
 * takes long or fails costs nobody an old one, also where several are wanted, and neither does a folder that disappears.
 *
 * A version that waits for its files or has failed makes room for the one before it, and one that a label leads to is
 * not let go.
 */
export function decide(versions: readonly VersionFacts[], policy: VersionPolicy): Decision {
  const byVersion = new Map(versions.map((facts) => [facts.version, facts]));
  const wanted = new Set(
    policy(
      versions
        .filter(({ onDisk }) => onDisk)
        .map(({ version, phase }) => ({ version, failed: phase === 'failed' || phase === 'waiting' })),
    ),
  );
  const available = versions.filter(({ phase }) => phase === 'available');
  const isServed = available.some(({ version }) => wanted.has(version));
  const isToCome = versions.some(({ version, phase }) => wanted.has(version) && comingPhases.has(phase));
  const surplus = available.filter(({ version, isLabelled }) => !isLabelled && !wanted.has(version));
  return {
    wanted,
    load: [...wanted].filter((version) => byVersion.get(version)?.phase === 'idle').sort((a, b) => b - a),
    unload: isServed && !isToCome ? surplus.map(({ version }) => version) : [],
  };
}

/** What is on its way out is loaded once it is out, if it is wanted again. */
const comingPhases: ReadonlySet<VersionPhase> = new Set(['idle', 'loading', 'unloading']);
