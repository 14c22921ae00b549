import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OwnServer, root, startServerOver } from './own-server';

/**
 * A second server whose data folder has two models that no demo shows: `shapes`, the faces model under another name,
 * and `scores`, the fast review model with its signatures `classify` and `regress` only.
 */
export function startServerWithPlainModels(): Promise<OwnServer> {
  return startServerOver(async (data) => {
    await layModel(data, 'faces', 'shapes', []);
    await layModel(data, 'sentiment-fast', 'scores', ['serving_default']);
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
