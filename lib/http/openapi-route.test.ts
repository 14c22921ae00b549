import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { jsonCurlSnippet, jsonJavascriptSnippet } from '@/lib/demos/model-snippets';
import { handlerRegistry } from '@/lib/handlers/registry';
import type { ApiDocument, ApiOperation, ApiResponse } from '@/lib/protocols/openapi-types';
import { createModelServer, type StartedModelServer } from '@/lib/serving/create-model-server';
import { createTestLog } from '@/lib/serving/fixtures/test-log';
import { defaultHttpLimits } from './http-limits';
import { oipLimits } from './oip-limits';
import { openTestDoor, type TestDoor } from './test-door';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const project = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let models: StartedModelServer;
let door: TestDoor;
const documents = new Map<'ko' | 'en', ApiDocument>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-openapi-'));
  for (const name of ['sentiment-fast', 'faces']) {
    await cp(join(project, 'models', name), join(folder, name), { recursive: true });
  }
  models = createModelServer({
    roots: [folder],
    handlers: handlerRegistry,
    workerFile: join(project, 'dist/worker.js'),
    log: createTestLog(),
    workers: 1,
  });
  await models.loaded;
  door = await openTestDoor({ models });
  for (const language of ['ko', 'en'] as const) {
    documents.set(language, await (await fetch(`${door.url}/openapi.json?lang=${language}`)).json());
  }
});
afterAll(async () => {
  await door.close();
  await models.close();
  await rm(folder, { recursive: true });
});

const ajv = addFormats(new Ajv2020({ strict: false }));
for (const format of ['binary', 'double', 'float', 'int64', 'int32']) ajv.addFormat(format, true);

function flawsOf(schema: object, value: unknown): unknown {
  const check = ajv.compile(schema);
  return check(value) ? [] : check.errors;
}

function documentOf(language: 'ko' | 'en' = 'ko'): ApiDocument {
  const document = documents.get(language);
  if (!document) throw new Error(`No document in ${language}.`);
  return document;
}

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operation: ApiOperation;
}

function operationsOf({ paths }: ApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );
}

function answerOf({ responses }: ApiOperation): ApiResponse {
  const answer = responses[200];
  if (!answer || '$ref' in answer) throw new Error('No answer is described.');
  return answer;
}

/** With the examples in the place of the names. */
function filledPath({ path, operation }: Operation): string {
  const fill = (_: string, name: string) => {
    const example = operation.parameters?.find((one) => one.name === name)?.example;
    return encodeURIComponent(String(example));
  };
  return path.replace(/\{(\w+)\}/g, fill);
}

/** Paths that belong to one model. */
function modelOperations(): [string, ApiOperation][] {
  const operations = operationsOf(documentOf()).filter(({ operation }) => operation.tags[0]?.startsWith('model '));
  expect(operations.map(({ path }) => path)).toEqual([
    '/v1/models/faces:predict',
    '/v1/models/sentiment-fast:predict',
    '/v1/models/sentiment-fast:classify',
    '/v1/models/sentiment-fast:regress',
  ]);
  return operations.map(({ path, operation }) => [path, operation]);
}

/** A body without what differs from run to run. */
function without(key: string, body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (name, value) => (name === key ? 0 : value));
}

