// Draws the sample pictures of the faces page into public/samples/faces. The same sources and the same release of sharp
// give the same pictures. `npm run draw:samples -- NAME…` draws only those.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const outfile = `${root}/dist/draw-samples.js`;

await build({
  absWorkingDir: root,
  entryPoints: ['scripts/draw-samples/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  alias: { '@': root },
  logLevel: 'warning',
});
const folder = `${root}/public/samples/faces`;
await mkdir(folder, { recursive: true });
const { drawSamples } = await import(outfile);
await drawSamples(folder, process.argv.slice(2));
