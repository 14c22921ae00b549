import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const server = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

function start(args: string[], env: Record<string, string>) {
  const run = spawnSync(process.execPath, [server, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status: run.status, lines: run.stderr.trim().split('\n') };
}

test('a port that is taken is one line that says what to do, and exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { status, lines } = start(['--dev'], { PORT: String(port), LECTERN_LOG_LEVEL: 'silent' });
  other.close();
  expect(status).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`PORT=${port + 1} npm run demo`);
});

test.each([
  ['PORT', [], { PORT: 'abc' }],
  ['LECTERN_TOKEN', [], { LECTERN_TOKEN: 'short' }],
  ['--colour', ['--colour'], {}],
  ['nowhere.json', ['--config', '/nowhere.json'], {}],
])('a wrong %s is one line and exit code 1', (says, args, env) => {
  const { status, lines } = start(args, { ...env });
  expect(status).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(says);
});
