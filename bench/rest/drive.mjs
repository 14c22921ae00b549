// Starting a server, waiting until it answers rightly, and driving it with wrk.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Runs `work` while a server runs. @param server  [command, arguments, environment]. */
export async function withServer([command, args, env], work) {
  const child = spawn(command, args, {
    cwd: join(here, '../predict'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, LECTERN_LOG_LEVEL: 'error', ...env },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    return await work(child);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/**
 * Posts a body until the server answers, for half a minute.
 * @param check  Given the answer's JSON; throws when it is wrong, for a fast wrong answer would win.
 */
export async function untilAnswering(url, body, check) {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    }).catch((error) => {
      if (performance.now() > deadline) throw error;
    });
    if (response?.ok) {
      check(await response.json());
      return;
    }
    if (performance.now() > deadline) throw new Error(`${url} answers ${response?.status}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until Lectern has tried every model: the fast one answers before the others are loaded. */
export async function untilReady(origin) {
  while (!(await fetch(`${origin}/health/ready`)).ok) await new Promise((resolve) => setTimeout(resolve, 200));
}

/**
 * Drives a server for some seconds. A request that is refused or broken is an error.
 * @param file  Holds the body that is sent.
 * @returns Requests and latencies as send.lua prints them, and requests a second.
 */
export async function drive({ url, file, connections, seconds, contentType = 'application/json' }) {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '20s', '-s', join(here, 'send.lua'), url];
  const child = spawn('wrk', [...args, '--', file, contentType], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await new Promise((resolve, reject) => {
    child.once('error', () => reject(new Error('wrk is needed: apt-get install wrk')));
    child.once('exit', resolve);
  });
  const line = said.split('\n').find((candidate) => candidate.startsWith('{"requests"'));
  if (!line) throw new Error(`wrk said: ${said}`);
  const run = JSON.parse(line);
  if (run.non2xx > 0 || run.broken > 0) throw new Error(`${url}: ${run.non2xx} refused, ${run.broken} broken.`);
  return { ...run, rps: run.requests / (run.microseconds / 1e6) };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
