import { lstat, mkdir, open, readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { setUpServers, states, until } from './fixtures/set-up-servers';
import { testHandlers } from './fixtures/test-handlers';
import { writeVersion } from './fixtures/write-version';
import { withDefaults } from './model-server-options';
import { createVersionKeeper } from './version-keeper';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    lstat: vi.fn(real.lstat),
    open: vi.fn(real.open),
    readdir: vi.fn(real.readdir),
    stat: vi.fn(real.stat),
  };
});

const place = setUpServers();
const counted = [lstat, open, readdir, stat].map((call) => vi.mocked(call));
beforeEach(() => {
  for (const call of counted) call.mockClear();
});

/** Calls of each kind while at least ten polls go by, and the polls: those that began or ended halfway count whole. */
async function countCalls() {
  const roots = () => vi.mocked(readdir).mock.calls.filter(([path]) => path === place.root).length;
  for (const call of counted) call.mockClear();
  await until(() => roots() >= 10);
  const [lstats = 0, opens = 0, readdirs = 0, stats = 0] = counted.map((call) => call.mock.calls.length);
  return { polls: roots() + 1, lstats, opens, readdirs, stats };
}

test('MOD-15: of a thousand versions only what is wanted is loaded, and a poll looks at nothing else', async () => {
  await writeVersion(place.root, { version: 1000 });
  for (let version = 1; version < 1000; version++) await mkdir(join(place.root, 'echo', String(version)));
  const server = await place.serve({ pollMs: 1, configurationFile: join(place.base, 'server.json') });
  expect(states(server).filter((line) => !line.endsWith('START'))).toEqual(['echo 1000 AVAILABLE']);
  const { polls, lstats, opens, readdirs, stats } = await countCalls();
  // The manifest, a warm-up and one file of the loaded version; the root and the model's folder; the configuration.
  expect(opens).toBe(0);
  expect(lstats).toBeLessThanOrEqual(polls * 3);
  expect(readdirs).toBeLessThanOrEqual(polls * 2);
  expect(stats).toBeLessThanOrEqual(polls);
});

test('MOD-15: of a thousand broken versions each poll looks at a few', async () => {
  for (let version = 1; version <= 200; version++)
    await mkdir(join(place.root, 'echo', String(version)), { recursive: true });
  const server = await place.serve({ pollMs: 1 });
  expect(new Set(states(server).map((line) => line.split(' ')[2]))).toEqual(new Set(['END']));
  const { polls, opens, readdirs } = await countCalls();
  expect(opens).toBe(0);
  expect(readdirs).toBeLessThanOrEqual(polls * (2 + 32));
});

test('MOD-15: a file that is touched before every look is not read, and once when it rests', async () => {
  const folder = await writeVersion(place.root, { version: 1 });
  const { roots, handlers, workerFile, log } = { ...place, roots: [], handlers: testHandlers };
  const { versions: settings } = withDefaults({ roots, handlers, workerFile, log, workers: 1 });
  const found = { model: 'echo', version: 1, folder };
  const keeper = createVersionKeeper(found, { settings: () => settings, log, settlePolls: 3 });
  await keeper.bringUp(false);
  vi.mocked(open).mockClear();
  for (let time = 1; time <= 100; time++) {
    await utimes(join(folder, 'weights.bin'), time, time);
    await keeper.inspect();
  }
  expect(open).toHaveBeenCalledTimes(0);
  for (let look = 0; look < 10; look++) await keeper.inspect();
  // The manifest, and the one file for its size and for its content.
  expect(open).toHaveBeenCalledTimes(3);
  expect(keeper.status([])).not.toHaveProperty('notice');
  await keeper.unload(1000);
});
