// Requests a second of /v1 beside the servers of bench/predict, interleaved.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuSecondsOf } from '../predict/cpu-seconds.mjs';
import { describeServers } from '../predict/servers.mjs';
import { drive, median, untilAnswering, untilReady, withServer } from './drive.mjs';

/**
 * Starts every server afresh in every round, in turned order, and prints medians and ratios.
 * @param ask   Server name → path, body and check.
 * @param rows  Rows of one request.
 */
export async function compare({ title, names, ask, rows, rounds, seconds, connections, nsmc, port }) {
  const servers = describeServers(nsmc);
  const results = new Map(names.map((name) => [name, []]));
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-rest-'));
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const { path, body, check } = ask(name);
      const file = join(folder, 'body.json');
      writeFileSync(file, body);
      const own = port + names.indexOf(name);
      const url = `http://127.0.0.1:${own}${path}`;
      const result = await withServer(servers[name](own), async (child) => {
        await untilAnswering(url, body, check);
        if (name === 'lectern') await untilReady(`http://127.0.0.1:${own}`);
        await drive({ url, file, connections, seconds: Math.min(2, seconds) });
        const before = cpuSecondsOf(child.pid);
        const run = await drive({ url, file, connections, seconds });
        return { ...run, cpuMicros: ((cpuSecondsOf(child.pid) - before) * 1e6) / run.requests };
      });
      results.get(name).push(result);
      console.log(`${title}, round ${round + 1}  ${name.padEnd(10)} ${result.rps.toFixed(0).padStart(7)} requests/s`);
    }
  }
  rmSync(folder, { recursive: true });
  return report({ title, names, results, rows, rounds, seconds, connections });
}

function report({ title, names, results, rows, rounds, seconds, connections }) {
  const table = names.map((name) => {
    const medianOf = (key) => median(results.get(name).map((run) => run[key]));
    return {
      server: name,
      'requests/s': Math.round(medianOf('rps')),
      'rows/s': Math.round(medianOf('rps') * rows),
      'p50 ms': medianOf('p50us') / 1000,
      'p99 ms': medianOf('p99us') / 1000,
      'CPU µs': Math.round(medianOf('cpuMicros')),
    };
  });
  const ours = table.find(({ server }) => server === 'lectern');
  console.log(`\n${title}: medians of ${rounds} rounds of ${seconds} s, ${connections} connections`);
  console.table(
    table.map((row) => ({
      ...row,
      'Lectern is': ours ? `${(ours['requests/s'] / row['requests/s']).toFixed(2)} ×` : '',
    })),
  );
  return table;
}
