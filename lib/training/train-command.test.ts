import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createNaiveBayesHandler } from '@/lib/handlers/naive-bayes-handler';
import { manifestSchema } from '@/lib/serving/manifest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const nsmc = process.env.LECTERN_NSMC ?? join(root, '..', 'shared', 'nsmc');
const noCorpus = !existsSync(join(nsmc, 'ratings_train.txt'));

const header = 'id\tdocument\tlabel\n';
const small = `${header}1\t정말 최고 영화\t1\n2\t최고 최고\t1\n3\t정말 별로\t0\n4\t별로 시간\t0\n`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-train-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('trains on two files and publishes a version that answers', async () => {
  const { code, stdout, stderr } = await trainOn(small, small);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('100.00 %');
  expect(stdout).toContain('A running server takes it up');
  const version = join(folder, 'models', 'sentiment-fast', '2');
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(version, 'model.json'), 'utf8')));
  expect(manifest.metrics).toEqual({
    accuracy: 1,
    confusion: [
      [2, 0],
      [0, 2],
    ],
    testRows: 4,
  });
  expect(manifest.licence).toBe('unspecified');
  expect(JSON.stringify(manifest)).not.toContain(folder);
  const handler = createNaiveBayesHandler();
  const context = { manifest, folder: version, readFile: (path: string) => readFile(join(version, path)) };
  expect(await handler.initialize(context)).toMatchObject({ ok: true });
  expect(handler.handle([{ text: '최고!' }, { text: '별로…' }], 'serving_default')).toMatchObject([
    { label: 'positive' },
    { label: 'negative' },
  ]);
});

test('a second training gets the next number, and the same files give the same bytes', async () => {
  await trainOn(small, small);
  await trainOn(small, small);
  const models = join(folder, 'models', 'sentiment-fast');
  expect((await readdir(models)).sort()).toEqual(['2', '3']);
  const [first, second] = await Promise.all(['2', '3'].map((name) => readFile(join(models, name, 'naive-bayes.bin'))));
  expect(first.equals(second)).toBe(true);
});

test.each([
  ['a file that is not there', undefined, small, "train.txt can't be opened"],
  ['a bad label', `${header}1\t최고\t5\n`, small, 'Training file: The label on line 2'],
  ['a test file without reviews', small, header, 'Test file: The file holds no reviews'],
])(
  'says in one sentence of each language what is wrong with %s, and publishes nothing',
  async (_, train, test, part) => {
    const { code, stderr } = await trainOn(train, test);
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect(stderr).toContain(part);
    expect(stderr).not.toContain(folder);
    expect(existsSync(join(folder, 'models'))).toBe(false);
  },
);

test('refuses a number that is taken by a shipped model', async () => {
  const { code, stderr } = await trainOn(small, small, '--version', '1');
  expect(code).toBe(1);
  expect(stderr).toContain('Version 1 of sentiment-fast is already there');
});

test.skipIf(noCorpus)(
  'the corpus gives the published 82.17 %, and the shipped model byte for byte (skipped without LECTERN_NSMC)',
  async () => {
    const train = join(nsmc, 'ratings_train.txt');
    const { code } = await run(
      '--train',
      train,
      '--test',
      join(nsmc, 'ratings_test.txt'),
      '--out',
      folder,
      '--version',
      '1',
    );
    expect(code).toBe(0);
    const made = join(folder, 'sentiment-fast', '1');
    const shipped = join(root, 'models', 'sentiment-fast', '1');
    const manifest = manifestSchema.parse(JSON.parse(await readFile(join(made, 'model.json'), 'utf8')));
    expect(manifest.metrics).toEqual({
      accuracy: 0.8217,
      confusion: [
        [20997, 3830],
        [5085, 20088],
      ],
      testRows: 50_000,
    });
    expect(manifest.provenance).toMatchObject({ tokensPerClass: [451_089, 446_626], distinctTerms: 293_366 });
    for (const name of ['naive-bayes.bin', 'model.json']) {
      expect((await readFile(join(made, name))).equals(await readFile(join(shipped, name)))).toBe(true);
    }
  },
  60_000,
);

async function trainOn(train: string | undefined, test: string, ...more: string[]) {
  if (train !== undefined) await writeFile(join(folder, 'train.txt'), train);
  await writeFile(join(folder, 'test.txt'), test);
  return run('--train', join(folder, 'train.txt'), '--test', join(folder, 'test.txt'), ...more);
}

/** The bundle that ships, in a process of its own, with the test's folder as its data folder. */
function run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(root, 'dist', 'train.js'), ...args], {
    cwd: root,
    env: { ...process.env, LECTERN_DATA: folder },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}
