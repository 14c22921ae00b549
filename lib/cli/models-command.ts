import { fileURLToPath } from 'node:url';
import { runModels } from './run-models';

const stop = new AbortController();
// Once: whoever presses Ctrl+C again means it, and what is half done then is swept by the next run.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

process.exitCode = await runModels(process.argv.slice(2), {
  out: process.stdout,
  errors: process.stderr,
  environment: process.env,
  // The bundle of this file is `dist/models.js`.
  projectFolder: fileURLToPath(new URL('..', import.meta.url)),
  signal: stop.signal,
});
