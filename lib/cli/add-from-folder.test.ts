import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '@/lib/base/result';
import { manifestSchema } from '@/lib/serving/manifest';
import { addFromFolder } from './add-from-folder';
import { tinyClassifier } from './fixtures/tiny-classifier';
import type { AddPlace } from './publish-added';

let folder: string;
let source: string;
let place: AddPlace;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-folder-'));
  source = join(folder, 'My Export.v2');
  await lay(tinyClassifier());
  place = {
    shipped: join(folder, 'shipped'),
    dataFolder: join(folder, 'data'),
    trial: async () => ok({ text: 'a', label: '긍정', confidence: 0.9, milliseconds: 1 }),
    out: { write: () => {} },
    signal: new AbortController().signal,
    today: new Date('2026-01-02T03:04:05Z'),
  };
});

afterEach(() => rm(folder, { recursive: true }));

const add = (name?: string, maxBytes = 1e6) => addFromFolder({ folder: source, name, maxBytes }, place);

test('copies the files, names the model after the folder, and leaves the folder as it is', async () => {
  const before = (await readdir(source, { recursive: true })).sort();
  expect(await add()).toMatchObject({ ok: true, value: { kind: 'added', name: 'my-export-v2', version: 1 } });
  expect((await readdir(source, { recursive: true })).sort()).toEqual(before);
  const version = join(folder, 'data', 'models', 'my-export-v2', '1');
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(version, 'model.json'), 'utf8')));
  expect(manifest).toMatchObject({ licence: 'mit', provenance: { folder: 'My Export.v2', added: '2026-01-02' } });
  expect(JSON.stringify(manifest)).not.toContain(folder);
  for (const [name, content] of tinyClassifier()) {
    expect(content.equals(await readFile(join(version, name)))).toBe(true);
  }
});

test("a graph at the folder's top, as optimum writes it, goes to onnx with its data", async () => {
  const files = tinyClassifier();
  const graph = files.get('onnx/model.onnx') ?? Buffer.alloc(0);
  await rm(join(source, 'onnx'), { recursive: true });
  await lay(
    new Map([
      ['model.onnx', graph],
      ['model.onnx_data', Buffer.from('weights')],
    ]),
  );
  expect(await add('mine')).toMatchObject({ ok: true });
  expect((await readdir(join(folder, 'data', 'models', 'mine', '1', 'onnx'))).sort()).toEqual([
    'model.onnx',
    'model.onnx_data',
  ]);
});

test('the same files are there already; other files get the next number', async () => {
  await add('mine');
  expect(await add('mine')).toEqual({ ok: true, value: { kind: 'present', name: 'mine', version: 1 } });
  await lay(new Map([['README.md', Buffer.from('---\nlicense: apache-2.0\n---\n')]]));
  expect(await add('mine')).toMatchObject({ ok: true, value: { kind: 'added', version: 2, licence: 'apache-2.0' } });
});

test('a link that leaves the folder is refused, one that stays is followed', async () => {
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(source, 'vocab.txt'));
  const refused = await add();
  expect(refused).toMatchObject({ ok: false, failure: { code: 'bad_input' } });
  expect(refused.ok ? '' : refused.failure.message.en).toContain('vocab.txt is a link that leaves');
  await rm(join(source, 'vocab.txt'));
  await symlink(folder, join(source, 'onnx2'));
  await rm(join(source, 'onnx2'));
  await writeFile(join(source, 'words.txt'), 'words');
  await symlink('words.txt', join(source, 'vocab.txt'));
  expect(await add()).toMatchObject({ ok: true });
  expect(await readFile(join(folder, 'data', 'models', 'my-export-v2', '1', 'vocab.txt'), 'utf8')).toBe('words');
});

test('a folder of weights that is a link to elsewhere is refused', async () => {
  await mkdir(join(folder, 'elsewhere'));
  await writeFile(join(folder, 'elsewhere', 'model.onnx'), 'x');
  await rm(join(source, 'onnx'), { recursive: true });
  await symlink(join(folder, 'elsewhere'), join(source, 'onnx'));
  expect(await add()).toMatchObject({ ok: false, failure: { code: 'bad_input' } });
});

test.each<[string, (source: string) => Promise<unknown>, string, string]>([
  ['a folder that is not there', (source) => rm(source, { recursive: true }), 'bad_input', 'is not there'],
  ['no ONNX file', (source) => rm(join(source, 'onnx'), { recursive: true }), 'model_invalid', 'optimum-cli'],
  ['no config.json', (source) => rm(join(source, 'config.json')), 'model_invalid', 'no config.json'],
  [
    'another task',
    (source) => writeFile(join(source, 'config.json'), '{"model_type":"bert"}'),
    'model_invalid',
    'no text',
  ],
])('%s is said in words, and nothing is published', async (_, spoil, code, words) => {
  await spoil(source);
  const added = await add();
  expect(added).toMatchObject({ ok: false, failure: { code } });
  expect(added.ok ? '' : added.failure.message.en).toContain(words);
  expect(await readdir(folder)).not.toContain('data');
});

test('a model above the limit is refused', async () => {
  expect(await add('mine', 100)).toMatchObject({ ok: false, failure: { code: 'model_too_large' } });
});

async function lay(files: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const [name, content] of files) {
    await mkdir(dirname(join(source, name)), { recursive: true });
    await writeFile(join(source, name), content);
  }
}
