import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answering, setUpServers, states, until } from './fixtures/set-up-servers';
import { writeVersion } from './fixtures/write-version';

const place = setUpServers();
const polled = { pollMs: 5 };

test('MOD-05: when the newest version is deleted, the one before it takes over without a gap', async () => {
  await writeVersion(place.root, { version: 1 });
  const folder = await writeVersion(place.root, { version: 2 });
  const server = await place.serve(polled);
  await rm(folder, { recursive: true });
  const seen: unknown[] = [];
  await until(async () => seen.push(await answering(server)) > 0 && seen.at(-1) === 1);
  expect(new Set(seen)).toEqual(new Set([2, 1]));
  await until(() => states(server).length === 1);
  expect(states(server)).toEqual(['echo 1 AVAILABLE']);
});

test('MOD-05: the only version answers from memory when it is deleted or the one before it is broken', async () => {
  await writeVersion(place.root, { version: 1, handler: 'refuses' });
  const folder = await writeVersion(place.root, { version: 2 });
  const server = await place.serve(polled);
  await rm(folder, { recursive: true });
  await until(() => server.statuses()[0]?.notice !== undefined);
  await until(() => states(server).includes('echo 1 END'));
  expect([await answering(server), states(server)]).toEqual([2, ['echo 2 AVAILABLE', 'echo 1 END']]);
  expect(server.statuses()[0]?.notice?.en).toContain('answers from memory');
  // Until something can take over.
  await writeVersion(place.root, { version: 1 });
  await until(async () => (await answering(server)) === 1);
  await until(() => states(server).length === 1);
});

test('MOD-05: files changed in place are noticed once, not served, and said', async () => {
  const folder = await writeVersion(place.root, { version: 1 });
  const server = await place.serve(polled);
  await writeFile(join(folder, 'weights.bin'), 'weightz');
  await until(() => server.statuses()[0]?.notice !== undefined);
  expect(server.statuses()[0]).toMatchObject({
    state: 'AVAILABLE',
    notice: { en: expect.stringContaining('changed') },
  });
  await writeFile(join(folder, 'weights.bin'), 'other');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await answering(server)).toBe(1);
  expect(place.log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(1);
  await writeFile(join(folder, 'weights.bin'), 'weights');
  await until(() => server.statuses()[0]?.notice === undefined);
});

test('a folder of models that cannot be found for a while takes no model away', async () => {
  await writeVersion(place.root, { version: 1 });
  const server = await place.serve(polled);
  await rename(place.root, join(place.base, 'away'));
  await until(() => place.log.lines.some((line) => line.includes('is gone')));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([await answering(server), states(server)]).toEqual([1, ['echo 1 AVAILABLE']]);
  await rename(join(place.base, 'away'), place.root);
  await writeVersion(place.root, { version: 2 });
  await until(async () => (await answering(server)) === 2);
  expect(place.log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(1);
});

test('a version that is replaced by a link goes on from memory and nothing is read through the link', async () => {
  const folder = await writeVersion(place.root, { version: 1 });
  const server = await place.serve(polled);
  await rename(folder, join(place.base, 'moved'));
  await symlink(join(place.base, 'moved'), folder);
  await until(() => server.statuses()[0]?.notice !== undefined);
  expect(await answering(server)).toBe(1);
});
