import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type OwnServer, root, startServerOver } from './own-server';

const run = promisify(execFile);

/**
 * A second server of the built product, with a data folder of its own to which a model of three labels was added by the
 * command that people use.
 * @param name  The model's name there.
 */
export function startServerWith(name: string): Promise<OwnServer> {
  const source = join(root, 'lib/handlers/fixtures/tiny-transformer');
  return startServerOver((data) => {
    const env = { ...process.env, LECTERN_DATA: data, LECTERN_LOG_LEVEL: 'warn' };
    return run(process.execPath, ['dist/models.js', 'add', '--from', source, '--name', name], { cwd: root, env });
  });
}
