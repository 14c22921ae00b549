import { join } from 'node:path';
import { readWarmupRequests as readWarmupLines } from '@/lib/protocols/warmup-requests';
import type { Manifest } from '@/lib/serving/manifest';
import { readWarmupRequests } from '@/lib/serving/warm-up';
import { checkSizes, type InstalledVersion } from './installed-versions';
import { type OnnxFacts, readOnnxFacts } from './onnx-facts';

/** All that `show` tells of a version; the fields of a manifest have the manifest's names. */
export interface VersionFacts extends Omit<Manifest, 'format' | 'files'> {
  /** Every version of the model, newest first. */
  readonly versions: readonly { readonly version: number; readonly shipped: boolean }[];
  /** Names for versions, such as `stable`, from the server's configuration. */
  readonly version_labels: Readonly<Record<string, number>>;
  readonly folder: string;
  /** Every file is there with its size. */
  readonly whole: boolean;
  readonly bytes: number;
  readonly files: readonly (Manifest['files'][number] & { readonly onnx?: OnnxFacts })[];
  /** Requests that it answers before it takes over; null where `warmup.jsonl` can't be read. */
  readonly warmups: number | null;
}

/**
 * @param same           The versions of the model, newest first.
 * @param versionLabels  That the server's configuration gives to them.
 */
export async function versionFacts(
  { folder }: InstalledVersion,
  manifest: Manifest,
  same: readonly InstalledVersion[],
  versionLabels: ReadonlyMap<string, number>,
): Promise<VersionFacts> {
  const { format: _, ...told } = manifest;
  const sizes = await checkSizes(folder, manifest);
  const files = await Promise.all(
    manifest.files.map(async (file) => {
      const onnx = file.path.endsWith('.onnx') && sizes.ok ? await readOnnxFacts(join(folder, file.path)) : undefined;
      return onnx ? { ...file, onnx } : file;
    }),
  );
  const warmups = await readWarmupRequests(folder, manifest, (bytes) => readWarmupLines(bytes, manifest, 'detail'));
  return {
    ...told,
    versions: same.map(({ version, shipped }) => ({ version, shipped })),
    version_labels: Object.fromEntries(versionLabels),
    folder,
    whole: sizes.ok,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    files,
    warmups: warmups.ok ? warmups.value.length : null,
  };
}
