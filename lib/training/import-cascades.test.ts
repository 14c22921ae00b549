import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { decodeCascade } from '@/lib/vision/cascade-binary';
import { cascadeXml } from '@/lib/vision/fixtures/cascade-xml';
import { loadModel } from '@/lib/vision/fixtures/load-model';
import { importCascades } from './import-cascades';

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
  const imported = await importCascades(folder, join(folder, 'out'));
  expect(imported.ok && imported.value.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
  expect((await readdir(join(folder, 'out'))).sort()).toEqual([
    'NOTICES.txt',
    'one.cascade',
    'three.cascade',
    'two.cascade',
  ]);
  expect(decodeCascade(await readFile(join(folder, 'out', 'two.cascade')))).toEqual({ ok: true, value: plate });
  expect(decodeCascade(await readFile(join(folder, 'out', 'three.cascade')))).toEqual({ ok: true, value: lbp });
  const notices = await readFile(join(folder, 'out', 'NOTICES.txt'), 'utf8');
  expect(notices.split('Copyright (C) 2000, Somebody.')).toHaveLength(2);
  expect(notices).toContain(`one\ntwo\n\n${licence}`);
  expect(notices).toContain('two\nDetector two.');
  expect(notices).toMatch(/three\n\nThese files carry no notice of their own/);
});

test('a folder without cascades and a broken file are named', async () => {
  const nothing = await importCascades(folder, join(folder, 'out'));
  expect(nothing.ok ? '' : nothing.failure.code).toBe('not_found');
  await writeFile(join(folder, 'haarcascades', 'broken.xml'), '<a>');
  const broken = await importCascades(folder, join(folder, 'out'));
  expect(broken.ok ? '' : broken.failure.message.en).toMatch(/^broken\.xml: /);
});
