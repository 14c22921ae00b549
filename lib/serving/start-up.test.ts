import { link, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setUpServers, states, texts, toldStates } from './fixtures/set-up-servers';
import { writeVersion } from './fixtures/write-version';

const place = setUpServers();

test('the newest version of a model answers, and the states it went through were told', async () => {
  await writeVersion(place.root, { version: 9 });
  await writeVersion(place.root, { version: 10 });
  const server = await place.serve();
  expect(states(server)).toEqual(['echo 10 AVAILABLE', 'echo 9 START']);
  expect(await server.predict({ model: 'echo', rows: texts('가', '나') })).toEqual({
    ok: true,
    value: { model: 'echo', version: 10, rows: texts('가', '나').map((row) => ({ ...row, inPlace: false })) },
  });
  await server.close();
  expect(toldStates(place.events)).toEqual(['10 LOADING', '10 AVAILABLE', '10 UNLOADING', '10 END']);
});

test('MOD-03, MOD-07: a newest version that is broken falls back to the one before, and says why', async () => {
  await writeVersion(place.root, { version: 1 });
  await writeVersion(place.root, { version: 2, handler: 'refuses' });
  const folder = await writeVersion(place.root, { version: 3 });
  await writeFile(join(folder, 'weights.bin'), 'weightz');
  const server = await place.serve();
  expect(states(server)).toEqual(['echo 3 END', 'echo 2 END', 'echo 1 AVAILABLE']);
  const [third, second] = server.statuses();
  expect(third?.reason?.ko).toContain('SHA-256');
  expect(second?.reason?.ko).toBe('열 수 없어요.');
  expect(await server.predict({ model: 'echo', rows: texts('a') })).toMatchObject({ ok: true, value: { version: 1 } });
  expect(server.isReady()).toBe(true);
  const named = await server.predict({ model: 'echo', version: 3, rows: texts('a') });
  expect(named).toMatchObject({ ok: false, failure: { code: 'model_unavailable' } });
});

test('MOD-07: of six models three are broken in their own ways and the other three serve', async () => {
  for (const name of ['one', 'two', 'three']) await writeVersion(place.root, { name });
  await writeVersion(place.root, { name: 'dies', handler: 'dies' });
  await writeVersion(place.root, { name: 'throws', handler: 'throws' });
  await writeVersion(place.root, { name: 'strange', handler: 'no-such-handler' });
  const server = await place.serve();
  for (const model of ['one', 'two', 'three']) {
    expect(await server.predict({ model, rows: texts('a') })).toMatchObject({ ok: true });
  }
  expect(states(server).filter((line) => line.endsWith('END'))).toHaveLength(3);
  const strange = server.statuses().find((status) => status.model === 'strange');
  expect(strange?.reason?.en).toContain("no handler 'no-such-handler'. It has: echo, quick");
});

test('a model that never finishes starting counts as broken', async () => {
  await writeVersion(place.root, { handler: 'never-ready' });
  const server = await place.serve({ loadTimeoutMs: 200 });
  expect(states(server)).toEqual(['echo 1 END']);
  expect(server.statuses()[0]?.reason?.en).toContain('did not start within 0.2 s');
});

test('MOD-10, MOD-18: a link to a canary outside leaves no trace of it, nor of any path, in what people see', async () => {
  const canary = join(place.base, 'canary-folder');
  await writeVersion(canary, {});
  await mkdir(join(place.root, 'echo'));
  await symlink(join(canary, 'echo', '1'), join(place.root, 'echo', '1'));
  const folder = await writeVersion(place.root, { name: 'hard' });
  await rm(join(folder, 'weights.bin'));
  await writeFile(join(place.base, 'secret'), 'weights');
  await link(join(place.base, 'secret'), join(folder, 'weights.bin'));
  const server = await place.serve();
  expect(states(server)).toEqual(['echo 1 END', 'hard 1 END']);
  expect(server.isReady()).toBe(false);
  expect(server.statuses()[0]?.reason?.en).toContain('In the place of a version');
  const answers = await Promise.all(['echo', 'hard'].map((model) => server.predict({ model, rows: texts('a') })));
  expect(JSON.stringify([server.statuses(), answers])).not.toContain(place.base);
  expect(place.log.lines.join('\n')).toContain(join(place.root, 'hard', '1'));
});

test('models people trained lie over the shipped ones without replacing any', async () => {
  const data = join(place.base, 'data');
  await writeVersion(place.root, { version: 1, title: { ko: '원래', en: 'shipped' } });
  await writeVersion(data, { version: 1, title: { ko: '바꿈', en: 'replaced' } });
  await writeVersion(data, { version: 2 });
  const server = await place.serve({ roots: [place.root, data], policy: (all) => all.map(({ version }) => version) });
  expect(states(server)).toEqual(['echo 2 AVAILABLE', 'echo 1 AVAILABLE']);
  expect(server.statuses()[1]?.manifest?.title.en).toBe('shipped');
  expect(place.log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(1);
});

test('while models load the server answers that they do, and is not ready', async () => {
  await writeVersion(place.root);
  const server = place.start();
  expect(server.isReady()).toBe(false);
  expect(await server.predict({ model: 'echo', rows: texts('a') })).toMatchObject({
    failure: { code: 'model_unavailable', retryAfterSeconds: 1 },
  });
  await server.loaded;
  expect(server.isReady()).toBe(true);
});

test('a server without models, or without its folder, is up and not ready', async () => {
  const server = await place.serve({ roots: [place.root, join(place.base, 'nowhere')] });
  expect([server.isReady(), server.statuses()]).toEqual([false, []]);
  expect(await server.predict({ model: 'echo', rows: [] })).toMatchObject({ failure: { code: 'model_not_found' } });
});
