/** What a policy decides on: a version that exists on disk, and whether loading it has failed. */
export interface VersionSnapshot {
  readonly version: number;
  readonly failed: boolean;
}

/** Which versions should be loaded, newest first. A pure function: effects sit in the model server. */
export type VersionPolicy = (versions: readonly VersionSnapshot[]) => readonly number[];

/**
 * The newest `count` versions that have not failed to load, as TensorFlow Serving's `latest { num_versions }`, except
 * that a version that failed makes room for the one before it.
 * @param count  At least 1.
 */
export function latestVersions(count: number): VersionPolicy {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`count is ${count}, expected a whole number from 1.`);
  return (versions) =>
    versions
      .filter((candidate) => !candidate.failed)
      .map((candidate) => candidate.version)
      .sort((a, b) => b - a)
      .slice(0, count);
}
