import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isDoorCase, type TfCase, tfCases, tfDeviations } from '@/lib/protocols/fixtures/tfserving-cases';
import { type Asked, ask } from './fixtures/ask';
import { alsoCalled, type DemoModels, openDemoModels } from './fixtures/demo-models';
import { openTestDoor, type TestDoor } from './test-door';

const doorCases = tfCases.filter(isDoorCase);
const odd = doorCases.flatMap(({ signature }) =>
  signature !== null && signature !== 'demo' && signature.model !== undefined ? [signature.model] : [],
);

let demo: DemoModels;
let door: TestDoor;
beforeAll(async () => {
  demo = await openDemoModels();
  const models = odd.reduce((served, alias) => alsoCalled(served, 'demo', alias), demo.models);
  const pages = {
    async handle(_request: unknown, response: { writeHead(status: number): unknown; end(text: string): unknown }) {
      response.writeHead(404);
      response.end('no such page');
    },
    async close() {},
  };
  door = await openTestDoor({ models, pages });
});
afterAll(async () => {
  await door.close();
  await demo.close();
});

test('the cases that ask the demonstration model over HTTP are all here', () => {
  expect(doorCases.length).toBe(45);
});

for (const one of doorCases) {
  if (tfDeviations.has(one.id)) continue;
  test(`${one.id} (${one.area}): ${one.request.method} ${one.request.path}`, async () => {
    const { method, headers } = one.request;
    expectAnswer(one, await ask(door.port, method, pathOf(one), bodyOf(one), headers), method);
  });
}

function expectAnswer(one: TfCase, { status, headers, text }: Asked, method: string): void {
  const { errorContains, json, jsonSubset, body, contentType } = one.expect;
  expect({ status, text }).toEqual({ status: one.expect.status, text: expect.any(String) });
  if (errorContains !== undefined) expect(JSON.parse(text)).toEqual({ error: expect.stringContaining(errorContains) });
  if (json !== undefined) expect(JSON.parse(masked(one, text))).toEqual(json);
  if (jsonSubset !== undefined) expect(JSON.parse(text)).toMatchObject(jsonSubset);
  if (body !== undefined) expect(text).toBe(body);
  if (contentType !== undefined) expect(headers['content-type']).toBe(contentType);
  if (status === 200 && method === 'POST') expect(headers['x-model-version']).toMatch(/^demo(-lists)?\/7$/);
}

/** Our signatures say what a row is, so the demonstration that takes any rank is two models here; so is the broken one. */
const served = new Map([
  ['TFS-154', 'demo-lists'],
  ['TFS-169', 'demo-broken'],
]);

function pathOf({ id, request }: TfCase): string {
  return request.path.replace('demo', served.get(id) ?? 'demo');
}

/** That case names neither the code nor the text. */
function masked({ id }: TfCase, text: string): string {
  if (id !== 'TFS-169') return text;
  const reason = /"error_code":"(?!OK)[A-Z_]+","error_message":"[^"]+"/;
  expect(text).toMatch(reason);
  return text.replace(reason, '"error_code":"<CODE NAME>","error_message":"<text>"');
}

function bodyOf({ id, request }: TfCase): string | Uint8Array {
  if (id !== 'TFS-213') return request.body;
  const packed = gzipSync('{"instances":[4]}');
  packed.writeUInt32LE(100 * 1024 * 1024 + 1, packed.length - 4);
  return packed;
}