async function send(operation: Operation): Promise<Response> {
  const body = operation.operation.requestBody?.content['application/json']?.example;
  return fetch(door.url + filledPath(operation), {
    method: operation.method.toUpperCase(),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
}

test('the document is valid OpenAPI 3.1, in Korean and in English', async () => {
  for (const language of ['ko', 'en'] as const) {
    const checked = await new Validator().validate(JSON.parse(JSON.stringify(documentOf(language))));
    expect(checked.errors).toBeUndefined();
    expect(checked.valid).toBe(true);
  }
});

test('every operation has a name of its own, and every parameter of a path is described', () => {
  const operations = operationsOf(documentOf());
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(operation.parameters?.filter((one) => one.in === 'path').map((one) => one.name) ?? []).toEqual(inPath);
  }
});

test('both languages describe the same paths, and neither speaks the other', () => {
  const [korean, english] = [documentOf('ko'), documentOf('en')];
  expect(Object.keys(english.paths)).toEqual(Object.keys(korean.paths));
  const withoutExamples = JSON.stringify(english, (key, value) => (key === 'example' ? undefined : value));
  expect(withoutExamples).not.toMatch(/[가-힣]/);
  const summaries = operationsOf(korean).map(({ operation }) => operation.summary);
  for (const summary of summaries) expect(summary).toMatch(/[가-힣]/);
});

test('every example of a request fits its schema, is answered by the door, and the answer fits its schema', async () => {
  const sent = operationsOf(documentOf()).filter(({ operation }) => operation.requestBody);
  expect(sent.length).toBeGreaterThanOrEqual(9);
  let answered = 0;
  for (const one of sent) {
    const media = one.operation.requestBody?.content['application/json'];
    if (media?.example === undefined) continue;
    expect([one.path, flawsOf(media.schema, media.example)]).toEqual([one.path, []]);
    // The newest version bears no label here.
    if (one.path.includes('{label}')) continue;
    const response = await send(one);
    const body: unknown = await response.json();
    expect([one.path, response.status, body]).toEqual([one.path, 200, expect.anything()]);
    const answer = answerOf(one.operation).content?.['application/json'];
    expect([one.path, flawsOf(answer?.schema ?? {}, body)]).toEqual([one.path, []]);
    answered++;
    if (one.path.includes('{')) continue;
    expect(without('timings', answer?.example)).toEqual(without('timings', body));
  }
  expect(answered).toBeGreaterThanOrEqual(7);
});

test('whatever is asked with GET answers what its schema says', async () => {
  const asked = operationsOf(documentOf()).filter(({ method, path }) => method === 'get' && !path.includes('{label}'));
  expect(asked.length).toBeGreaterThanOrEqual(15);
  for (const one of asked) {
    const response = await send(one);
    expect([one.path, response.status]).toEqual([one.path, 200]);
    const [[type, media] = []] = Object.entries(answerOf(one.operation).content ?? {});
    expect(response.headers.get('content-type')).toContain(type);
    if (type === 'application/json') {
      expect([one.path, flawsOf(media?.schema ?? {}, await response.json())]).toEqual([one.path, []]);
    }
  }
});

test('a model’s own path takes exactly its own fields', () => {
  const media = documentOf().paths['/v1/models/sentiment-fast:predict']?.post?.requestBody?.content['application/json'];
  const schema = media?.schema ?? {};
  expect(flawsOf(schema, { instances: [{ text: 'a' }] })).toEqual([]);
  expect(flawsOf(schema, { instances: ['a', 'b'] })).toEqual([]);
  expect(flawsOf(schema, { inputs: { text: ['a'] } })).toEqual([]);
  const classify = documentOf('en').paths['/v1/models/sentiment-fast:classify']?.post;
  expect(classify?.description).toContain('signature_name may be: classify.');
  for (const wrong of [{ instances: [{ words: 'a' }] }, { instances: [1] }, { instances: [] }, {}]) {
    expect(flawsOf(schema, wrong)).not.toEqual([]);
  }
});

test('failures of the door carry codes that the document lists under their status', async () => {
  const wrong: [string, unknown, string?][] = [
    ['/predict', '{', 'bad_json'],
    ['/predict', { text: 1 }, 'bad_input'],
    ['/predict', { text: 'a'.repeat(10_001) }, 'text_too_long'],
    ['/predict', { text: 'a', model: 'nobody' }, 'model_not_found'],
    ['/detect', { image: '' }, 'image_empty'],
    ['/detect', { image: 'AAAA' }, 'image_unsupported'],
    ['/detect', { image: 'AAAA', cascadeXml: '<a' }, 'xml_invalid'],
  ];
  for (const [path, body, code = ''] of wrong) {
    const response = await fetch(door.url + path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const described = documentOf().paths[path]?.post?.responses[response.status];
    if (!described || '$ref' in described) throw new Error(`${path} says nothing of ${response.status}.`);
    expect(await response.json()).toMatchObject({ error: { code } });
    expect(Object.keys(described['x-codes'] ?? {})).toContain(code);
  }
});

test('the bounds that sentences of the document state are those of the door', async () => {
  const english = documentOf('en').paths;
  const rows = (count: number) => Array.from({ length: count }, () => 'a');
  const ask = (count: number) =>
    fetch(`${door.url}/v1/models/sentiment-fast:predict`, {
      method: 'POST',
      body: JSON.stringify({ instances: rows(count) }),
    });
  expect((await ask(4096)).status).toBe(200);
  expect((await ask(4097)).status).toBe(400);
  expect([oipLimits.rows, defaultHttpLimits.tensorBytes]).toEqual([4096, 16 * 1024 * 1024]);
  for (const path of ['/v1/models/sentiment-fast:predict', '/v2/models/{name}/infer']) {
    expect(english[path]?.post?.description).toContain('Up to 16 MiB and 4,096 rows at once.');
  }
});

test('the command of every model’s path, run in a shell, gets the answer that stands beside it', async ({ skip }) => {
  const run = promisify(execFile);
  const there = await run('curl', ['--version']).then(
    () => true,
    () => false,
  );
  skip(!there, 'curl is not installed here');
  for (const [path, operation] of modelOperations()) {
    const body = operation.requestBody?.content['application/json']?.example;
    const request = { origin: door.url, path, body: JSON.parse(JSON.stringify(body)) };
    const { stdout } = await run('sh', ['-c', jsonCurlSnippet(request)]);
    const expected = answerOf(operation).content?.['application/json']?.example;
    expect(without('timings', JSON.parse(stdout))).toEqual(without('timings', expected));
  }
});

test('the JavaScript of every model’s path gets the same', async () => {
  for (const [path, operation] of modelOperations()) {
    const body = operation.requestBody?.content['application/json']?.example;
    const code = jsonJavascriptSnippet({ origin: door.url, path, body: JSON.parse(JSON.stringify(body)) });
    const printed: string[] = [];
    const program = new Function('console', `return (async () => { ${code} })();`);
    await program({ log: (line: string) => printed.push(line) });
    const expected = answerOf(operation).content?.['application/json']?.example;
    expect(without('timings', JSON.parse(printed.join('\n')))).toEqual(without('timings', expected));
  }
});

test('the document is asked for again only when it has changed', async () => {
  const first = await fetch(`${door.url}/openapi.json`);
  expect(first.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const etag = first.headers.get('etag') ?? '';
  const again = await fetch(`${door.url}/openapi.json`, { headers: { 'if-none-match': `W/"old", ${etag}` } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const english = await fetch(`${door.url}/openapi.json`, { headers: { 'accept-language': 'en' } });
  expect(english.headers.get('etag')).not.toBe(etag);
  expect(await english.json()).toEqual(documentOf('en'));
});
