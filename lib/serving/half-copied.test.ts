import { appendFile, link, mkdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answering, setUpServers, states, until } from './fixtures/set-up-servers';
import { writeVersion } from './fixtures/write-version';

const place = setUpServers();

/** The bytes of a whole version 2, to be copied by hand. */
async function wholeVersion(): Promise<readonly (readonly [path: string, bytes: Buffer])[]> {
  const folder = await writeVersion(
    join(place.base, 'source'),
    { version: 2 },
    { 'weights.bin': 'w'.repeat(64), 'a.txt': 'a' },
  );
  const files = ['weights.bin', 'model.json', 'a.txt'];
  return Promise.all(files.map(async (path) => [path, await readFile(join(folder, path))] as const));
}

test('MOD-01: a version copied in pieces is not loaded before its last byte, and the old one serves meanwhile', async () => {
  await writeVersion(place.root, { version: 1 });
  // Settles so late that only what is whole ends the waiting.
  const server = await place.serve({ pollMs: 5, settlePolls: 10_000 });
  const files = await wholeVersion();
  const folder = join(place.root, 'echo', '2');
  await mkdir(folder);
  await until(() => server.statuses()[0]?.notice !== undefined);
  const last = files.at(-1)?.[0];
  for (const [path, bytes] of files) {
    for (let at = 0; at < bytes.length; at += 100) {
      expect(states(server)).toEqual(['echo 2 START', 'echo 1 AVAILABLE']);
      expect([await answering(server), await answering(server, { version: 2 })]).toEqual([1, 'model_not_found']);
      await appendFile(join(folder, path), bytes.subarray(at, at + 100));
      // Some polls see this very piece.
      if (path !== last) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  await until(async () => (await answering(server)) === 2);
  expect(place.log.lines.filter((line) => line.includes('waits for its files'))).toHaveLength(1);
  expect(place.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
});

test('MOD-03: what has stopped changing and is wrong ends with the reason and one line in the log', async () => {
  await writeVersion(place.root, { version: 1 });
  const server = await place.serve({ pollMs: 5 });
  const files = await wholeVersion();
  const folder = join(place.root, 'echo', '2');
  const faults: [string, (bytes: Buffer) => Buffer, string][] = [
    ['weights.bin', (bytes) => bytes.subarray(1), 'cut short: 63 bytes, expected 64'],
    ['weights.bin', (bytes) => Buffer.concat([bytes, bytes]), 'surplus bytes: 128, expected 64'],
    ['weights.bin', (bytes) => Buffer.concat([bytes.subarray(1), Buffer.from('W')]), 'SHA-256'],
    ['model.json', (bytes) => bytes.subarray(1), 'not readable as JSON'],
    ['a.txt', (bytes) => Buffer.concat([bytes, bytes]), 'surplus bytes'],
  ];
  for (const [at, spoil, sentence] of faults) {
    place.log.lines.length = 0;
    await mkdir(folder);
    for (const [path, bytes] of files) await writeFile(join(folder, path), path === at ? spoil(bytes) : bytes);
    await until(() => states(server).includes('echo 2 END'));
    expect(server.statuses()[0]).toMatchObject({
      code: 'model_invalid',
      reason: { en: expect.stringContaining(sentence) },
    });
    expect(await answering(server)).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(place.log.lines.filter((line) => line.includes('not whole'))).toHaveLength(1);
    await rm(folder, { recursive: true });
    await until(() => states(server).length === 1);
  }
  for (const [path, bytes] of files) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  await until(async () => (await answering(server)) === 2);
});

test('what is wrong and was mended loads, as another life of the version', async () => {
  await writeVersion(place.root, { version: 1 });
  const server = await place.serve({ pollMs: 5 });
  const folder = await writeVersion(place.root, { version: 2, files: [] });
  await until(async () => (await answering(server)) === 2);
  const broken = await writeVersion(place.root, { version: 3 });
  await writeFile(join(broken, 'weights.bin'), 'weightz');
  await until(() => states(server).includes('echo 3 END'));
  await writeFile(join(broken, 'weights.bin'), 'weights');
  await until(async () => (await answering(server)) === 3);
  expect(folder).not.toBe(broken);
});

test('MOD-10: links are refused while the server runs, and nothing outside is ever told', async () => {
  await writeVersion(place.root, { version: 1 });
  const server = await place.serve({ pollMs: 5 });
  const outside = join(place.base, 'canary-outside');
  await writeVersion(outside, { version: 2 });
  await symlink(join(outside, 'echo', '2'), join(place.root, 'echo', '2'));
  const hard = await writeVersion(place.root, { version: 3 });
  await link(join(hard, 'weights.bin'), join(place.base, 'second-name'));
  const soft = await writeVersion(place.root, { version: 4 });
  await rm(join(soft, 'weights.bin'));
  await symlink(join(outside, 'echo', '2', 'weights.bin'), join(soft, 'weights.bin'));
  await until(() => states(server).filter((line) => line.endsWith('END')).length === 3);
  expect(await answering(server)).toBe(1);
  expect(JSON.stringify(server.statuses())).not.toContain(place.base);
  expect(JSON.stringify(server.statuses())).not.toContain('canary');
  // Without its second name it is a plain file again.
  await rm(join(place.base, 'second-name'));
  await until(async () => (await answering(server)) === 3);
});

test('MOD-08: names that are no version are passed over with one warning each, however often it looks', async () => {
  await writeVersion(place.root, { version: 9 });
  await writeVersion(place.root, { version: 10 });
  const wrong = ['1.0', 'v2', '01', '-1', ' 3', '1e3', '99999999999999999999', '.tmp-x'];
  for (const name of wrong) await mkdir(join(place.root, 'echo', name));
  const server = await place.serve({ pollMs: 5 });
  await mkdir(join(place.root, 'echo', 'late'));
  await until(() => place.log.lines.some((line) => line.includes('/late')));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await answering(server)).toBe(10);
  const warnings = place.log.lines.filter((line) => line.startsWith('warn'));
  expect(warnings).toHaveLength(wrong.length + 1);
});

test('a draft that training is writing is passed over without a word', async () => {
  await writeVersion(place.root, { version: 1 });
  await mkdir(join(place.root, 'echo', '.tmp-4711-0123456789ab'));
  await place.serve();
  expect(place.log.lines.filter((line) => line.startsWith('warn'))).toEqual([]);
});

test('a file that is touched and not changed is nothing', async () => {
  const folder = await writeVersion(place.root, { version: 1 });
  const server = await place.serve({ pollMs: 5 });
  const weights = join(folder, 'weights.bin');
  await utimes(weights, 1, 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(server.statuses()[0]).not.toHaveProperty('notice');
  expect(place.log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
});
