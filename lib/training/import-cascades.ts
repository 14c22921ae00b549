import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { encodeCascade } from '@/lib/vision/cascade-binary';
import { readCascadeXml } from '@/lib/vision/read-cascade-xml';
import { cascadeNotices } from './cascade-notices';

/** What was written for one file. */
export interface ImportedCascade {
  /** OpenCV's file name without `.xml`. */
  readonly name: string;
  readonly xmlBytes: number;
  readonly bytes: number;
}

export interface ImportedCascades {
  readonly cascades: readonly ImportedCascade[];
  /** What a version of the model holds: NOTICES.txt and a `.cascade` file each, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Converts every cascade below a folder into the compact form, with the notices that their licences ask for.
 * @param from  A folder of OpenCV's `.xml` files, or one that has them in `haarcascades` and `lbpcascades`.
 */
export async function importCascades(from: string): Promise<Result<ImportedCascades>> {
  const sourceFiles = await cascadeFiles(from);
  if (sourceFiles.length === 0) return err(nothingFound());
  const cascades: ImportedCascade[] = [];
  const converted: [string, Uint8Array][] = [];
  const sources = new Map<string, string>();
  for (const file of sourceFiles) {
    const xml = await readFile(file);
    const cascade = readCascadeXml(xml);
    const name = basename(file, '.xml');
    if (!cascade.ok) return err(named(cascade.failure, name));
    const bytes = encodeCascade(cascade.value);
    converted.push([`${name}.cascade`, bytes]);
    sources.set(name, xml.toString('utf8'));
    cascades.push({ name, xmlBytes: xml.length, bytes: bytes.length });
  }
  const notices = new TextEncoder().encode(cascadeNotices(sources));
  return ok({ cascades, files: new Map([['NOTICES.txt', notices], ...converted]) });
}

/** Sorted by name, so that the notices come out the same on every machine. */
async function cascadeFiles(from: string): Promise<string[]> {
  const folders = [from, join(from, 'haarcascades'), join(from, 'lbpcascades')].filter((folder) => existsSync(folder));
  const files: string[] = [];
  for (const folder of folders) {
    for (const name of (await readdir(folder)).sort()) if (name.endsWith('.xml')) files.push(join(folder, name));
  }
  return files;
}

function nothingFound(): Failure {
  return failure(
    'not_found',
    '--from 폴더에 cascade XML이 없어요. OpenCV의 data 폴더(haarcascades가 들어 있는 곳)를 알려 주세요.',
    'There is no cascade XML in the --from folder. Give OpenCV’s data folder, the one that has haarcascades in it.',
  );
}

function named({ code, message }: Failure, name: string): Failure {
  return failure(code, `${name}.xml: ${message.ko}`, `${name}.xml: ${message.en}`);
}
