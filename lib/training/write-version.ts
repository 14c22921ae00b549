import { createHash } from 'node:crypto';
import { copyFile, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Manifest } from '@/lib/serving/manifest';

/** A file of a version that lies on the disk already and may be larger than the memory. */
export interface StoredFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** True takes the file itself into the version, false a copy. */
  readonly move: boolean;
}

export type VersionFile = Uint8Array | StoredFile;

/** What the manifest says of a file. */
export function describeFile(path: string, file: VersionFile): Manifest['files'][number] {
  return isStored(file)
    ? { path, size: file.bytes, sha256: file.sha256 }
    : { path, size: file.length, sha256: createHash('sha256').update(file).digest('hex') };
}

/**
 * Writes a version's files and its manifest into a new folder, and syncs them.
 * @returns Bytes of all files together.
 */
export async function writeVersion(
  folder: string,
  manifest: Manifest,
  files: ReadonlyMap<string, VersionFile>,
): Promise<number> {
  const all = new Map<string, VersionFile>([
    ...files,
    ['model.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)],
  ]);
  const folders = new Set([folder]);
  let bytes = 0;
  for (const [path, file] of all) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    for (let above = dirname(target); above !== folder; above = dirname(above)) folders.add(above);
    if (isStored(file)) await take(file, target);
    else await writeBytes(target, file);
    bytes += isStored(file) ? file.bytes : file.length;
  }
  for (const written of folders) await syncFolder(written);
  return bytes;
}

/** Puts moved files back where they came from, so that a version that isn't published costs nobody a download. */
export async function giveBack(folder: string, files: ReadonlyMap<string, VersionFile>): Promise<void> {
  for (const [path, file] of files) {
    if (!isStored(file) || !file.move) continue;
    try {
      await rename(join(folder, path), file.path);
    } catch (error) {
      // It wasn't moved yet, or was copied from another disk: then it still lies where it was.
      const code = codeOf(error);
      if (code !== 'ENOENT' && code !== 'EXDEV') throw error;
    }
  }
}

/** Makes a folder's entries lasting. Windows can't open folders and needs no such call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await syncPath(folder);
}

export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

async function take(file: StoredFile, target: string): Promise<void> {
  if (file.move && (await renamed(file.path, target))) return;
  await copyFile(file.path, target);
  await syncPath(target);
}

async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EXDEV') return false;
    throw error;
  }
}

async function writeBytes(target: string, content: Uint8Array): Promise<void> {
  const handle = await open(target, 'wx', 0o644);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isStored(file: VersionFile): file is StoredFile {
  return !(file instanceof Uint8Array);
}
