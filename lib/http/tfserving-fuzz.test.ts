import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tfCases } from '@/lib/protocols/fixtures/tfserving-cases';
import { ask } from './fixtures/ask';
import { type DemoModels, openDemoModels } from './fixtures/demo-models';
import { openTestDoor, type TestDoor } from './test-door';

let demo: DemoModels;
let door: TestDoor;
beforeAll(async () => {
  demo = await openDemoModels();
  door = await openTestDoor({ models: demo.models });
});
afterAll(async () => {
  await door.close();
  await demo.close();
});

const allowed = [200, 400, 404, 501];

const bodies = tfCases.map(({ request }) => request.body).filter((body) => body !== '');
/** A body of the cases with some bytes changed, doubled or left out. */
const damaged = fc
  .record({
    body: fc.constantFrom(...bodies),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.nat(255)), { maxLength: 4 }),
  })
  .map(({ body, cuts }) => {
    const bytes = [...Buffer.from(body)];
    for (const [place, kind, byte] of cuts) {
      const at = place % (bytes.length + 1);
      if (kind === 0) bytes.splice(at, 1);
      else if (kind === 1) bytes.splice(at, 0, byte);
      else if (kind === 2) bytes[at] = byte;
      else bytes.splice(at, 0, ...bytes.slice(at, at + 8));
    }
    return Uint8Array.from(bytes);
  });
const body = fc.oneof(
  damaged,
  fc.uint8Array({ maxLength: 64 }),
  fc.json().map((text) => Buffer.from(text)),
);
const path = fc.oneof(
  fc.constantFrom('demo:predict', 'demo:classify', 'demo:regress', 'demo-lists:predict', 'demo/versions/7:predict'),
  fc.webSegment().map((name) => `${name}:predict`),
);

test('whatever is sent, there is an answer of this protocol, and the next request is answered too', async () => {
  await fc.assert(
    fc.asyncProperty(body, path, async (bytes, end) => {
      const { status, headers, text } = await ask(door.port, 'POST', `/v1/models/${end}`, bytes);
      expect(allowed).toContain(status);
      expect(headers['content-type']).toBe('application/json');
      if (status === 200) expect(text).toMatch(/^\{"(?:predictions|outputs|results)":/);
      else expect(JSON.parse(text)).toEqual({ error: expect.any(String) });
    }),
    { numRuns: 400 },
  );
  expect((await ask(door.port, 'POST', '/v1/models/demo:predict', '{"instances":[4]}')).text).toBe(
    '{"predictions":[4.0]}',
  );
  expect(door.logged()).not.toContain('"bug"');
});

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test.each([
  ['500,000 lists in each other', `{"instances":${deep(500_000)}}`, 400],
  ['as many in a member that is not read', `{"other":${deep(500_000)},"instances":[4]}`, 200],
  ['more than that', `{"other":${deep(600_000)},"instances":[4]}`, 400],
  ['objects in each other', `{"instances":[${'{"x":'.repeat(150_000)}1${'}'.repeat(150_000)}]}`, 400],
  ['lists that never end', `{"instances":${'['.repeat(1_900_000)}`, 400],
  ['a megabyte of backslashes', `{"instances":["${'\\\\'.repeat(500_000)}"]}`, 400],
  ['a number of a million digits', `{"instances":[${'9'.repeat(1_000_000)}]}`, 400],
  ['a hundred thousand names', `{"instances":[4]${',"a":1'.repeat(100_000)}}`, 200],
  ['more values than a body may hold', `{"instances":[${'4,'.repeat(2_000_000)}4]}`, 400],
] as const)('%s', async (_what, hostile, expected) => {
  const { status, text } = await ask(door.port, 'POST', '/v1/models/demo:predict', hostile);
  expect([status, text.length < 1200]).toEqual([expected, true]);
});
