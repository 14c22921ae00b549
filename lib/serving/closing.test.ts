import { expect, test } from 'vitest';
import { setUpServers, states, texts } from './fixtures/set-up-servers';
import { writeVersion } from './fixtures/write-version';

const place = setUpServers();

test('closing answers everything taken, refuses what comes later, and may be asked twice', async () => {
  await writeVersion(place.root);
  const server = await place.serve();
  const taken = Array.from({ length: 10 }, () => server.predict({ model: 'echo', rows: texts('sleep:10') }));
  void server.close();
  const closedTwice = server.close();
  expect(server.isReady()).toBe(false);
  expect(await server.predict({ model: 'echo', rows: texts('late') })).toMatchObject({ failure: { code: 'draining' } });
  await closedTwice;
  expect(states(server)).toEqual(['echo 1 END']);
  for (const answer of await Promise.all(taken)) expect(answer.ok).toBe(true);
});

test('closing before anything is loaded leaves everything unloaded', async () => {
  await writeVersion(place.root);
  const server = place.start();
  await server.close();
  await server.loaded;
  expect(states(server)).toEqual(['echo 1 START']);
});

test('closing while a model loads waits for it and ends it', async () => {
  await writeVersion(place.root);
  const closed = new Promise<string[]>((resolve) => {
    const server = place.start({
      observe: (event) => {
        place.events.push(event);
        if (event.type !== 'state' || event.state !== 'LOADING') return;
        void server.close().then(() => resolve(states(server)));
      },
    });
  });
  expect(await closed).toEqual(['echo 1 END']);
});
