// `npm run verify`: install, lint, types, unit tests, build, browser tests, on a machine that has only Node and npm.
// Stops at the first step that fails. The last line counts the tests: "N passed, N failed, N skipped".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from './require-node.mjs';

requireNode();

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'lectern-verify-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';

const steps = [
  ['install', npm, ['ci', '--no-fund', '--no-audit']],
  ['lint', npm, ['run', '--silent', 'lint']],
  ['types', npm, ['run', '--silent', 'types']],
  ['unit tests', npx, ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]],
  ['build', npm, ['run', '--silent', 'build']],
  ['browser', process.execPath, ['scripts/ensure-chromium.mjs']],
  ['browser tests', npx, ['playwright', 'test', '--reporter=list,json']],
];

let failedStep;
for (const [name, command, args] of steps) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const run = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
  });
  console.log(`── ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (run.status !== 0) {
    failedStep = name;
    break;
  }
}

const counts = sum(unitCounts(), browserCounts());
rmSync(reports, { recursive: true, force: true });
if (failedStep) console.log(`\nverify: "${failedStep}" failed.`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = failedStep || counts.failed > 0 || counts.passed === 0 ? 1 : 0;

function unitCounts() {
  if (!existsSync(unitReport)) return { passed: 0, failed: 0, skipped: 0 };
  const report = JSON.parse(readFileSync(unitReport, 'utf8'));
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
}

function browserCounts() {
  if (!existsSync(browserReport)) return { passed: 0, failed: 0, skipped: 0 };
  const { stats } = JSON.parse(readFileSync(browserReport, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

function sum(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}
