import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failure } from '@/lib/base/failure';
import { err, ok } from '@/lib/base/result';
import { answering, setUpServers, states, texts, toldStates, until } from './fixtures/set-up-servers';
import { writeVersion } from './fixtures/write-version';

const place = setUpServers();
const polled = { pollMs: 5 };

test('TFS-243: a new version loads while the old one answers, takes over, and only then the old one goes', async () => {
  await writeVersion(place.root, { version: 7 });
  const server = await place.serve(polled);
  const seen = new Set<unknown>();
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      seen.add(await answering(server));
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  await writeVersion(place.root, { version: 8 });
  await until(() => states(server).includes('echo 7 END'));
  isOver = true;
  await asking;
  expect(states(server)).toEqual(['echo 8 AVAILABLE', 'echo 7 END']);
  const told = ['7 LOADING', '7 AVAILABLE', '8 LOADING', '8 AVAILABLE', '7 UNLOADING', '7 END'];
  expect(toldStates(place.events)).toEqual(told);
  expect([...seen]).toEqual([7, 8]);
});

test('TFS-245, MOD-03: a new version that cannot load ends with its reason, and the old one goes on', async () => {
  await writeVersion(place.root, { version: 7 });
  const server = await place.serve(polled);
  await writeVersion(place.root, { version: 8, handler: 'refuses' });
  await until(() => states(server).includes('echo 8 END'));
  expect(await answering(server)).toBe(7);
  expect(server.statuses()[0]).toMatchObject({ code: 'model_invalid', reason: { ko: '열 수 없어요.' } });
  expect(toldStates(place.events)).not.toContain('7 UNLOADING');
  // Many polls later it was still tried once.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(toldStates(place.events).filter((line) => line === '8 LOADING')).toHaveLength(1);
  expect(place.log.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
});

test('a version that ended is tried again when its folder changes, and takes over once it is right', async () => {
  await writeVersion(place.root, { version: 7 });
  await writeVersion(place.root, { version: 8, handler: 'refuses' });
  const server = await place.serve(polled);
  expect(states(server)).toEqual(['echo 8 END', 'echo 7 AVAILABLE']);
  await writeVersion(place.root, { version: 8 });
  await until(async () => (await answering(server)) === 8);
  expect(server.statuses()[0]).not.toHaveProperty('reason');
});

test('the highest of several new versions loads first', async () => {
  const server = await place.serve({ ...polled, policy: (all) => all.map(({ version }) => version) });
  await Promise.all([3, 10, 9].map((version) => writeVersion(place.base, { version, name: 'echo' })));
  await rename(join(place.base, 'echo'), join(place.root, 'echo'));
  await until(() => states(server).filter((line) => line.endsWith('AVAILABLE')).length === 3);
  expect(toldStates(place.events).filter((line) => line.endsWith('LOADING'))).toEqual([
    '10 LOADING',
    '9 LOADING',
    '3 LOADING',
  ]);
});

test('models come and go with their folders', async () => {
  await writeVersion(place.root);
  const server = await place.serve(polled);
  await writeVersion(place.root, { name: 'second' });
  await until(() => states(server).includes('second 1 AVAILABLE'));
  await rm(join(place.root, 'echo'), { recursive: true });
  await until(() => states(server).length === 1);
  expect(states(server)).toEqual(['second 1 AVAILABLE']);
  expect(await answering(server)).toBe('model_not_found');
  await writeVersion(place.root);
  await until(async () => (await answering(server)) === 1);
});

test('MOD-04: swaps under load lose no request, and each answer is of the version it names', async () => {
  await writeVersion(place.root, { version: 1, handler: 'quick' });
  const server = await place.serve({ ...polled, workers: 2 });
  const found: string[] = [];
  let isOver = false;
  // Two rows run in place and three in the workers.
  const clients = [2, 2, 3, 3].map(async (rows) => {
    while (!isOver) {
      const spec = server.find({ model: 'echo' });
      const answer = await server.predict({ model: 'echo', rows: texts(...Array(rows).fill('a')) });
      if (!answer.ok) found.push(answer.failure.code);
      else if (spec.ok && answer.value.version < spec.value.version) found.push('an older version than was found');
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  for (let version = 2; version <= 9; version++) {
    await writeVersion(place.base, { version, handler: 'quick' });
    await rename(join(place.base, 'echo', String(version)), join(place.root, 'echo', String(version)));
    await until(async () => (await answering(server)) === version);
  }
  isOver = true;
  await Promise.all(clients);
  expect(found).toEqual([]);
  await until(() => states(server).filter((line) => line.endsWith(' END')).length === 8);
});

test('a request that an old version has taken is answered, however long it takes', async () => {
  await writeVersion(place.root, { version: 1 });
  const server = await place.serve({ ...polled, drainMs: 50 });
  const slow = ['sleep:600', 'sleep:1'].map((text) => server.predict({ model: 'echo', rows: texts(text) }));
  await writeVersion(place.root, { version: 2 });
  await until(() => states(server).includes('echo 1 UNLOADING'));
  expect(await answering(server)).toBe(2);
  expect(await Promise.all(slow)).toMatchObject([{ value: { version: 1 } }, { value: { version: 1 } }]);
});

test('MOD-19: a version whose warm-up fails ends with the reason, and the old one goes on', async () => {
  const readWarmup = (bytes: Uint8Array) => {
    const text = new TextDecoder().decode(bytes);
    if (text === 'not a request') return err(failure('model_invalid', '1번째 줄', 'Line 1 is none.'));
    return ok([
      { signature: 'serving_default', rows: texts('a') },
      { signature: 'serving_default', rows: texts(text) },
    ]);
  };
  await writeVersion(place.root, { version: 1 });
  const server = await place.serve({ ...polled, readWarmup });
  for (const [version, text, sentence] of [
    [2, 'throw', 'Request 2 of warmup.jsonl got no answer'],
    [3, 'not a request', 'Line 1 is none.'],
  ] as const) {
    await writeVersion(place.base, { version });
    await writeFile(join(place.base, 'echo', String(version), 'warmup.jsonl'), text);
    await rename(join(place.base, 'echo', String(version)), join(place.root, 'echo', String(version)));
    await until(() => states(server).includes(`echo ${version} END`));
    expect(server.statuses()[0]?.reason?.en).toContain(sentence);
    expect(await answering(server)).toBe(1);
  }
  expect(toldStates(place.events)).not.toContain('2 AVAILABLE');
});

test('a version answers its warm-up in every worker before it is available', async () => {
  const folder = await writeVersion(place.root, { pool: { workers: 3, queue: 1 } });
  await writeFile(join(folder, 'warmup.jsonl'), 'exit');
  const readWarmup = () => ok([{ signature: 'serving_default', rows: texts('exit') }]);
  // Each worker that is asked to exit is one crash.
  await place.serve({ readWarmup });
  expect(place.events.filter((event) => event.type === 'worker-crash')).toHaveLength(3);
  expect(toldStates(place.events)).toEqual(['1 LOADING', '1 END']);
});
