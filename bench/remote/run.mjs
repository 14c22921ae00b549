// `npm run bench -- remote [--rounds 3] [--seconds 4] [--connections 16] [--port 3795]`
// One Lectern as the engine and one in front of it: what does the hop to another machine cost? README.md says how to
// read it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cpuSecondsOf } from '../predict/cpu-seconds.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..', '..');
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '16' },
    port: { type: 'string', default: '3795' },
  },
});
if (spawnSync('wrk', ['-v']).error) throw new Error('wrk is needed: apt-get install wrk');

const enginePort = Number(options.port);
const frontPort = enginePort + 1;
const engineUrl = `http://127.0.0.1:${enginePort}`;
const rows = { 'one row': 1, '64 rows': 64 };
const models = ['sentiment-fast', 'remote-oip', 'remote-oip-json', 'remote-tf'];
const review = '정말 재미있는 영화입니다.';

const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-remote-'));
const children = [];
try {
  writeFrontData();
  children.push(start(enginePort, join(folder, 'engine')));
  await untilAnswering(enginePort, 'sentiment-fast');
  children.push(start(frontPort, join(folder, 'front')));
  for (const model of models) await untilAnswering(frontPort, model);
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const [name, count] of Object.entries(rows)) compare(name, count);
} finally {
  await Promise.all(children.map(stop));
  rmSync(folder, { recursive: true });
}

/** The shipped fast model's manifest, asked of the engine by each protocol. */
function writeFrontData() {
  const shipped = JSON.parse(readFileSync(join(root, 'models/sentiment-fast/1/model.json'), 'utf8'));
  const asked = {
    'remote-oip': { protocol: 'oip' },
    'remote-oip-json': { protocol: 'oip', binary: false },
    'remote-tf': { protocol: 'tensorflow-serving' },
  };
  for (const [name, how] of Object.entries(asked)) {
    const version = join(folder, 'front/models', name, '1');
    mkdirSync(version, { recursive: true });
    const about = { address: engineUrl, model: 'sentiment-fast', ...how };
    const manifest = { ...shipped, name, handler: 'remote', files: [], options: about };
    writeFileSync(join(version, 'model.json'), JSON.stringify(manifest));
  }
  writeFileSync(join(folder, 'front/server.json'), JSON.stringify({ remote_addresses: [engineUrl] }));
}

function start(port, data) {
  return spawn(process.execPath, [join(root, 'dist/server.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LECTERN_DATA: data, LECTERN_LOG_LEVEL: 'error' },
  });
}

function stop(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

async function untilAnswering(port, model) {
  const deadline = performance.now() + 60_000;
  for (;;) {
    try {
      const body = JSON.stringify({ instances: [review] });
      const response = await fetch(`http://127.0.0.1:${port}/v1/models/${model}:predict`, { method: 'POST', body });
      if (response.ok && (await response.json()).predictions[0].label === 'positive') return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    if (performance.now() > deadline) throw new Error(`${model} does not answer on port ${port}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The models in turn, in every second round the other way about. */
function compare(name, count) {
  const body = JSON.stringify({ instances: Array(count).fill(review) });
  const results = new Map(models.map((model) => [model, []]));
  for (const model of models) drive(model, body, 2);
  for (let round = 0; round < Number(options.rounds); round++) {
    const order = round % 2 === 0 ? models : [...models].reverse();
    for (const model of order) results.get(model).push(drive(model, body, Number(options.seconds)));
  }
  const table = Object.fromEntries(
    [...results].map(([model, runs]) => [
      model,
      {
        'requests/s': Math.round(median(runs.map(({ requests, microseconds }) => requests / (microseconds / 1e6)))),
        'rows/s': Math.round(
          median(runs.map(({ requests, microseconds }) => (count * requests) / (microseconds / 1e6))),
        ),
        'p50 ms': Number((median(runs.map(({ p50us }) => p50us)) / 1000).toFixed(2)),
        'p99 ms': Number((median(runs.map(({ p99us }) => p99us)) / 1000).toFixed(2)),
        'front CPU µs': Math.round(median(runs.map(({ frontMicros }) => frontMicros))),
        'engine CPU µs': Math.round(median(runs.map(({ engineMicros }) => engineMicros))),
      },
    ]),
  );
  console.log(
    `\n${name} a request, medians of ${options.rounds} rounds of ${options.seconds} s, ${options.connections} connections`,
  );
  console.table(table);
  console.log(JSON.stringify({ bench: 'remote', rows: count, node: process.versions.node, load: loadavg()[0], table }));
}

function drive(model, body, seconds) {
  const url = `http://127.0.0.1:${frontPort}/v1/models/${model}:predict`;
  const args = ['-t1', `-c${options.connections}`, `-d${seconds}s`, '-s', join(here, 'post.lua'), url];
  const before = children.map(({ pid }) => cpuSecondsOf(pid));
  const run = spawnSync('wrk', args, { encoding: 'utf8', env: { ...process.env, BENCH_BODY: body } });
  const [engineSeconds, frontSeconds] = children.map(({ pid }, index) => cpuSecondsOf(pid) - before[index]);
  const line = run.stdout.split('\n').find((candidate) => candidate.startsWith('{"requests"'));
  if (!line) throw new Error(`wrk said: ${run.stdout}${run.stderr}`);
  const result = JSON.parse(line);
  if (result.non2xx > 0 || result.broken > 0)
    throw new Error(`${model}: ${result.non2xx} refused, ${result.broken} broken.`);
  const microsOf = (seconds) => (seconds * 1e6) / result.requests;
  return { ...result, frontMicros: microsOf(frontSeconds), engineMicros: microsOf(engineSeconds) };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
