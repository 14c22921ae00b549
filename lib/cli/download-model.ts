import { ok, type Result } from '@/lib/base/result';
import { type DownloadSettings, downloadFile, type RemoteFile } from '@/lib/training/download-file';
import type { StoredFile } from '@/lib/training/write-version';
import type { ChosenFile } from './choose-files';
import type { TransferProgress } from './transfer-progress';

export interface ModelDownload extends Omit<DownloadSettings, 'onProgress'> {
  readonly progress: TransferProgress;
  /** Asked about each file as soon as it is here; a failure ends the download. */
  readonly onFile: (path: string, stored: StoredFile) => Promise<Result<void>>;
}

/** Gets the files of a model one after another. @returns Them by their path in the version, checked. */
export async function downloadModel(
  files: readonly ChosenFile<RemoteFile>[],
  { progress, onFile, ...settings }: ModelDownload,
): Promise<Result<ReadonlyMap<string, StoredFile>>> {
  const stored = new Map<string, StoredFile>();
  for (const { source, path } of files) {
    progress.begin(source.name, source.bytes);
    const got = await downloadFile(source, { ...settings, onProgress: (bytes) => progress.update(bytes) });
    if (!got.ok) {
      progress.breakOff();
      return got;
    }
    progress.end();
    const { bytes, sha256 } = got.value.hashes;
    const file: StoredFile = { path: got.value.path, bytes, sha256, move: true };
    const fits = await onFile(path, file);
    if (!fits.ok) return fits;
    stored.set(path, file);
  }
  return ok(stored);
}
