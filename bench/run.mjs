// `npm run bench -- NAME [options]`: runs bench/NAME/run.mjs. Without a name, lists what there is.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${here}${entry.name}/run.mjs`))
  .map((entry) => entry.name);
const name = process.argv[2];

if (name === undefined || !names.includes(name)) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(', ')}`);
  process.exitCode = 1;
} else {
  process.argv.splice(1, 2, `${here}${name}/run.mjs`);
  await import(pathToFileURL(`${here}${name}/run.mjs`).href);
}
