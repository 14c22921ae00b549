import { join, resolve } from 'node:path';
import type { Terminal } from './terminal';

/** Where the models lie that this command line looks after; both absolute. */
export interface ModelFolders {
  /** Came with the project. */
  readonly shipped: string;
  /** Added or trained by people. */
  readonly added: string;
}

export function modelFolders({ projectFolder, environment }: Terminal): ModelFolders {
  return { shipped: join(projectFolder, 'models'), added: join(dataFolder(environment, projectFolder), 'models') };
}

/** @returns Absolute; a relative `LECTERN_DATA` counts from the project, as it does for the server. */
export function dataFolder(environment: Terminal['environment'], projectFolder: string): string {
  return resolve(projectFolder, environment.LECTERN_DATA?.trim() || '.lectern');
}

/** @returns A path as the person who stands in a folder means it; npm says in `INIT_CWD` where that was. */
export function pathOf(written: string, { environment, projectFolder }: Terminal): string {
  return resolve(environment.INIT_CWD || projectFolder, written);
}
