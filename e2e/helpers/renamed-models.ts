import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OwnServer, root, startServerOver } from './own-server';

/**
 * A second server whose data folder has models that no demo shows: `shapes`, the faces model under another name,
 * `scores`, the fast review model without its signature `serving_default`, and `far`, which asks `engine` for the fast
 * review model.
 * @param engine  Origin of a server of this product.
 */
export function startServerWithPlainModels(engine: string): Promise<OwnServer> {
  return startServerOver(async (data) => {
    await layModel(data, 'faces', 'shapes', []);
    await layModel(data, 'sentiment-fast', 'scores', ['serving_default']);
    await layRemote(data, engine);
  });
}

async function layModel(data: string, from: string, name: string, without: readonly string[]): Promise<void> {
  const folder = join(data, 'models', name, '1');
  await mkdir(join(data, 'models', name), { recursive: true });
  await cp(join(root, 'models', from, '1'), folder, { recursive: true });
  const path = join(folder, 'model.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  const signatures = Object.entries(manifest.signatures).filter(([signature]) => !without.includes(signature));
  await writeFile(path, JSON.stringify({ ...manifest, name, signatures: Object.fromEntries(signatures) }));
}

async function layRemote(data: string, engine: string): Promise<void> {
  const folder = join(data, 'models', 'far', '1');
  await mkdir(folder, { recursive: true });
  const { labels, licence, signatures } = JSON.parse(
    await readFile(join(root, 'models', 'sentiment-fast', '1', 'model.json'), 'utf8'),
  );
  const manifest = {
    format: 1,
    name: 'far',
    version: 1,
    handler: 'remote',
    title: { ko: '멀리 있는 모델', en: 'Far away' },
    description: { ko: '다른 서버에 물어봐요.', en: 'Asks another server.' },
    licence,
    labels,
    signatures: { serving_default: signatures.serving_default },
    files: [],
    options: { protocol: 'oip', address: engine, model: 'sentiment-fast' },
  };
  await writeFile(join(folder, 'model.json'), JSON.stringify(manifest));
  await writeFile(join(data, 'server.json'), JSON.stringify({ remote_addresses: [engine] }));
}
