import type { Stats } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { hashFile } from '@/lib/training/hash-file';
import type { StoredFile } from '@/lib/training/write-version';
import { checkSize } from './check-size';
import { type ChosenFile, chooseFiles } from './choose-files';
import { readClassifier } from './classifier-config';
import { checkDiskSpace } from './disk-space';
import type { KnownVersion } from './known-versions';
import { licenceOfCard } from './licence-of-card';
import { checkNameFree, localNameOf } from './local-name';
import { type Added, type AddPlace, publishAdded, versionsAt } from './publish-added';

export interface FolderAddition {
  /** Absolute. */
  readonly folder: string;
  /** Its name here; `undefined` is the folder's own. */
  readonly name: string | undefined;
  readonly maxBytes: number;
}

/** A file of the folder, found but not read. */
interface FoundFile {
  readonly name: string;
  /** Free of links. */
  readonly path: string;
  readonly bytes: number;
}

/** Copies a text classifier from a folder of this machine, tries it, and publishes it as a version. */
export async function addFromFolder(asked: FolderAddition, place: AddPlace): Promise<Result<Added>> {
  const found = await findFiles(asked.folder);
  if (!found.ok) return found;
  const chosen = chooseFiles(found.value);
  if (!chosen.ok) return chosen;
  const { files, weights } = chosen.value;
  const total = checkSize(
    files.map(({ source }) => source),
    asked.maxBytes,
  );
  if (!total.ok) return total;
  const config = files.find(({ path }) => path === 'config.json');
  if (!config) throw new Error('The files of a model were chosen without config.json.');
  const fits = readClassifier(await readFile(config.source.path), undefined);
  if (!fits.ok) return fits;
  const name = asked.name ?? localNameOf(basename(asked.folder));
  const known = await versionsAt(place);
  const free = checkNameFree(name, known);
  if (!free.ok) return free;
  const stored = await hashAll(files);
  const same = free.value && known.find((version) => version.model === name && holds(version, stored));
  if (same) return ok({ kind: 'present', name, version: same.version });
  const room = await checkDiskSpace(place.dataFolder, total.value);
  if (!room.ok) return room;
  const card = stored.get('README.md');
  const source = {
    title: basename(asked.folder),
    licence: card ? licenceOfCard(await readFile(card.path, 'utf8')) : undefined,
    // The folder's path may tell who somebody is; its name is enough.
    provenance: { folder: basename(asked.folder), added: place.today.toISOString().slice(0, 10) },
  };
  return publishAdded(name, stored, weights, source, place);
}

/** Plain files in the folder and in its `onnx`. Failures: bad_input. */
async function findFiles(folder: string): Promise<Result<readonly FoundFile[]>> {
  const root = await statOrNothing(folder);
  if (!root?.isDirectory()) return err(noFolder);
  const real = await realpath(folder);
  const found: FoundFile[] = [];
  for (const below of ['', 'onnx']) {
    const inside = await statOrNothing(join(real, below));
    if (!inside?.isDirectory()) continue;
    for (const entry of await readdir(join(real, below))) {
      const name = below === '' ? entry : `${below}/${entry}`;
      const path = await realPathOf(join(real, name));
      if (path === undefined) continue;
      // A link may point to anything that this person can read; only what is in the folder was meant.
      if (!path.startsWith(real + sep)) return err(leavesFolder(name));
      const { size } = await stat(path);
      if ((await lstat(path)).isFile()) found.push({ name, path, bytes: size });
    }
  }
  return ok(found);
}

async function hashAll(files: readonly ChosenFile<FoundFile>[]): Promise<ReadonlyMap<string, StoredFile>> {
  const stored = new Map<string, StoredFile>();
  for (const { source, path } of files) {
    const { sha256, bytes } = await hashFile(source.path, source.bytes);
    stored.set(path, { path: source.path, bytes, sha256, move: false });
  }
  return stored;
}

function holds({ manifest }: KnownVersion, files: ReadonlyMap<string, StoredFile>): boolean {
  return (
    manifest?.files.length === files.size &&
    manifest.files.every(({ path, sha256 }) => files.get(path)?.sha256 === sha256)
  );
}

async function statOrNothing(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** @returns Undefined for a link that points nowhere. */
async function realPathOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

const noFolder = failure(
  'bad_input',
  '--from에 준 폴더가 없어요. 경로를 확인해 주세요.',
  'The folder after --from is not there. Check its path.',
);

function leavesFolder(name: string) {
  const shown = name.replace(/[^\w./-]/g, '?').slice(0, 100);
  return failure(
    'bad_input',
    `${shown}은(는) 폴더 밖을 가리키는 링크예요. 링크 대신 파일을 복사해 주세요.`,
    `${shown} is a link that leaves the folder. Copy the file instead of linking it.`,
  );
}
