// The delay of the thread that answers HTTP while both sentiment models and photos are asked for at once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeServers } from '../predict/servers.mjs';
import { drive, untilAnswering, untilReady, withServer } from './drive.mjs';
import { oneRow } from './requests.mjs';

const wantedSeconds = 0.05;

/** @param photo  A JPEG file. */
export async function measureDelay({ photo, seconds, nsmc, port }) {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-rest-'));
  const origin = `http://127.0.0.1:${port}`;
  const file = (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const fast = oneRow('lectern');
  const image = JSON.stringify({ image: readFileSync(photo).toString('base64') });
  const load = [
    { what: 'sentiment-fast', url: origin + fast.path, file: file('fast.json', fast.body), connections: 8 },
    {
      what: 'sentiment-accurate',
      url: `${origin}/v1/models/sentiment-accurate:predict`,
      file: file('accurate.json', fast.body),
      connections: 4,
    },
    { what: 'photos', url: `${origin}/detect`, file: file('photo.json', image), connections: 2 },
  ];
  const found = await withServer(describeServers(nsmc).lectern(port), async () => {
    await untilAnswering(origin + fast.path, fast.body, fast.check);
    await untilReady(origin);
    await Promise.all(load.map((one) => drive({ ...one, seconds: 2 })));
    // Asking resets the count.
    await delays(origin);
    const runs = await Promise.all(load.map((one) => drive({ ...one, seconds })));
    return { runs, delay: await delays(origin) };
  });
  rmSync(folder, { recursive: true });
  console.log(`\ndelay of the event loop during ${seconds} s of all three`);
  console.table(
    load.map(({ what, connections }, index) => ({ what, connections, 'requests/s': round1(found.runs[index].rps) })),
  );
  console.table(Object.entries(found.delay).map(([quantile, s]) => ({ quantile, 'delay ms': round1(s * 1000) })));
  console.log(
    found.delay['0.99'] < wantedSeconds
      ? 'under 50 ms at the 99th percentile'
      : 'MORE than 50 ms at the 99th percentile',
  );
  return { runs: found.runs.map((run, index) => ({ what: load[index].what, rps: run.rps })), delay: found.delay };
}

async function delays(origin) {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const found = [...text.matchAll(/^lectern_event_loop_delay_seconds\{quantile="([\d.]+)"\} (\S+)$/gm)];
  return Object.fromEntries(found.map(([, quantile, seconds]) => [quantile, Number(seconds)]));
}

function round1(value) {
  return Math.round(value * 10) / 10;
}
