import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Failure, failure } from '@/lib/base/failure';
import { nameSchema } from './signature';

/** A version's folder, as found; nothing in it has been read yet. */
export interface FoundVersion {
  readonly model: string;
  readonly version: number;
  /** Absolute, free of links. */
  readonly folder: string;
  /** Set when the folder itself is refused; then it must not be read. */
  readonly refused?: Failure;
}

export interface Scan {
  /** Sorted by model, then newest first. */
  readonly versions: readonly FoundVersion[];
  /** One line for the log on each thing that was passed over, with its path. The same disk gives the same lines. */
  readonly warnings: readonly string[];
  /** Roots that exist. */
  readonly roots: readonly string[];
  /** True when some folder could not be read: then what wasn't found may still be there. */
  readonly isPartial: boolean;
}

/**
 * Looks for `<root>/<model>/<version>/` in every root and lays the roots over each other: a version number found in
 * an earlier root wins, so what is shipped is never replaced by what was trained later.
 * Names that are no model's, numbers that are no version's, and links are passed over with a warning each; drafts of
 * versions that are being written without one.
 * @param roots  Earlier ones win. One that doesn't exist is empty. A root may itself be a link: it is the owner's own.
 */
export async function scanRepository(roots: readonly string[]): Promise<Scan> {
  const found = new Map<string, FoundVersion>();
  const notes: Notes = { warnings: [], isPartial: false };
  const present: string[] = [];
  for (const root of roots) {
    const folder = await realFolder(root, notes);
    if (folder === undefined) continue;
    present.push(root);
    for (const model of await modelFolders(folder, notes)) {
      for (const candidate of await versionFolders(join(folder, model), model, notes)) {
        const key = `${model}/${candidate.version}`;
        const first = found.get(key);
        if (!first) found.set(key, candidate);
        else notes.warnings.push(`${quote(candidate.folder)} ignored: ${quote(first.folder)} has this number already`);
      }
    }
  }
  const versions = [...found.values()].sort((a, b) =>
    a.model === b.model ? b.version - a.version : a.model < b.model ? -1 : 1,
  );
  return { versions, ...notes, roots: present };
}

/** What a scan notices besides versions. */
interface Notes {
  readonly warnings: string[];
  isPartial: boolean;
}

/** Version folders are whole numbers from 1, without sign or leading zero, that a double holds exactly. */
export function parseVersion(name: string): number | undefined {
  if (!/^[1-9][0-9]{0,15}$/.test(name)) return undefined;
  const version = Number(name);
  return Number.isSafeInteger(version) ? version : undefined;
}

/** What training writes before it gives a version its number. */
const draftName = /^\.tmp-\d+-[0-9a-f]{12}$/;

async function realFolder(root: string, notes: Notes): Promise<string | undefined> {
  try {
    return await realpath(root);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      notes.warnings.push(`${quote(root)} cannot be read: ${String(error)}`);
      notes.isPartial = true;
    }
    return undefined;
  }
}

async function modelFolders(root: string, notes: Notes): Promise<readonly string[]> {
  const models: string[] = [];
  const { warnings } = notes;
  for (const entry of await entries(root, notes, true)) {
    const path = join(root, entry.name);
    if (entry.isSymbolicLink()) warnings.push(`${quote(path)} ignored: a model folder may not be a link`);
    else if (!entry.isDirectory()) continue;
    else if (nameSchema.safeParse(entry.name).success) models.push(entry.name);
    else warnings.push(`${quote(path)} ignored: model names are a-z, 0-9, - and _, at most 64`);
  }
  return models;
}

async function versionFolders(folder: string, model: string, notes: Notes): Promise<readonly FoundVersion[]> {
  const versions: FoundVersion[] = [];
  const { warnings } = notes;
  for (const entry of await entries(folder, notes, false)) {
    const path = join(folder, entry.name);
    const version = parseVersion(entry.name);
    if (version === undefined) {
      if ((entry.isDirectory() || entry.isSymbolicLink()) && !draftName.test(entry.name)) {
        warnings.push(`${quote(path)} ignored: version folders are whole numbers from 1 without leading zeros`);
      }
    } else if (entry.isDirectory()) {
      versions.push({ model, version, folder: path });
    } else {
      warnings.push(`${quote(path)} refused: a version must be a folder and not a link`);
      versions.push({ model, version, folder: path, refused: notFolder() });
    }
  }
  return versions;
}

async function entries(folder: string, notes: Notes, isRoot: boolean): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // Removed since its name was read. When that is a root, it is rather a disk that went.
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isGone) notes.warnings.push(`${quote(folder)} cannot be read: ${String(error)}`);
    // A model's folder may be gone because its root went, between the two looks.
    if (!isGone || isRoot || !(await isThere(dirname(folder)))) notes.isPartial = true;
    return [];
  }
}

async function isThere(folder: string): Promise<boolean> {
  return realpath(folder).then(
    () => true,
    () => false,
  );
}

/** Names on disk may hold line breaks; a log line must not. */
function quote(path: string): string {
  return JSON.stringify(path);
}

function notFolder(): Failure {
  return failure(
    'model_invalid',
    '버전 자리에 폴더가 아닌 것(파일이나 링크)이 있어서 열지 않았어요. 폴더를 복사해 주세요.',
    'In the place of a version stands a file or a link, so it was not opened. Copy the folder itself.',
  );
}
