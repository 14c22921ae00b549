import type { HandlerContext } from './handler';
import type { Manifest } from './manifest';
import { readVerifiedFile } from './verify-files';

/**
 * What a handler starts with, on whichever thread it runs. `readFile` checks the very bytes it returns, so a file
 * swapped after the version was checked is still refused.
 */
export function createHandlerContext(
  folder: string,
  manifest: Manifest,
  surroundings: Pick<HandlerContext, 'remoteAddresses' | 'log'> = {},
): HandlerContext {
  const files = new Map(manifest.files.map((file) => [file.path, file]));
  return {
    folder,
    manifest,
    ...surroundings,
    async readFile(path) {
      const file = files.get(path);
      if (!file) throw new Error(`model.json lists no file '${path}'; it lists: ${[...files.keys()].join(', ')}.`);
      const bytes = await readVerifiedFile(folder, file);
      if (!bytes.ok) throw new Error(`${path}: ${bytes.failure.message.en}`);
      return bytes.value;
    },
  };
}
