import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, expect, test, vi } from 'vitest';
import { pause } from './test-door';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundle = `${root}dist/test/stoppable-server.js`;

// Each test starts a process; on a busy machine that alone takes seconds.
vi.setConfig({ testTimeout: 30_000 });

beforeAll(async () => {
  mkdirSync(`${root}dist/test`, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['lib/http/fixtures/stoppable-server.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@': root.replace(/\/$/, '') },
    logLevel: 'warning',
  });
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s finishes twenty answers under way and exits with 0', async (signal) => {
  const server = await start();
  const underWay = Array.from({ length: 20 }, () => post(server.port, 'slow'));
  await untilWaiting(server.port, 20);
  server.process.kill(signal);
  expect(await Promise.all(underWay)).toEqual(Array(20).fill(200));
  expect(await server.exit).toBe(0);
  expect(server.log()).toContain('"msg":"stopped"');
});

test('an idle connection and a half-sent request do not hold it up', async () => {
  const server = await start();
  const idle = connect(server.port, '127.0.0.1');
  const half = connect(server.port, '127.0.0.1');
  half.write(
    'POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  );
  await Promise.all([once(idle, 'connect'), once(half, 'connect')]);
  await post(server.port, 'a');
  const sent = performance.now();
  server.process.kill('SIGTERM');
  expect(await server.exit).toBe(0);
  // The contract is ten seconds; no measure of speed.
  expect(performance.now() - sent).toBeLessThan(10_000);
});

test('a second signal ends it at once, and not with 0', async () => {
  const server = await start();
  const stuck = post(server.port, 'never');
  await untilWaiting(server.port, 1);
  server.process.kill('SIGTERM');
  await untilLogged(server, '"msg":"stopping"');
  server.process.kill('SIGTERM');
  expect(await server.exit).toBe(130);
  expect(await stuck).toBe(0);
});

test.each(['/throw', '/reject'])(
  'an error nobody caught (%s) is logged once without its words, and ends it with 1',
  async (path) => {
    const server = await start();
    const slow = post(server.port, 'slow');
    await untilWaiting(server.port, 1);
    await fetch(`http://127.0.0.1:${server.port}${path}`);
    expect(await slow).toBe(200);
    expect(await server.exit).toBe(1);
    expect(server.log().match(/"msg":"uncaught"/g)).toHaveLength(1);
    expect(server.log()).not.toContain('비밀');
  },
);

interface Started {
  readonly process: ChildProcess;
  readonly port: number;
  readonly exit: Promise<number | null>;
  readonly log: () => string;
}

async function start(): Promise<Started> {
  const child = spawn(process.execPath, [bundle], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [port] = await once(child.stdout, 'data');
  return { process: child, port: Number(port), exit, log: () => log };
}

/** @returns The status; 0 when the connection broke. */
async function post(port: number, text: string): Promise<number> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text }) };
  try {
    return (await fetch(`http://127.0.0.1:${port}/predict`, init)).status;
  } catch {
    return 0;
  }
}

/** The tests' models tell by `running` how many requests they hold. */
async function untilWaiting(port: number, count: number): Promise<void> {
  for (;;) {
    const ready = await (await fetch(`http://127.0.0.1:${port}/health/ready`)).json();
    if (ready.models[0].running === count) return;
    await pause(20);
  }
}

async function untilLogged(server: Started, text: string): Promise<void> {
  while (!server.log().includes(text)) await pause(5);
}
