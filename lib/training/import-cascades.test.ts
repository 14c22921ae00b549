import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Manifest } from '@/lib/serving/manifest';
import { decodeCascade } from '@/lib/vision/cascade-binary';
import { cascadeXml } from '@/lib/vision/fixtures/cascade-xml';
import { loadModel } from '@/lib/vision/fixtures/load-model';
import { facesDraft } from './faces-draft';
import { importCascades } from './import-cascades';
import { publishVersion } from './publish-version';

const plate = loadModel('haarcascade_russian_plate_number');
const lbp = loadModel('lbpcascade_silverware');
const licence = `${'/'.repeat(40)}\n  Copyright (C) 2000, Somebody.\n  Redistribution is permitted.`;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-cascades-'));
  await mkdir(join(folder, 'haarcascades'));
  await mkdir(join(folder, 'lbpcascades'));
});

afterEach(() => rm(folder, { recursive: true }));

test('cascades of both folders come out whole, each licence once, with the names of its files', async () => {
  for (const name of ['one', 'two']) {
    const comment = `\n  Detector ${name}.\n${licence}\n`;
    const xml = cascadeXml(plate).replace(/<!--[^>]*-->/, `<!--${comment}-->`);
    await writeFile(join(folder, 'haarcascades', `${name}.xml`), xml);
  }
  await writeFile(join(folder, 'lbpcascades', 'three.xml'), cascadeXml(lbp).replace(/<!--[^>]*-->/, ''));
  const imported = await importCascades(folder);
  if (!imported.ok) throw new Error(imported.failure.message.en);
  const { cascades, files } = imported.value;
  expect(cascades.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
  expect([...files.keys()]).toEqual(['NOTICES.txt', 'one.cascade', 'two.cascade', 'three.cascade']);
  expect(decodeCascade(contentOf(files, 'two.cascade'))).toEqual({ ok: true, value: plate });
  expect(decodeCascade(contentOf(files, 'three.cascade'))).toEqual({ ok: true, value: lbp });
  const notices = new TextDecoder().decode(contentOf(files, 'NOTICES.txt'));
  expect(notices.split('Copyright (C) 2000, Somebody.')).toHaveLength(2);
  expect(notices).toContain(`one\ntwo\n\n${licence}`);
  expect(notices).toContain('two\nDetector two.');
  expect(notices).toMatch(/three\n\nThese files carry no notice of their own/);
});

test('a folder without cascades and a broken file are named', async () => {
  const nothing = await importCascades(folder);
  expect(nothing.ok ? '' : nothing.failure.code).toBe('not_found');
  await writeFile(join(folder, 'haarcascades', 'broken.xml'), '<a>');
  const broken = await importCascades(folder);
  expect(broken.ok ? '' : broken.failure.message.en).toMatch(/^broken\.xml: /);
});

test('the shipped version is what its files give when they are published again', async () => {
  const shipped = fileURLToPath(new URL('../../models/faces/1', import.meta.url));
  const { files } = JSON.parse(await readFile(join(shipped, 'model.json'), 'utf8')) as Manifest;
  const contents = new Map<string, Uint8Array>();
  for (const { path } of files) contents.set(path, await readFile(join(shipped, path)));
  const published = await publishVersion(facesDraft(contents), { destination: folder });
  if (!published.ok) throw new Error(published.failure.message.en);
  const names = (await readdir(published.value.folder)).sort();
  expect(names).toEqual((await readdir(shipped)).sort());
  expect(names.filter((name) => name.endsWith('.cascade'))).toHaveLength(22);
  const manifest = join(published.value.folder, 'model.json');
  expect(await readFile(manifest, 'utf8')).toBe(await readFile(join(shipped, 'model.json'), 'utf8'));
});

function contentOf(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const content = files.get(name);
  if (!content) throw new Error(`There is no ${name}.`);
  return content;
}
