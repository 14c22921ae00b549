import type { BigIntStats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A version's manifest lists a thousand files at most; beyond this a folder is told apart by its beginning. */
const maxEntries = 2048;
/** Folders within folders that a manifest's paths may have. */
const maxDepth = 5;

/**
 * Tells whether anything in a version's folder changed, without reading a file: the sizes, times and inodes of all
 * that is in it. Equal texts mean that nothing did.
 * @param folder  Absolute. A folder that isn't there has a fingerprint too.
 */
export async function folderFingerprint(folder: string): Promise<string> {
  const marks: string[] = [];
  await walk(folder, '', 0, marks);
  return marks.join('\n');
}

/** The same for some files of a folder. @param paths  Relative to it. */
export async function filesFingerprint(folder: string, paths: readonly string[]): Promise<string> {
  const marks: string[] = [];
  for (const path of paths) marks.push(await markOf(folder, path));
  return marks.join('\n');
}

async function walk(folder: string, inside: string, depth: number, marks: string[]): Promise<void> {
  let names: string[];
  try {
    names = await readdir(join(folder, inside));
  } catch (error) {
    marks.push(`${inside}: ${codeOf(error)}`);
    return;
  }
  for (const name of names.sort()) {
    if (marks.length >= maxEntries) return;
    const path = join(inside, name);
    const mark = await markOf(folder, path);
    marks.push(mark);
    if (mark.endsWith(' d') && depth < maxDepth) await walk(folder, path, depth + 1, marks);
  }
}

async function markOf(folder: string, path: string): Promise<string> {
  let stats: BigIntStats;
  try {
    stats = await lstat(join(folder, path), { bigint: true });
  } catch (error) {
    return `${path}: ${codeOf(error)}`;
  }
  const { size, mtimeNs, ctimeNs, ino } = stats;
  return `${path}: ${size} ${mtimeNs} ${ctimeNs} ${ino} ${stats.isDirectory() ? 'd' : 'f'}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
}
