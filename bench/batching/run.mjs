// `npm run bench -- batching [--model sentiment-fast] [--models models] [--clients 1,4,16,64] [--sizes 8,16,32]
// [--windows 0,2] [--seconds 2] [--rounds 3] [--workers 1] [--nsmc FOLDER]`. README.md says how to read it.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
// Below the root, so that packages are found.
const outdir = `${root}/dist/bench`;
await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'bench/batching/measure.ts', out: 'batching' },
    { in: 'lib/handlers/worker.ts', out: 'batching-worker' },
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
process.argv.splice(1, 1, `${outdir}/batching.mjs`);
await import(pathToFileURL(`${outdir}/batching.mjs`).href);
