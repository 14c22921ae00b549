// Runs one of this folder's TypeScript programs: node bench/faces/run.mjs [NAME] [ARGUMENTS]. Without a name: compare.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const given = process.argv.slice(2);
const named = /^[a-z]/.test(given[0] ?? '');
const name = named ? given[0] : 'compare';
const rest = named ? given.slice(1) : given;
if (!existsSync(`${root}/bench/faces/${name}.ts`)) throw new Error(`There is no bench/faces/${name}.ts.`);
// Below the root, so that packages are found.
const outfile = `${root}/dist/bench/faces-${name}.mjs`;
await build({
  absWorkingDir: root,
  entryPoints: [`bench/faces/${name}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  alias: { '@': root },
  logLevel: 'warning',
});
process.argv.splice(1, process.argv.length, outfile, ...rest);
await import(pathToFileURL(outfile).href);
