import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfiguration } from './read-configuration';

const read = (text: string) => readConfiguration(new TextEncoder().encode(text));

/** Each fault as `line: sentence`; empty when there is none. */
function faults(text: string): string[] {
  const outcome = read(text);
  return outcome.ok ? [] : outcome.faults.map(({ line, message }) => `${line}: ${message.en}`);
}

test('all that the file can say is read', () => {
  const outcome = read(
    `\uFEFF{
      "poll_seconds": 0.25,
      "models": {
        "a": { "versions": "all", "batching": "off" },
        "b": { "versions": { "latest": 2 }, "labels": { "stable": 1, "canary": 3 } },
        "c": { "versions": { "specific": [1, 3] },
               "batching": { "max_batch_size": 8, "batch_timeout_ms": 0, "max_enqueued_batches": 4, "split_large": true } }
      },
      "remote_addresses": ["http://10.0.0.5:8000", "https://engine.example", "http://[::1]:9"]
    }`,
  );
  if (!outcome.ok) throw new Error(outcome.faults[0]?.message.en);
  const { pollMs, models, labels, batching, remoteAddresses } = outcome.configuration;
  expect(pollMs).toBe(250);
  expect([...models].map(([name, { versions }]) => [name, versions])).toEqual([
    ['a', 'all'],
    ['b', { latest: 2 }],
    ['c', { specific: [1, 3] }],
  ]);
  expect([...(labels.get('b') ?? [])]).toEqual([
    ['stable', 1],
    ['canary', 3],
  ]);
  expect([batching.get('a'), batching.has('b'), batching.get('c')]).toMatchObject([
    'off',
    false,
    { max_batch_size: 8 },
  ]);
  expect(remoteAddresses).toHaveLength(3);
  expect(outcome.lineOf(['models', 'b', 'labels', 'canary'])).toBe(5);
});

test.each([
  ['{', '1: It is not JSON. (CloseBraceExpected)'],
  ['', '1: It is not JSON. (ValueExpected)'],
  ['{\n"poll_seconds": 1,\n}', '3: It is not JSON. (PropertyNameExpected)'],
  ['{\n// no\n}', '2: It is not JSON. (InvalidCommentToken)'],
  ['{}\n{}', '2: It is not JSON. (EndOfFileExpected)'],
  ['{"models":{"a\u0001":{}}}', '1: It is not JSON. (InvalidCharacter)'],
  ['{"a":\n\n1,\n"a":2}', '4: "a" appears twice.'],
  ['{\n"__proto__": {}}', '2: "__proto__" is not known.'],
  ['[]', '1: the file must be {…}.'],
  ['null', '1: the file must be {…}.'],
  ['{\n"poll_second": 1}', '2: "poll_second" is not known.'],
  ['{\n"poll_seconds": "1"}', '2: "poll_seconds" must be a number.'],
  ['{\n"poll_seconds": -1}', '2: "poll_seconds" is from 0 up.'],
  ['{\n"poll_seconds": 4000}', '2: "poll_seconds" is at most 3600.'],
  ['{"models": {\n"A": {}}}', '2: "A" cannot be a name.'],
  ['{"models": {\n"..": {}}}', '2: ".." cannot be a name.'],
  ['{"models": {"a": {\n"version": "all"}}}', '2: "version" is not known.'],
  ['{"models": {"a": {\n"versions": "some"}}}', /^2: "models.a.versions" takes one of: "all"/],
  ['{"models": {"a": {"versions": {\n"latest": 0}}}}', '2: "models.a.versions.latest" is from 1 up.'],
  ['{"models": {"a": {"versions": {"specific": [1,\n"2"]}}}}', '2: "models.a.versions.specific.1" must be a number.'],
  ['{"models": {"a": {"labels": {\n"a b": 1}}}}', '2: "a b" cannot be a name.'],
  ['{"models": {"a": {"labels": {\n"stable": 1.5}}}}', '2: "models.a.labels.stable" must be a whole number.'],
  ['{"remote_addresses": [\n"http://10.0.0.5:8000/v2"]}', /^2: "remote_addresses.0" must be an origin/],
  ['{"remote_addresses": [\n"ftp://10.0.0.5"]}', /^2: .* must be an origin/],
  ['{"remote_addresses": [\n"http://me:secret@10.0.0.5"]}', /^2: .* must be an origin/],
] as const)('of %j the fault and its line are told', (text, told) => {
  expect(faults(text)[0]).toEqual(typeof told === 'string' ? told : expect.stringMatching(told));
});

test('every fault is told, by line', () => {
  const text = '{\n"poll_seconds": -1,\n"models": {"a": {"versions": "x"}},\n"remote_addresses": [1, 2]}';
  expect(faults(text).map((line) => line.slice(0, 2))).toEqual(['2:', '3:', '4:', '4:']);
});

test('a missing field is told at the object that lacks it', () => {
  const text = '{"models": {"a": {\n"batching": {"max_batch_size": 1, "batch_timeout_ms": 0, "split_large": true}}}}';
  expect(faults(text)).toEqual(['2: "models.a.batching.max_enqueued_batches" is missing.']);
});

test('bytes that are no UTF-8 and brackets without end are faults and no exceptions', () => {
  const broken = readConfiguration(Uint8Array.of(0x7b, 0xff, 0x7d));
  expect(broken).toMatchObject({ ok: false, faults: [{ line: 1 }] });
  expect(faults('['.repeat(1_000_000))).toEqual(['1: It is nested too deeply.']);
});

test('whatever the bytes, it answers, and what it takes is JSON', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"models"',
    '"a"',
    '"versions"',
    '1',
    '"all"',
    '\n',
    '\\',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces).map((list) => list.join('')),
        fc.json(),
        fc.string(),
      ),
      (text) => {
        const outcome = read(text);
        if (outcome.ok) expect(typeof JSON.parse(text)).toBe('object');
        else for (const { line } of outcome.faults) expect(line).toBeLessThanOrEqual(text.split('\n').length);
      },
    ),
  );
});
