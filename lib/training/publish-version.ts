import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type Manifest, manifestSchema } from '@/lib/serving/manifest';
import { parseVersion } from '@/lib/serving/scan-repository';
import { sweepDrafts } from './sweep-drafts';

/** A version before it has a number: its manifest's fields and its files by path. */
export interface VersionDraft {
  readonly manifest: Omit<Manifest, 'format' | 'version' | 'files'>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface PublishPlace {
  /** Folder of models; made when it is missing. */
  readonly destination: string;
  /** Default: one above the highest there and in `besides`. */
  readonly version?: number;
  /** Folders of models that are laid over the destination and win there, so that their numbers are taken too. */
  readonly besides?: readonly string[];
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
 * @returns bad_input when the number asked for is taken.
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
      const bytes = await writeVersion(temporary, manifestOf(draft, version), draft.files);
      const folder = join(modelFolder, String(version));
      await rename(temporary, folder);
      await syncFolder(modelFolder);
      return ok({ version, folder, bytes });
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      if (!isTaken(error)) throw error;
      // Another process published this number meanwhile: look again.
    }
  }
}

function manifestOf(draft: VersionDraft, version: number): Manifest {
  const files = [...draft.files].map(([path, content]) => ({
    path,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  return manifestSchema.parse({ format: 1, ...draft.manifest, version, files });
}

async function writeVersion(folder: string, manifest: Manifest, files: VersionDraft['files']): Promise<number> {
  const all = new Map([...files, ['model.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]]);
  const folders = new Set([folder]);
  let bytes = 0;
  for (const [path, content] of all) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    for (let above = dirname(target); above !== folder; above = dirname(above)) folders.add(above);
    const handle = await open(target, 'wx', 0o644);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    bytes += content.length;
  }
  for (const written of folders) await syncFolder(written);
  return bytes;
}

/** Makes a folder's entries lasting. Windows can't open folders and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
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

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function taken(name: string, version: number) {
  return failure(
    'bad_input',
    `${name} 모델의 ${version}판이 이미 있어요. 한번 만든 판은 바꾸지 않으니 다른 번호를 주세요.`,
    `Version ${version} of ${name} is already there. Versions are never changed: give another number.`,
  );
}
