import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setUpServers, texts } from './fixtures/set-up-servers';
import { writeVersion } from './fixtures/write-version';

const place = setUpServers();

test('MOD-09: names that are no model are not found, and the answer lists what there is', async () => {
  await writeVersion(place.root);
  const server = await place.serve();
  for (const model of ['..', 'a/b', '__proto__', 'constructor', 'CON', '감성', '']) {
    const answer = await server.predict({ model, rows: texts('a') });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'model_not_found' } });
    if (!answer.ok) expect(answer.failure.message.en).toBe('No such model. There is: echo.');
  }
  expect(await server.predict({ model: 'echo', version: 7, rows: texts('a') })).toMatchObject({
    failure: { code: 'model_not_found', message: { en: 'That version is not served. Served now: 1.' } },
  });
  expect(await server.predict({ model: 'echo', signature: 'toString', rows: texts('a') })).toMatchObject({
    failure: { code: 'bad_input', message: { en: 'No such signature. This model has: serving_default.' } },
  });
});

test('a listed file of a version that answers is read; every other path is not found, whatever lies there', async () => {
  const folder = await writeVersion(place.root, { version: 2 });
  await writeVersion(place.root, { version: 1 });
  await writeFile(join(folder, 'unlisted.bin'), 'canary');
  await writeFile(join(place.base, 'outside.bin'), 'canary');
  const server = await place.serve();
  const read = await server.readFile('echo', 'weights.bin');
  expect(read.ok && new TextDecoder().decode(read.value)).toBe('weights');
  const codeOf = async (model: string, path: string, version?: number) => {
    const answer = await server.readFile(model, path, version);
    return answer.ok ? 'read' : answer.failure.code;
  };
  for (const path of [
    'unlisted.bin',
    'model.json',
    './weights.bin',
    '../2/weights.bin',
    '../../../outside.bin',
    join(folder, 'weights.bin'),
    'weights.bin\0',
    'WEIGHTS.BIN',
    '',
    '__proto__',
  ]) {
    expect([path, await codeOf('echo', path)]).toEqual([path, 'not_found']);
  }
  expect(await codeOf('echo', 'weights.bin', 2)).toBe('read');
  // Version 1 was never loaded: the policy wants the newest only.
  expect(await codeOf('echo', 'weights.bin', 1)).toBe('model_not_found');
  expect(await codeOf('../echo', 'weights.bin')).toBe('model_not_found');
  await writeFile(join(folder, 'weights.bin'), 'weightz');
  expect(await codeOf('echo', 'weights.bin')).toBe('model_invalid');
  await rm(join(folder, 'weights.bin'));
  await symlink(join(place.base, 'outside.bin'), join(folder, 'weights.bin'));
  expect(await codeOf('echo', 'weights.bin')).toBe('model_invalid');
  await server.close();
  expect(await codeOf('echo', 'weights.bin')).toBe('draining');
});
