// Measures the accurate model in fresh processes. See README.md beside this file.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundle } from '../../scripts/bundle.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '../..');
const { values: options } = parseArgs({
  options: {
    nsmc: { type: 'string' },
    reviews: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true, default: ['one', 'many', 'clients', 'memory'] },
  },
});
const nsmc = [options.nsmc, process.env.LECTERN_NSMC, join(root, '.lectern/nsmc'), join(root, '../shared/nsmc')].find(
  (folder) => folder !== undefined && existsSync(join(folder, 'ratings_train.txt')),
);
if (!nsmc) {
  throw new Error('No corpus: give --nsmc FOLDER or LECTERN_NSMC, or run `npm run train` once, which downloads it.');
}

await bundle();
await build({
  absWorkingDir: root,
  entryPoints: ['one', 'many', 'clients', 'memory'].map((name) => `bench/accurate/${name}.ts`),
  outdir: 'dist/bench/accurate',
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  alias: { '@': root },
  logLevel: 'warning',
});

const report = { machine: `${cpus()[0]?.model} × ${availableParallelism()}, Node ${process.version}`, load: [] };
for (const name of options.only) {
  report.load.push(loadavg()[0].toFixed(2));
  const args = [join(root, 'dist/bench/accurate', `${name}.js`), nsmc, options.reviews, options.rounds];
  report[name] = JSON.parse(execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }));
  console.log(name);
  console.table(report[name]);
}
console.log(`${report.machine}; load before each part: ${report.load.join(', ')}`);
mkdirSync(join(root, 'dist/bench'), { recursive: true });
writeFileSync(join(root, 'dist/bench/accurate.json'), `${JSON.stringify(report, null, 2)}\n`);
