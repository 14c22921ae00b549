// Finds a browser for the tests, and installs one where none is: Debian's package when this is Debian and we may,
// else Playwright's own download.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findChromium } from './find-chromium.mjs';

const found = findChromium(chromium.executablePath());
if (found) {
  console.log(`Browser: ${found}`);
} else if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
} else {
  run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
}
if (!findChromium(chromium.executablePath())) {
  console.error('No browser for the tests. Install Chromium or Chrome, or set PLAYWRIGHT_CHROMIUM_PATH to one.');
  process.exit(1);
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync(command, args, { stdio: 'inherit', env });
  if (status !== 0) process.exit(status ?? 1);
}
