import { randomBytes } from 'node:crypto';
import { mkdir, readdir, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type Manifest, manifestSchema } from '@/lib/serving/manifest';
import { parseVersion } from '@/lib/serving/scan-repository';
import { sweepDrafts } from './sweep-drafts';
import { codeOf, describeFile, giveBack, syncFolder, type VersionFile, writeVersion } from './write-version';

/** A version before it has a number: its manifest's fields and its files by path. */
export interface VersionDraft {
  readonly manifest: Omit<Manifest, 'format' | 'version' | 'files'>;
  readonly files: ReadonlyMap<string, VersionFile>;
}

export interface PublishPlace {
  /** Folder of models; made when it is missing. */
  readonly destination: string;
  /** Default: one above the highest there and in `besides`. */
  readonly version?: number;
  /** Folders of models that are laid over the destination and win there, so that their numbers are taken too. */
  readonly besides?: readonly string[];
  /**
   * Asked once the version is written whole and before it has its number; a failure leaves nothing of it.
   * @param folder  Absolute, free of links.
   */
  readonly check?: (folder: string, manifest: Manifest) => Promise<Result<void>>;
}

export interface PublishedVersion {
  readonly version: number;
  readonly folder: string;
  /** All files with the manifest. */
  readonly bytes: number;
}

/**
 * Publishes a version of any kind of model: writes it whole under a temporary name, syncs files and folders, and
 * renames it to its number. A crash at any moment leaves either the whole version or none, and what is left over is
 * swept by the next call.
 * @returns bad_input when the number asked for is taken, or the failure of `place.check`.
 * @throws Error when `draft` isn't a manifest, or the file system fails.
 */
export async function publishVersion(draft: VersionDraft, place: PublishPlace): Promise<Result<PublishedVersion>> {
  const { name } = draft.manifest;
  const modelFolder = join(place.destination, name);
  await mkdir(modelFolder, { recursive: true });
  await sweepDrafts(modelFolder);
  for (;;) {
    const numbers = await versionsIn([place.destination, ...(place.besides ?? [])], name);
    const version = place.version ?? Math.max(0, ...numbers) + 1;
    if (numbers.includes(version)) return err(taken(name, version));
    const temporary = join(modelFolder, `.tmp-${process.pid}-${randomBytes(6).toString('hex')}`);
    try {
      const manifest = manifestOf(draft, version);
      const bytes = await writeVersion(temporary, manifest, draft.files);
      const checked = await place.check?.(await realpath(temporary), manifest);
      if (checked && !checked.ok) {
        await discard(temporary, draft.files);
        await removeIfEmpty(modelFolder);
        return checked;
      }
      const folder = join(modelFolder, String(version));
      await rename(temporary, folder);
      await syncFolder(modelFolder);
      return ok({ version, folder, bytes });
    } catch (error) {
      await discard(temporary, draft.files);
      if (!isTaken(error)) throw error;
      // Another process published this number meanwhile: look again.
    }
  }
}

function manifestOf(draft: VersionDraft, version: number): Manifest {
  const files = [...draft.files].map(([path, file]) => describeFile(path, file));
  return manifestSchema.parse({ format: 1, ...draft.manifest, version, files });
}

/** A model without a version would look like one that was forgotten. */
async function removeIfEmpty(modelFolder: string): Promise<void> {
  try {
    await rmdir(modelFolder);
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

async function discard(temporary: string, files: VersionDraft['files']): Promise<void> {
  await giveBack(temporary, files);
  await rm(temporary, { recursive: true, force: true });
}

/** Numbers of the versions of `name` in folders of models; a folder that isn't there has none. */
async function versionsIn(destinations: readonly string[], name: string): Promise<number[]> {
  const numbers: number[] = [];
  for (const destination of destinations) {
    for (const entry of await namesIn(join(destination, name))) {
      const version = parseVersion(entry);
      if (version !== undefined) numbers.push(version);
    }
  }
  return numbers;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Renaming onto a folder that holds something fails with one of these, by system. */
function isTaken(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOTEMPTY' || code === 'EEXIST' || (code === 'EPERM' && process.platform === 'win32');
}

function taken(name: string, version: number) {
  return failure(
    'bad_input',
    `${name} 모델의 버전 ${version}이(가) 이미 있어요. 한번 만든 버전은 바꾸지 않으니 다른 번호를 주세요.`,
    `Version ${version} of ${name} is already there. Versions are never changed: give another number.`,
  );
}
