// `npm run bench -- rest [--only one,many,codec,delay] [--rounds 5] [--seconds 5]`. README.md says what each part is.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { compare } from './compare.mjs';
import { measureDelay } from './delay.mjs';
import { manyRows, oneRow } from './requests.mjs';

const root = resolve(fileURLToPath(new URL('.', import.meta.url)), '../..');
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'one,many,codec,delay' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '16' },
    rows: { type: 'string', default: '64' },
    nsmc: { type: 'string', default: process.env.LECTERN_NSMC ?? join(root, '../shared/nsmc') },
    photo: { type: 'string', default: join(root, '../shared/photos/official_portrait_1280x720.jpg') },
    port: { type: 'string', default: '3821' },
  },
});
const { nsmc } = options;
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const connections = Number(options.connections);
const port = Number(options.port);
const rows = Number(options.rows);

const parts = {
  one: () =>
    compare({
      title: 'one row a request',
      names: ['lectern', 'flask', 'gunicorn', 'bare node'],
      ask: oneRow,
      rows: 1,
      rounds,
      seconds,
      connections,
      nsmc,
      port,
    }),
  many: () =>
    compare({
      title: `${rows} rows a request`,
      names: ['lectern', 'flask', 'gunicorn'],
      ask: (name) => manyRows(name, nsmc, rows),
      rows,
      rounds,
      seconds,
      connections,
      nsmc,
      port,
    }),
  codec,
  delay: () => measureDelay({ photo: options.photo, seconds: Math.max(10, seconds), nsmc, port }),
};

const chosen = options.only.split(',');
const unknown = chosen.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) throw new Error(`--only takes ${Object.keys(parts).join(', ')}; not ${unknown}.`);
const report = {
  bench: 'rest',
  machine: `${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}`,
  load: [],
};
for (const name of chosen) {
  report.load.push(Number(loadavg()[0].toFixed(2)));
  report[name] = await parts[name]();
}
console.log(`${report.machine}; load before each part: ${report.load.join(', ')}`);
mkdirSync(join(root, 'dist/bench'), { recursive: true });
writeFileSync(join(root, 'dist/bench/rest.json'), `${JSON.stringify(report, null, 2)}\n`);

/** In a fresh process. */
async function codec() {
  const outfile = join(root, 'dist/bench/rest-codec.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['bench/rest/codec.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': root },
    logLevel: 'warning',
  });
  const table = JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }));
  console.log('\ndecoding a row of 150,528 numbers');
  console.table(table);
  return table;
}
