import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { detect, detectRow, startHaar } from '@/lib/handlers/fixtures/haar';
import { manifestSchema } from '@/lib/serving/manifest';
import { createRowBuilder } from './build-row';
import { inputDefaults } from './input-defaults';
import { readInputFlags } from './input-flags';

// The bundle that ships, in a process of its own: photos are decoded in a child of it.

const root = fileURLToPath(new URL('../..', import.meta.url));
const photo = join(root, 'public', 'samples', 'faces', 'class.webp');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-faces-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('a photo is searched with the settings of /detect', async () => {
  const haar = await startHaar();
  const expected = await detect(haar, detectRow(new Uint8Array(await readFile(photo)), { min_size: [30, 30] }));
  await haar.close?.();
  expect(expected.boxes.length).toBeGreaterThan(5);
  const out = join(folder, 'boxes.json');
  expect(await run(['run', 'faces', '--input-file', photo, '--out', out])).toMatchObject({ code: 0, stdout: '' });
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject([
    { width: expected.width, boxes: expected.boxes, truncated: false },
  ]);
}, 60_000);

test('inputs of the command line stand in place of those settings', async () => {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(root, 'models/faces/1/model.json'), 'utf8')));
  const { inputs } = manifest.signatures.serving_default;
  const written = [
    `image=@${photo}`,
    'min_size=[150,150]',
    'min_neighbors=2',
    'inside=["haarcascade_eye"]',
    'cascade=a',
  ];
  const given = await readInputFlags(written, inputs, (file) => file);
  const row = createRowBuilder(inputs, given.ok ? given.value : new Map(), inputDefaults(manifest)).build(new Map(), {
    ko: '--input',
    en: '--input',
  });
  const image = new Uint8Array(await readFile(photo));
  const changed = { min_size: [150, 150], min_neighbors: 2, inside: ['haarcascade_eye'], cascade: 'a' };
  expect(row).toEqual({ ok: true, value: detectRow(image, changed) });
});

test('what is no picture is refused in the handler’s own words, with exit 2', async () => {
  const { code, stdout, stderr } = await run(['run', 'faces', '--input', `image=@${join(root, 'package.json')}`]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/JPEG.*\n\(.*JPEG.*\)\n$/);
}, 60_000);

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[]): Promise<Ended> {
  const options = { cwd: root, env: { ...process.env, LECTERN_DATA: folder } };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'dist', 'models.js'), ...args],
      options,
      (_, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, stdout, stderr });
      },
    );
  });
}
