import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface OwnServer {
  readonly origin: string;
  /** Its data folder. */
  readonly data: string;
  stop(): Promise<void>;
}

/**
 * A second server of the built product with a data folder of its own.
 * @param prepare  Puts what the server should find into that folder, before it starts.
 */
export async function startServerOver(prepare: (data: string) => Promise<unknown>): Promise<OwnServer> {
  const data = await mkdtemp(join(tmpdir(), 'lectern-e2e-'));
  await prepare(data);
  const port = await freePort();
  const server = spawn(process.execPath, ['dist/server.js', '--port', String(port)], {
    cwd: root,
    env: { ...process.env, LECTERN_DATA: data, LECTERN_LOG_LEVEL: 'warn' },
    stdio: 'ignore',
  });
  const ended = once(server, 'exit');
  const origin = `http://127.0.0.1:${port}`;
  await ready(origin);
  return {
    origin,
    data,
    async stop() {
      server.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true });
    },
  };
}

async function ready(origin: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    // Refused as long as nothing listens.
    const response = await fetch(`${origin}/health/ready`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`No server was ready at ${origin} within 30 s.`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || !address) throw new Error('The system gave no free port.');
  return address.port;
}
