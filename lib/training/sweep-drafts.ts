import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './is-running';

/** Removes half-written versions, `.tmp-<process>-<random>`, whose process is gone. */
export async function sweepDrafts(modelFolder: string): Promise<void> {
  for (const name of await readdir(modelFolder)) {
    const match = /^\.tmp-([0-9]+)-/.exec(name);
    if (match && !isRunning(Number(match[1]))) await rm(join(modelFolder, name), { recursive: true, force: true });
  }
}
