import { failure } from '@/lib/base/failure';
import { err, type Result } from '@/lib/base/result';
import type { Manifest } from './manifest';
import { readVerifiedFile } from './verify-files';

/**
 * Reads a file of a version for whoever may have it (a cascade that a browser loads). Only names that the manifest
 * lists are looked at, so a path of someone else's making never reaches the disk, and the bytes are checked again.
 * @param folder  Absolute, free of links.
 * @returns `not_found` for every other name, `model_invalid` when the file is not what was published.
 */
export async function readVersionFile(folder: string, manifest: Manifest, path: string): Promise<Result<Uint8Array>> {
  const file = manifest.files.find((listed) => listed.path === path);
  return file ? readVerifiedFile(folder, file) : err(unlisted);
}

const unlisted = failure(
  'not_found',
  '이 모델에는 그런 파일이 없어요. 이름을 확인해 주세요.',
  'This model has no such file. Check its name.',
);
