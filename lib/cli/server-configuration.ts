import { join, resolve } from 'node:path';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';
import { type Configuration, noConfiguration } from '@/lib/serving/configuration';
import { readConfiguration } from '@/lib/serving/read-configuration';
import { dataFolder } from './model-folders';
import { readInputFile } from './read-input-file';
import type { Terminal } from './terminal';

/** More than the longest configuration. */
const MAX_BYTES = 1 << 20;

/**
 * The server's configuration file, as the server finds it: `LECTERN_CONFIG`, else `server.json` in the data folder.
 * @returns Failure: bad_input, when it can't be read or isn't right; no file at all is no configuration.
 */
export async function serverConfiguration({ environment, projectFolder }: Terminal): Promise<Result<Configuration>> {
  const named = environment.LECTERN_CONFIG?.trim();
  const path = named ? resolve(projectFolder, named) : join(dataFolder(environment, projectFolder), 'server.json');
  const bytes = await readInputFile(path, named || 'server.json', MAX_BYTES);
  // Only a file that somebody named has to be there.
  if (!bytes.ok) return named ? bytes : ok(noConfiguration);
  const read = readConfiguration(bytes.value);
  if (read.ok) return ok(read.configuration);
  const [{ line, message }] = read.faults;
  return err(
    failure(
      'bad_input',
      `서버 설정 파일의 ${line}번째 줄: ${message.ko}`,
      `Line ${line} of the server's configuration file: ${message.en}`,
    ),
  );
}
