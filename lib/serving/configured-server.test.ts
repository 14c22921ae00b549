import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Batching } from './batching';
import type { StartedModelServer } from './create-model-server';
import { answering, setUpServers, states, texts, toldStates, until } from './fixtures/set-up-servers';
import { testHandlers } from './fixtures/test-handlers';
import { writeVersion } from './fixtures/write-version';

const place = setUpServers();

const batching: Batching = { max_batch_size: 4, batch_timeout_ms: 0, max_enqueued_batches: 10, split_large: false };

/** A server over versions of `echo`, that follows a configuration file. */
async function serveWith(versions: readonly number[], body?: unknown): Promise<StartedModelServer> {
  for (const version of versions) await writeVersion(place.root, { version });
  if (body !== undefined) await configure(body);
  return place.serve({ pollMs: 5, configurationFile: file() });
}

const file = () => join(place.base, 'server.json');
const configure = (body: unknown) =>
  writeFile(file(), typeof body === 'string' ? body : JSON.stringify({ models: { echo: body } }));

test('the policy of the file counts from the start, and a changed one while requests run', async () => {
  const server = await serveWith([1, 2, 3], { versions: { specific: [1, 3] } });
  expect(states(server)).toEqual(['echo 3 AVAILABLE', 'echo 2 START', 'echo 1 AVAILABLE']);
  await configure({ versions: 'all' });
  await until(async () => (await answering(server, { version: 2 })) === 2);
  await configure({ versions: { latest: 1 } });
  await until(() => states(server).filter((line) => line.endsWith('END')).length === 2);
  expect(await answering(server)).toBe(3);
  await configure({ versions: { specific: [2] } });
  await until(async () => (await answering(server)) === 2);
  await rm(file());
  await until(async () => (await answering(server)) === 3);
});

test('a policy that wants what is not there takes nothing away', async () => {
  const server = await serveWith([1], { versions: { latest: 1 } });
  await configure({ versions: { specific: [5] } });
  await until(() => place.log.lines.filter((line) => line.includes('in force')).length === 2);
  expect(await answering(server)).toBe(1);
  await writeVersion(place.root, { version: 5 });
  await until(async () => (await answering(server)) === 5);
});

test('labels lead to their versions and are told with them', async () => {
  const server = await serveWith([1, 2, 3], {
    versions: { specific: [1, 3] },
    labels: { stable: 1, canary: 3, old: 1 },
  });
  expect([await answering(server, { label: 'stable' }), await answering(server, { label: 'canary' })]).toEqual([1, 3]);
  expect(await answering(server, { label: 'none' })).toBe('label_not_found');
  expect(await answering(server, { version: 3, label: 'stable' })).toBe(3);
  expect(server.find({ model: 'echo', label: 'stable' })).toMatchObject({ ok: true, value: { version: 1 } });
  expect(server.statuses().map(({ labels }) => labels)).toEqual([['canary'], [], ['old', 'stable']]);
});

test('MOD-17: a label moved to a version that is not loaded refuses the file; the label keeps its target', async () => {
  const server = await serveWith([1, 2], { versions: { specific: [1] }, labels: { stable: 1 } });
  await configure({ versions: { specific: [1] }, labels: { stable: 2 } });
  await until(() => server.configuration().refused !== undefined);
  expect(server.configuration().refused?.en).toContain('Label stable leads to version 2 of echo');
  expect(await answering(server, { label: 'stable' })).toBe(1);
  // In two steps, as TensorFlow Serving has it.
  await configure({ versions: 'all', labels: { stable: 1 } });
  await until(async () => (await answering(server, { version: 2 })) === 2);
  await configure({ versions: 'all', labels: { stable: 2 } });
  await until(async () => (await answering(server, { label: 'stable' })) === 2);
  expect(server.configuration()).toEqual({});
});

test('a version with a label is not let go when newer ones come, nor when its folder goes', async () => {
  const server = await serveWith([1], { labels: { stable: 1 } });
  const folder = await writeVersion(place.root, { version: 2 });
  await until(async () => (await answering(server)) === 2);
  await rm(join(folder, '..', '1'), { recursive: true });
  await until(() => server.statuses()[1]?.notice !== undefined);
  expect([await answering(server), await answering(server, { label: 'stable' })]).toEqual([2, 1]);
  await rm(file());
  await until(() => states(server).length === 1);
  expect(await answering(server, { label: 'stable' })).toBe('label_not_found');
});

