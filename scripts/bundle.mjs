// Bundles what runs outside Next: the front door, the workers and the command line. Packages stay external, so
// native binaries load from node_modules.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundle name → its source. Each becomes `dist/<name>.js`. */
const entries = {
  server: 'lib/http/main.ts',
  worker: 'lib/handlers/worker.ts',
  train: 'lib/training/train-command.ts',
  models: 'lib/cli/models-command.ts',
  evaluate: 'lib/training/evaluate-command.ts',
  'publish-accurate': 'lib/training/publish-accurate-command.ts',
  'import-cascades': 'lib/training/import-cascades-command.ts',
  'scan-worker': 'lib/handlers/scan-worker.ts',
  'decode-child': 'lib/handlers/decode-child.ts',
};

export async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, source]) => ({ in: source, out })),
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    alias: { '@': root.replace(/\/$/, '') },
    // Pages mark server-only modules for Next; outside Next the mark would throw.
    external: ['next'],
    sourcemap: true,
    logLevel: 'warning',
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await bundle();
