import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface FileHashes {
  readonly bytes: number;
  readonly sha256: string;
  /** What git calls a file of this content: SHA-1 over `blob`, its size, a zero byte and the content. */
  readonly gitSha1: string;
}

/**
 * Hashes a file in one pass, in chunks.
 * @param bytes  Its size, which git's hash begins with; of another size, the hashes are of nothing.
 */
export async function hashFile(path: string, bytes: number): Promise<FileHashes> {
  const sha256 = createHash('sha256');
  const gitSha1 = createHash('sha1').update(`blob ${bytes}\0`);
  let read = 0;
  for await (const chunk of createReadStream(path)) {
    sha256.update(chunk);
    gitSha1.update(chunk);
    read += chunk.length;
  }
  return { bytes: read, sha256: sha256.digest('hex'), gitSha1: gitSha1.digest('hex') };
}
