import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ModelServerOptions, StartedModelServer } from '@/lib/serving/create-model-server';
import { setUpServers } from '@/lib/serving/fixtures/set-up-servers';
import { writeVersion } from '@/lib/serving/fixtures/write-version';
import { type Asked, ask } from './fixtures/ask';
import { openTestDoor, until } from './test-door';

const place = setUpServers();

/** What clients see of versions while the work goes on behind the door. */
async function withDoor(
  options: Partial<ModelServerOptions> & { readonly configuration?: unknown },
  work: (port: number, models: StartedModelServer) => Promise<void>,
): Promise<void> {
  const { configuration, ...rest } = options;
  const configurationFile = join(place.base, 'server.json');
  if (configuration !== undefined) await writeFile(configurationFile, JSON.stringify(configuration));
  const models = await place.serve({ configurationFile, ...rest });
  const door = await openTestDoor({ models });
  await work(door.port, models).finally(() => door.close());
}

const predict = (port: number, body = '{"instances":["a"]}') => ask(port, 'POST', '/v1/models/echo:predict', body);

interface Told {
  readonly version: string;
  readonly state: string;
  readonly status: { readonly error_code: string; readonly error_message: string };
}

async function told(port: number): Promise<readonly Told[]> {
  return JSON.parse((await ask(port, 'GET', '/v1/models/echo')).text).model_version_status;
}

async function served(port: number): Promise<readonly string[]> {
  return (await told(port)).filter(({ state }) => state === 'AVAILABLE').map(({ version }) => version);
}

test('TFS-233, TFS-236, TFS-237: a folder is a version when all of its name is a whole number', async () => {
  const folder = await writeVersion(place.root, { version: 7 });
  for (const odd of ['1.0', 'tmp-7', '-8', '9 ', 'v10'])
    await cp(folder, join(place.root, 'echo', odd), { recursive: true });
  await withDoor({}, async (port) => {
    expect((await told(port)).map(({ version }) => version)).toEqual(['7']);
    expect((await predict(port)).headers['x-model-version']).toBe('echo/7');
  });
});

test.each([
  ['TFS-239', undefined, ['10']],
  ['TFS-240', { latest: 2 }, ['10', '2']],
  ['TFS-242', { specific: [2, 5] }, ['2']],
])('%s: of versions 1, 2 and 10 the policy %j serves %j', async (_id, versions, expected) => {
  for (const version of [1, 2, 10]) await writeVersion(place.root, { version });
  await withDoor(versions ? { configuration: { models: { echo: { versions } } } } : {}, async (port) => {
    expect(await served(port)).toEqual(expected);
    expect((await predict(port)).headers['x-model-version']).toBe(`echo/${expected[0]}`);
    expect((await ask(port, 'POST', '/v1/models/echo/versions/1:predict', '{"instances":["a"]}')).status).toBe(404);
  });
});

test('TFS-243: while a new version takes over, every request is answered by the one or the other', async () => {
  await writeVersion(place.root, { version: 7 });
  await withDoor({ pollMs: 10 }, async (port) => {
    const answers: Asked[] = [];
    let isOver = false;
    const asking = (async () => {
      while (!isOver) answers.push(await predict(port));
    })();
    await writeVersion(place.root, { version: 8 });
    await until(async () => (await told(port)).some(({ version, state }) => version === '7' && state === 'END'));
    isOver = true;
    await asking;
    expect((await told(port)).map(({ version, state }) => `${version} ${state}`)).toEqual(['8 AVAILABLE', '7 END']);
    expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
    const versions = answers.map(({ headers }) => headers['x-model-version']);
    expect([...new Set(versions)]).toEqual(['echo/7', 'echo/8']);
  });
});

test('TFS-245: a new version that cannot load ends with its reason, and the one before goes on', async () => {
  await writeVersion(place.root, { version: 7 });
  await withDoor({ pollMs: 10 }, async (port) => {
    await writeVersion(place.root, { version: 8, handler: 'refuses' });
    await until(async () => (await told(port)).some(({ state }) => state === 'END'));
    const [broken, serving] = await told(port);
    expect(broken).toEqual({
      version: '8',
      state: 'END',
      status: { error_code: 'INVALID_ARGUMENT', error_message: 'No.' },
    });
    expect(serving).toMatchObject({ version: '7', state: 'AVAILABLE', status: { error_code: 'OK' } });
    expect((await predict(port)).headers['x-model-version']).toBe('echo/7');
    const text = JSON.parse((await ask(port, 'POST', '/v1/models/echo/versions/8:predict', '{"instances":[1]}')).text);
    expect(text).toEqual({ error: 'Servable not found for request: Specific(echo, 8)' });
  });
});

const batching = { max_batch_size: 2, batch_timeout_ms: 0, max_enqueued_batches: 4, split_large: false };

test('TFS-250: a request larger than a batch is refused where it may not be split', async () => {
  await writeVersion(place.root);
  await withDoor({ configuration: { models: { echo: { batching } } } }, async (port) => {
    expect((await predict(port, '{"instances":["a","b"]}')).text).toBe('{"predictions":["a","b"]}');
    const { status, text } = await predict(port, '{"instances":["a","b","c"]}');
    expect(status).toBe(400);
    expect(JSON.parse(text).error).toContain('is larger than maximum');
  });
});

test('TFS-251: a configuration with batch sizes that fit nothing is refused whole', async () => {
  await writeVersion(place.root);
  const wrong = { ...batching, allowed_batch_sizes: [1, 3] };
  await withDoor({ configuration: { models: { echo: { batching: wrong } } } }, async (port, models) => {
    expect(models.configuration().refused?.en).toContain('allowed_batch_sizes');
    expect((await predict(port, '{"instances":["a","b","c"]}')).status).toBe(200);
  });
});

test('a label of the configuration file leads to its version, and moves with the file', async () => {
  for (const version of [1, 2]) await writeVersion(place.root, { version });
  const labelled = (stable: number) => ({ models: { echo: { versions: 'all', labels: { stable } } } });
  await withDoor({ configuration: labelled(1), pollMs: 10 }, async (port) => {
    const ofLabel = async () => {
      const answer = await ask(port, 'POST', '/v1/models/echo/labels/stable:predict', '{"instances":["a"]}');
      return answer.headers['x-model-version'];
    };
    expect(await ofLabel()).toBe('echo/1');
    await writeFile(join(place.base, 'server.json'), JSON.stringify(labelled(2)));
    await until(async () => (await ofLabel()) === 'echo/2');
  });
});