test('a label to a version that did not load at the start is told, and leads nowhere', async () => {
  const server = await serveWith([1], { labels: { stable: 7 } });
  expect(server.configuration().astray?.en).toContain('stable → echo 7');
  expect(await answering(server, { label: 'stable' })).toBe('model_unavailable');
  expect(await answering(server)).toBe(1);
});

test('a file that is wrong from the start is told, and the defaults serve', async () => {
  const server = await serveWith([1], '{');
  expect(server.configuration().refused?.ko).toContain('1번째 줄');
  expect(await answering(server)).toBe(1);
});

test('a model of the file that is not there is allowed, and said once', async () => {
  const server = await serveWith([1], '{"models": {"later": {"versions": "all"}}}');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(place.log.lines.filter((line) => line.includes('names a model'))).toHaveLength(1);
  expect(server.configuration()).toEqual({});
  await writeVersion(place.root, { name: 'later', version: 1 });
  await writeVersion(place.root, { name: 'later', version: 2 });
  await until(() => states(server).filter((line) => /^later . AVAILABLE/.test(line)).length === 2);
});

test('changed batching loads the version again beside itself: no gap, and the next requests are batched', async () => {
  const server = await serveWith([1], { versions: { latest: 1 } });
  const failures: unknown[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const answer = await answering(server);
      if (answer !== 1) failures.push(answer);
      await new Promise((resolve) => setImmediate(resolve));
    }
  })();
  await configure({ batching });
  await until(() => toldStates(place.events).filter((line) => line === '1 END').length === 1);
  isOver = true;
  await asking;
  expect(failures).toEqual([]);
  const loaded = ['1 LOADING', '1 AVAILABLE'];
  expect(toldStates(place.events)).toEqual([...loaded, ...loaded, '1 UNLOADING', '1 END']);
  place.events.length = 0;
  await Promise.all(['sleep:100', 'a', 'b', 'c'].map((text) => server.predict({ model: 'echo', rows: texts(text) })));
  expect(place.events.flatMap((event) => (event.type === 'batch' ? [event.requests] : []))).toEqual([1, 3]);
});

test('settings that say what the manifest says reload nothing, and a reload that fails leaves the version be', async () => {
  const folder = await writeVersion(place.root, { batching });
  const server = await place.serve({ pollMs: 5, configurationFile: file() });
  await configure({ batching });
  await until(() => place.log.lines.some((line) => line.includes('in force')));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(toldStates(place.events)).toEqual(['1 LOADING', '1 AVAILABLE']);
  await writeFile(join(folder, 'weights.bin'), 'weightz');
  await until(() => server.statuses()[0]?.notice !== undefined);
  await configure({ batching: 'off' });
  await until(() => place.log.lines.some((line) => line.includes('did not load with its new settings')));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await answering(server)).toBe(1);
  await writeFile(join(folder, 'weights.bin'), 'weights');
  await until(() => toldStates(place.events).at(-1) === '1 END');
  expect(toldStates(place.events).slice(2)).toEqual(['1 LOADING', '1 AVAILABLE', '1 UNLOADING', '1 END']);
  expect(server.statuses()[0]).not.toHaveProperty('notice');
  expect(place.log.lines.filter((line) => line.includes('did not load with its new settings'))).toHaveLength(1);
});

test('a version that does not load with new settings answers with the old ones, and says so', async () => {
  await writeVersion(place.root);
  const handlers = new Map(testHandlers);
  const server = await place.serve({ pollMs: 5, configurationFile: file(), handlers });
  handlers.delete('echo');
  await configure({ batching });
  await until(() => server.statuses()[0]?.notice !== undefined);
  expect(server.statuses()[0]?.notice?.en).toContain('could not be loaded with its new settings');
  expect(await answering(server)).toBe(1);
  await rm(file());
  await until(() => server.statuses()[0]?.notice === undefined);
});

test('when the newest version is gone and held by its label, requests that name none go to the one before', async () => {
  const server = await serveWith([1, 2], { labels: { stable: 2 } });
  await rm(join(place.root, 'echo', '2'), { recursive: true });
  await until(async () => (await answering(server)) === 1);
  expect(await answering(server, { label: 'stable' })).toBe(2);
});

test('poll_seconds of the file goes before the option, and 0 ends the looking', async () => {
  await writeVersion(place.root, { version: 1 });
  await writeFile(file(), '{"poll_seconds": 0}');
  const server = await place.serve({ pollMs: 5, configurationFile: file() });
  await writeVersion(place.root, { version: 2 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(states(server)).toEqual(['echo 1 AVAILABLE']);
});
