// The four servers that are compared, each as a command line on a port.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');
const python = process.env.LECTERN_PYTHON ?? '/usr/bin/python3';

/** @returns Server name → [command, arguments, environment] for a port. */
export function describeServers(nsmcFolder) {
  const cache = trainOnce(nsmcFolder);
  const peer = join(here, 'flask_peer.py');
  return {
    lectern: (port) => [process.execPath, [join(root, 'dist/server.js')], { PORT: String(port), HOST: '127.0.0.1' }],
    flask: (port) => [python, [peer, 'serve', cache, String(port)], {}],
    gunicorn: (port) => [
      python,
      [
        '-m',
        'gunicorn',
        '--workers',
        '2',
        '--bind',
        `127.0.0.1:${port}`,
        '--log-level',
        'error',
        `flask_peer:app_from("${cache}")`,
      ],
      {},
    ],
    'bare node': (port) => [process.execPath, [join(here, 'bare-node.mjs'), String(port)], {}],
  };
}

export const benchFolder = here;

function trainOnce(nsmcFolder) {
  const data = process.env.LECTERN_DATA ?? join(root, '.lectern');
  const cache = join(data, 'bench', 'flask-peer.joblib');
  if (existsSync(cache)) return cache;
  if (!existsSync(join(nsmcFolder, 'ratings_train.txt'))) {
    throw new Error(`No ratings_train.txt in "${nsmcFolder}". Give the NSMC folder with --nsmc or LECTERN_NSMC.`);
  }
  mkdirSync(join(data, 'bench'), { recursive: true });
  console.log('training the scikit-learn peer, once');
  const trained = spawnSync(python, [join(here, 'flask_peer.py'), 'train', nsmcFolder, cache], { stdio: 'inherit' });
  if (trained.status !== 0) throw new Error(`The peer could not be trained with ${python}.`);
  return cache;
}
