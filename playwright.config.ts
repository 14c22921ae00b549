import { createServer } from 'node:net';
import { chromium, defineConfig } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.mjs';

/** `LECTERN_E2E_PORT` names a server that runs already, such as the one of `npm run dev`. */
const isRunning = process.env.LECTERN_E2E_PORT !== undefined;
const port = await chosenPort();
const executablePath = findChromium(chromium.executablePath());
const isRoot = process.getuid?.() === 0;

/** Runs the built product (`npm run build` first) on a free port of this machine and drives it with a real browser. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A shared CI machine may stall for seconds in the middle of a test; a person at their own machine wants to know.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'ko-KR',
    viewport: { width: 1280, height: 720 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-default-apps',
        '--disable-sync',
        '--no-first-run',
        ...(isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
      ],
    },
  },
  webServer: {
    command: `node dist/server.js --port ${port}`,
    url: `http://127.0.0.1:${port}/health/ready`,
    timeout: 60_000,
    reuseExistingServer: isRunning,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 12_000 },
    env: { LECTERN_LOG_LEVEL: 'warn', NEXT_TELEMETRY_DISABLED: '1' },
  },
});

/** The first process to read this file chooses; the workers that read it again find the choice in the environment. */
async function chosenPort(): Promise<number> {
  const known = Number(process.env.LECTERN_E2E_PORT);
  if (known > 0) return known;
  const probe = createServer();
  const free = await new Promise<number>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      if (typeof address === 'object' && address) resolve(address.port);
      else reject(new Error('The system gave no free port.'));
    });
  });
  await new Promise((closed) => probe.close(closed));
  process.env.LECTERN_E2E_PORT = String(free);
  return free;
}
