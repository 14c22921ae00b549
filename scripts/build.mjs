// `npm run build`: everything `npm start` needs. The bundles first, because they are quick to fail.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await bundle();
const next = spawnSync(process.execPath, [`${root}node_modules/next/dist/bin/next`, 'build'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
process.exitCode = next.status ?? 1;
