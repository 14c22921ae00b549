import type { Manifest } from '@/lib/serving/manifest';
import { readManifest } from '@/lib/serving/read-manifest';
import { scanRepository } from '@/lib/serving/scan-repository';

export interface KnownVersion {
  /** True for what came with the project. */
  readonly shipped: boolean;
  readonly model: string;
  readonly version: number;
  readonly folder: string;
  /** Undefined when the folder isn't whole. */
  readonly manifest: Manifest | undefined;
}

/**
 * The versions on the disk, by their manifests; no file of weights is read.
 * @param folders  Of models: what is shipped, and what people added or trained.
 */
export async function knownVersions(folders: {
  readonly shipped: string;
  readonly added: string;
}): Promise<readonly KnownVersion[]> {
  const known: KnownVersion[] = [];
  for (const [root, shipped] of [
    [folders.shipped, true],
    [folders.added, false],
  ] as const) {
    const { versions } = await scanRepository([root]);
    for (const { model, version, folder, refused } of versions) {
      const manifest = refused ? undefined : await readManifest(folder, { model, version }, () => {});
      known.push({ shipped, model, version, folder, manifest: manifest?.ok ? manifest.value : undefined });
    }
  }
  return known;
}
