import { fileURLToPath } from 'node:url';
import { runModels } from './run-models';

const stop = new AbortController();
// Once: whoever presses Ctrl+C again means it, and what is half done then is swept by the next run.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

// Whoever reads the output may have had enough (`| head`): that is no fault, and nobody reads a word about it.
let isHeard = true;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  isHeard = false;
  stop.abort();
});

process.exitCode = await runModels(process.argv.slice(2), {
  out: process.stdout,
  errors: {
    isTTY: process.stderr.isTTY,
    write: (text) => isHeard && process.stderr.write(text),
  },
  environment: process.env,
  // The bundle of this file is `dist/models.js`.
  projectFolder: fileURLToPath(new URL('..', import.meta.url)),
  signal: stop.signal,
});
