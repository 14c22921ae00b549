import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes half-written versions, `.tmp-<process>-<random>`, whose process is gone. */
export async function sweepDrafts(modelFolder: string): Promise<void> {
  for (const name of await readdir(modelFolder)) {
    const match = /^\.tmp-([0-9]+)-/.exec(name);
    if (match && !isRunning(Number(match[1]))) await rm(join(modelFolder, name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Any other refusal, such as another user's process, means that it is there.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
