/** What a policy decides on: a version that exists on disk, and whether it cannot be loaded as it is now. */
export interface VersionSnapshot {
  readonly version: number;
  readonly failed: boolean;
}

/** Which versions should be loaded, newest first. A pure function: effects sit in the model server. */
export type VersionPolicy = (versions: readonly VersionSnapshot[]) => readonly number[];

/** A policy as the configuration file writes it, in TensorFlow Serving's words. */
export type PolicySetting =
  | 'all'
  | { readonly latest: number }
  /** Those of them that exist. */
  | { readonly specific: readonly number[] };

export function policyOf(setting: PolicySetting): VersionPolicy {
  if (setting === 'all') return allVersions;
  return 'latest' in setting ? latestVersions(setting.latest) : specificVersions(setting.specific);
}

/**
 * The newest `count` versions that can be loaded, as TensorFlow Serving's `latest { num_versions }`, except that a
 * version that failed makes room for the one before it.
 * @param count  At least 1.
 */
export function latestVersions(count: number): VersionPolicy {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`count is ${count}, expected a whole number from 1.`);
  return (versions) =>
    newestFirst(versions.filter((candidate) => !candidate.failed).map((candidate) => candidate.version)).slice(
      0,
      count,
    );
}

/** As TensorFlow Serving's `all`. */
export function allVersions(versions: readonly VersionSnapshot[]): readonly number[] {
  return newestFirst(versions.map((candidate) => candidate.version));
}

/** As TensorFlow Serving's `specific`: numbers that no version has are passed over. */
export function specificVersions(numbers: readonly number[]): VersionPolicy {
  const wanted = new Set(numbers);
  return (versions) => allVersions(versions.filter(({ version }) => wanted.has(version)));
}

function newestFirst(versions: number[]): number[] {
  return versions.sort((a, b) => b - a);
}
