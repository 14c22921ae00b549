import { filesFingerprint, folderFingerprint } from './fingerprint';
import type { Manifest } from './manifest';
import type { FoundVersion } from './scan-repository';
import { warmupFile } from './warm-up';

/** A version's folder, as scans find it over time. */
export interface VersionFolder {
  /** As it was last found. */
  found(): FoundVersion;
  /** False once a scan was sure that it is gone. */
  isOnDisk(): boolean;
  /** False also while the disk may be away. */
  isReachable(): boolean;
  /** What the last scan found. @param isPartial  What was not found may still be there. */
  seen(found: FoundVersion | undefined, isPartial: boolean): void;
  /** Fingerprint of all that is in it. */
  print(): Promise<string>;
  /** Fingerprint of what a version is made of: anything else in its folder may change. */
  printOf(manifest: Manifest): Promise<string>;
}

export function createVersionFolder(first: FoundVersion): VersionFolder {
  let folder = first;
  let isOnDisk = true;
  let isMissing = false;
  return {
    found: () => folder,
    isOnDisk: () => isOnDisk,
    isReachable: () => isOnDisk && !isMissing,
    seen(found, isPartial) {
      isMissing = found === undefined;
      if (!isMissing || !isPartial) isOnDisk = !isMissing;
      if (found) folder = found;
    },
    // What stands in the place of a refused folder is not looked into: a link would be followed.
    print: async () => (folder.refused ? 'refused' : folderFingerprint(folder.folder)),
    async printOf({ files }) {
      if (folder.refused) return 'refused';
      return filesFingerprint(folder.folder, ['model.json', warmupFile, ...files.map(({ path }) => path)]);
    },
  };
}
