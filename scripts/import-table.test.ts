import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

// The import table of docs/architecture.md is enforced by Biome. These trials copy its configuration into an empty
// house, lay down files there, and lint them: a rule that doesn't bite would pass the forbidden import.

const root = fileURLToPath(new URL('..', import.meta.url));
let house: string;

beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), 'lectern-imports-'));
  await cp(join(root, 'biome.json'), join(house, 'biome.json'));
});

afterEach(() => rm(house, { recursive: true, force: true }));

const forbidden: [file: string, imported: string][] = [
  ['lib/base/a.ts', '@/lib/num/softmax'],
  ['lib/num/a.ts', 'node:fs'],
  ['lib/num/a.ts', '@/lib/text/tokenise'],
  ['lib/text/a.ts', 'react'],
  ['lib/bayes/a.ts', 'zod'],
  ['lib/vision/a.ts', '@/lib/text/tokenise'],
  ['lib/serving/a.ts', '@/lib/bayes/posterior'],
  ['lib/serving/a.ts', '@/lib/handlers/registry'],
  ['lib/serving/a.ts', 'fastify'],
  ['lib/handlers/a.ts', '@/lib/http/front-door'],
  ['lib/protocols/a.ts', '@/lib/handlers/registry'],
  ['lib/http/a.ts', '@/lib/bayes/posterior'],
  ['lib/http/a.ts', '@/app/page'],
  ['lib/training/a.ts', '@/app/page'],
  ['lib/cli/a.ts', '@/lib/http/front-door'],
  ['lib/demos/a.ts', 'next/headers'],
  ['lib/num/a.ts', '../base/random'],
  ['lib/num/a.test.ts', '../base/random'],
  ['app/a.tsx', '@/lib/http/front-door'],
  ['app/a.tsx', '@/lib/bayes/posterior'],
];

test.each(forbidden)('%s may not import %s', async (file, imported) => {
  await lay(file, importing(imported));
  const { code, output } = await lint();
  expect(output).toContain('noRestrictedImports');
  expect(code).toBe(1);
});

const allowed: [file: string, imported: string][] = [
  ['lib/num/a.ts', '@/lib/base/random'],
  ['lib/num/a.ts', './softmax'],
  ['lib/num/a.test.ts', 'node:fs'],
  ['lib/bayes/a.ts', '@/lib/text/tokenise'],
  ['lib/serving/a.ts', 'node:fs/promises'],
  ['lib/serving/a.ts', 'zod'],
  ['lib/serving/a.ts', 'jsonc-parser'],
  ['lib/handlers/a.ts', '@/lib/serving/handler'],
  ['lib/handlers/a.ts', '@/lib/protocols/detect-options'],
  ['lib/handlers/a.ts', 'sharp'],
  ['lib/http/a.ts', '@/lib/protocols/review-api'],
  ['lib/cli/a.ts', '@/lib/training/publish-version'],
  ['lib/cli/a.ts', '@/lib/table/write-csv'],
  ['app/a.tsx', '@/lib/serving/shared-model-server'],
  ['app/a.tsx', '@/lib/table/write-csv'],
];

test.each(allowed)('%s may import %s', async (file, imported) => {
  await lay(file, importing(imported));
  expect(await lint()).toMatchObject({ code: 0 });
});

test('two files that import each other are refused', async () => {
  await lay('lib/num/a.ts', "import { b } from './b';\nexport const a = () => b;\n");
  await lay('lib/num/b.ts', "import { a } from './a';\nexport const b = () => a;\n");
  const { code, output } = await lint();
  expect(output).toContain('noImportCycles');
  expect(code).toBe(1);
});

function importing(module: string): string {
  return `import { thing } from '${module}';\n\nexport const used = thing;\n`;
}

async function lay(file: string, text: string): Promise<void> {
  const path = join(house, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function lint(): Promise<{ code: number; output: string }> {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--colors=off', '.'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: house }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}
