import { expect, test } from 'vitest';
import { setUpServers, texts } from './fixtures/set-up-servers';
import { plainManifest, writeVersion } from './fixtures/write-version';

const place = setUpServers();

test('rows are checked against the signature before the model sees them', async () => {
  await writeVersion(place.root);
  const server = await place.serve({ maxRows: 3 });
  const wrong = [{ text: 'exit' }, { text: 1 }];
  expect(await server.predict({ model: 'echo', rows: wrong })).toMatchObject({ failure: { code: 'bad_input' } });
  expect(await server.predict({ model: 'echo', rows: texts('exit', 'b', 'c', 'd') })).toMatchObject({
    failure: { code: 'too_many_items' },
  });
  expect(await server.predict({ model: 'echo', rows: [] })).toMatchObject({ ok: true, value: { rows: [] } });
  expect(server.statuses()[0]?.workerRestarts).toBe(0);
});

test('a quick batch runs on this thread, a larger one in a worker, and both answer alike', async () => {
  await writeVersion(place.root, { handler: 'quick' });
  const server = await place.serve();
  const small = await server.predict({ model: 'echo', rows: texts('a', 'b') });
  const large = await server.predict({ model: 'echo', rows: texts('a', 'b', 'c') });
  if (!small.ok || !large.ok) throw new Error('both should answer');
  expect(small.value.rows.map((row) => row.inPlace)).toEqual([true, true]);
  expect(large.value.rows.map((row) => row.inPlace)).toEqual([false, false, false]);
  expect(large.value.rows.slice(0, 2).map((row) => row.text)).toEqual(small.value.rows.map((row) => row.text));
  const told = place.events.flatMap((event) =>
    event.type === 'request' ? [[event.rows, event.inPlace, event.outcome]] : [],
  );
  expect(told).toEqual([
    [2, true, 'ok'],
    [3, false, 'ok'],
  ]);
});

test.each([
  ['in a worker', ['a', 'few', 'b']],
  ['in place', ['few']],
])('an output too few %s is an error of the model and never a shifted answer', async (_where, rows) => {
  await writeVersion(place.root, { handler: 'quick' });
  const server = await place.serve();
  expect(await server.predict({ model: 'echo', rows: texts(...rows) })).toMatchObject({
    ok: false,
    failure: { code: 'internal' },
  });
  expect(place.log.lines.join()).toContain(`"got":${rows.length - 1},"expected":${rows.length}`);
});

test('an exception in place is an error of the model, and its message stays out of the log', async () => {
  await writeVersion(place.root, { handler: 'quick' });
  const server = await place.serve();
  expect(await server.predict({ model: 'echo', rows: texts('throw') })).toMatchObject({
    failure: { code: 'internal' },
  });
  expect(await server.predict({ model: 'echo', rows: texts('a') })).toMatchObject({ ok: true });
  expect(place.log.lines.join()).toContain('the handler threw');
  expect(place.log.lines.join()).not.toContain('canary');
});

test.each([
  ['in place', ['refuse']],
  ['in a worker', ['a', 'b', 'refuse']],
])('an input that the handler refuses %s is answered with its reason and not logged', async (_where, rows) => {
  await writeVersion(place.root, { handler: 'quick' });
  const server = await place.serve();
  expect(await server.predict({ model: 'echo', rows: texts(...rows) })).toMatchObject({
    failure: { code: 'image_corrupt', message: { en: 'The picture is cut off.' } },
  });
  expect(await server.predict({ model: 'echo', rows: texts('a') })).toMatchObject({ ok: true });
  expect(place.log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
});

test.each([
  ['in place', ['fault']],
  ['in a worker', ['a', 'b', 'fault']],
])('a fault of ours that has a sentence %s is answered with it, and logged by its code', async (_where, rows) => {
  await writeVersion(place.root, { handler: 'quick' });
  const server = await place.serve();
  expect(await server.predict({ model: 'echo', rows: texts(...rows) })).toMatchObject({
    failure: { code: 'model_unavailable', message: { en: 'The helper stopped.' } },
  });
  expect(place.log.lines.join()).toContain('"code":"helper-lost"');
});

test('a handler that calls a batch quick and answers with a promise is at fault', async () => {
  await writeVersion(place.root, { handler: 'quick-promise' });
  const server = await place.serve();
  expect(await server.predict({ model: 'echo', rows: texts('throw') })).toMatchObject({
    failure: { code: 'internal' },
  });
});

test('explanations come in place and from workers, one per row, and only from models that have them', async () => {
  await writeVersion(place.root, { handler: 'quick' });
  await writeVersion(place.root, { name: 'mute' });
  const server = await place.serve();
  for (const rows of [texts('a'), texts('a', 'b', 'c')]) {
    const answer = await server.explain({ model: 'echo', rows });
    if (!answer.ok) throw new Error(answer.failure.message.en);
    expect(answer.value.explanations.map((explanation) => explanation.text)).toEqual(rows.map((row) => row.text));
  }
  expect(await server.explain({ model: 'mute', rows: texts('a') })).toMatchObject({ failure: { code: 'bad_input' } });
});

test('a model whose only worker keeps crashing makes the server not ready, with the reason', async () => {
  await writeVersion(place.root);
  const server = await place.serve();
  for (let crashes = 0; crashes < 5; crashes++) await server.predict({ model: 'echo', rows: texts('exit') });
  expect(server.isReady()).toBe(false);
  expect(server.statuses()[0]).toMatchObject({
    state: 'AVAILABLE',
    resting: { en: expect.stringContaining('resting') },
  });
  const crashes = place.events.flatMap((event) => (event.type === 'worker-crash' ? [event.inARow] : []));
  expect(crashes).toEqual([1, 2, 3, 4, 5]);
});

test("a manifest's pool overrides the defaults", async () => {
  await writeVersion(place.root, { ...plainManifest, files: [], pool: { workers: 1, queue: 1 } }, {});
  const server = await place.serve({ workers: 4, queue: 64 });
  const answers = await Promise.all(
    ['sleep:200', 'a', 'b'].map((text) => server.predict({ model: 'echo', rows: texts(text) })),
  );
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.failure.code))).toEqual(['ok', 'ok', 'busy']);
});
