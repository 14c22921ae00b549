import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createConfigurationFile } from './configuration-file';
import { createTestLog } from './fixtures/test-log';

let folder: string;
let path: string;
let log: ReturnType<typeof createTestLog>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-configuration-'));
  path = join(folder, 'server.json');
  log = createTestLog();
});
afterEach(() => rm(folder, { recursive: true }));

const errors = () => log.lines.filter((line) => line.startsWith('error'));
const write = (body: unknown) => writeFile(path, typeof body === 'string' ? body : JSON.stringify(body));
const all = () => true;

test('without a file nothing is in force and nothing is wrong', async () => {
  const file = createConfigurationFile(path, log);
  expect(await file.look(undefined)).toBe(false);
  expect([file.current().models.size, file.refused(), log.lines]).toEqual([0, undefined, []]);
});

test('a file that comes is in force at the next look, and one that goes takes its settings along', async () => {
  const file = createConfigurationFile(path, log);
  await file.look(undefined);
  await write({ poll_seconds: 0.5, models: { echo: { batching: 'off' } }, remote_addresses: ['http://10.0.0.5:8000'] });
  expect(await file.look(all)).toBe(true);
  expect(file.current()).toMatchObject({ pollMs: 500, remoteAddresses: ['http://10.0.0.5:8000'] });
  expect(file.current().batching.get('echo')).toBe('off');
  expect(await file.look(all)).toBe(false);
  await rm(path);
  expect(await file.look(all)).toBe(true);
  expect([file.current().pollMs, file.current().models.size]).toEqual([undefined, 0]);
});

test('a wrong file is refused whole, with the line, said once, and what was in force stays', async () => {
  await write({ poll_seconds: 2 });
  const file = createConfigurationFile(path, log);
  await file.look(undefined);
  await write('{\n  "poll_seconds": 3,\n  "models": { "echo": { "versions": { "latest": 0 } } }\n}');
  for (let look = 0; look < 5; look++) expect(await file.look(all)).toBe(false);
  expect(file.current().pollMs).toBe(2000);
  expect(file.refused()?.ko).toContain('3번째 줄');
  expect(file.refused()?.en).toContain('Line 3: "models.echo.versions.latest" is from 1 up.');
  expect(file.refused()?.en).not.toContain(folder);
  expect(errors()).toHaveLength(1);
  expect(errors()[0]).toContain(folder);
  await write({ poll_seconds: 3 });
  expect(await file.look(all)).toBe(true);
  expect([file.current().pollMs, file.refused()]).toEqual([3000, undefined]);
});

test('a label to a version that does not answer refuses the file, and is tried again at each look', async () => {
  await write({ models: { echo: { labels: { stable: 1 } } } });
  const file = createConfigurationFile(path, log);
  await file.look(undefined);
  const available = new Set([1, 2]);
  const isAvailable = (model: string, version: number) => model === 'echo' && available.has(version);
  await write('{"models": {"echo": {\n"labels": {"stable": 2,\n"canary": 3}}}}');
  for (let look = 0; look < 3; look++) expect(await file.look(isAvailable)).toBe(false);
  expect(file.current().labels.get('echo')).toEqual(new Map([['stable', 1]]));
  expect(file.refused()?.en).toContain('Line 3: Label canary leads to version 3 of echo');
  expect(errors()).toHaveLength(1);
  available.add(3);
  expect(await file.look(isAvailable)).toBe(true);
  expect(file.current().labels.get('echo')).toEqual(
    new Map([
      ['stable', 2],
      ['canary', 3],
    ]),
  );
  expect(file.refused()).toBeUndefined();
});

test('a label that stays as it was never refuses a file, though its version has gone', async () => {
  await write({ models: { echo: { labels: { stable: 1 } } } });
  const file = createConfigurationFile(path, log);
  await file.look(undefined);
  await write({ poll_seconds: 5, models: { echo: { labels: { stable: 1 } } } });
  expect(await file.look(() => false)).toBe(true);
});

test('a file that cannot be read is refused and taken up when it can', async () => {
  await write({ poll_seconds: 2 });
  const file = createConfigurationFile(folder, log);
  expect(await file.look(undefined)).toBe(false);
  expect(file.refused()?.en).toContain('cannot be read');
  const large = createConfigurationFile(path, log);
  await write(' '.repeat((1 << 20) + 1));
  await large.look(undefined);
  expect(large.refused()?.en).toContain('more than 1048576 bytes');
});
