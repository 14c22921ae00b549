// `npm run demo -- [--host 0.0.0.0] [--port 3000]`: from a fresh clone to a page that answers. Installs and builds only
// what is missing or older than its sources, so it imports nothing that has to be installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from './require-node.mjs';

requireNode();

const root = fileURLToPath(new URL('..', import.meta.url));
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
const windows = process.platform === 'win32';

if (needsInstall()) {
  step('필요한 것을 설치해요. 처음 한 번, 1분쯤 걸려요. (Installing, about a minute, once.)');
  run(windows ? 'npm.cmd' : 'npm', ['ci', '--no-fund', '--no-audit']);
}
if (needsBuild()) {
  step('화면을 만들어요. 1분쯤 걸려요. (Building, about a minute.)');
  run(process.execPath, [join(root, 'scripts/build.mjs')]);
}
serve(process.argv.slice(2));

/** npm writes its own lockfile into node_modules last, so a cut install counts as none. */
function needsInstall() {
  const installed = timeOf('node_modules/.package-lock.json');
  return installed < timeOf('package-lock.json');
}

function needsBuild() {
  const built = Math.min(timeOf('.next/BUILD_ID'), timeOf('dist/server.js'), timeOf('dist/worker.js'));
  const sources = ['app', 'lib', 'public', 'scripts', 'next.config.js', 'package-lock.json', 'tsconfig.json'];
  return built === 0 || sources.some((source) => newestIn(join(root, source)) > built);
}

/** Milliseconds of the last change; 0 for what isn't there. */
function timeOf(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestIn(path) {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env, shell: windows });
  if (done.status === 0) return;
  step('여기서 멈췄어요. 위에 나온 말을 확인하고 다시 해 주세요. (Stopped here: see the lines above, then try again.)');
  process.exit(done.status ?? 1);
}

/** The server in the foreground: signals go to it, and its exit code is ours. */
function serve(args) {
  // Whoever watches this terminal wants the address, not a line for every request.
  const quiet = { LECTERN_LOG_LEVEL: 'warn', ...env };
  const server = spawn(process.execPath, [join(root, 'dist/server.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: quiet,
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => forward(server, signal));
  if (process.env.npm_lifecycle_event) endWithParent(server);
  server.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGKILL' ? 137 : 1);
  });
}

/** Whoever ends npm ends npm's shell with it, and that shell passes no signal on: being orphaned is the signal. */
function endWithParent(server) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    server.kill('SIGTERM');
  }, 500);
  watch.unref();
}

/** A terminal sends Ctrl+C to the server as well, where a second signal would mean "at once": only once from here. */
function forward(server, signal) {
  const fromTerminal = signal === 'SIGINT' && process.stdin.isTTY === true;
  if (!fromTerminal) server.kill(signal);
}

function step(sentence) {
  console.log(`\n${sentence}\n`);
}
