// `npm run bench -- swaps [--swaps 20] [--seconds 60] [--rate 50] [--rounds 1]`. README.md says how to read it.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
// Below the root, so that packages are found.
const outdir = `${root}/dist/bench`;
await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'bench/swaps/measure.ts', out: 'swaps' },
    { in: 'bench/swaps/server.ts', out: 'swaps-server' },
    { in: 'lib/handlers/worker.ts', out: 'swaps-worker' },
  ],
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  alias: { '@': root },
  logLevel: 'warning',
});
process.argv.splice(1, 1, `${outdir}/swaps.mjs`);
await import(pathToFileURL(`${outdir}/swaps.mjs`).href);
