import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import type { Manifest } from '@/lib/serving/manifest';
import { readManifest } from '@/lib/serving/read-manifest';
import { type FoundVersion, scanRepository } from '@/lib/serving/scan-repository';
import type { LineSink } from '@/lib/training/stage-clock';
import type { ModelFolders } from './model-folders';
import { printable } from './printable';

/** A version as it lies on the disk; nothing of it has been read. */
export interface InstalledVersion extends FoundVersion {
  /** Came with the project. */
  readonly shipped: boolean;
}

export interface InstalledVersions {
  /** By model, then newest first, as the server sees them: a number that is shipped hides one that was added. */
  readonly versions: readonly InstalledVersion[];
  /** What was passed over, a line each. */
  readonly warnings: readonly string[];
}

export async function installedVersions({ shipped, added }: ModelFolders): Promise<InstalledVersions> {
  const { versions, warnings } = await scanRepository([shipped, added]);
  const own = new Set((await scanRepository([shipped])).versions.map(({ folder }) => folder));
  return { versions: versions.map((version) => ({ ...version, shipped: own.has(version.folder) })), warnings };
}

/**
 * Reads a version's manifest.
 * @param errors  Gets a line on what exactly is wrong with it, for whoever made it.
 * @returns Failure: model_invalid.
 */
export async function readInstalled(
  { model, version, folder, refused }: InstalledVersion,
  errors?: LineSink,
): Promise<Result<Manifest>> {
  if (refused) return err(refused);
  return readManifest(folder, { model, version }, (detail) => {
    errors?.write(`${printable(detail.replaceAll(/\s*\n\s*/g, ' '))}\n`);
  });
}

/** A quick look at whether every file is there with its size; what is in them isn't read. Failure: model_invalid. */
export async function checkSizes(folder: string, { files }: Manifest): Promise<Result<void>> {
  for (const { path, size } of files) {
    const found = await plainSize(join(folder, path));
    if (found === undefined) return err(missing(path));
    if (found !== size) return err(otherSize(path, found, size));
  }
  return ok(undefined);
}

async function plainSize(path: string): Promise<number | undefined> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? stats.size : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined;
    }
    throw error;
  }
}

function missing(path: string) {
  return failure(
    'model_invalid',
    `${path} 파일이 없어요. 모델을 다시 복사해 주세요.`,
    `The file ${path} is missing. Copy the model again.`,
  );
}

function otherSize(path: string, size: number, expected: number) {
  return failure(
    'model_invalid',
    `${path}이(가) ${expected}바이트여야 하는데 ${size}바이트예요. 모델을 다시 복사해 주세요.`,
    `${path} has ${size} bytes, expected ${expected}. Copy the model again.`,
  );
}
