import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxKeptDepth, maxSkippedDepth, readTfJson } from './tfserving-json';
import { isJsonArray, isJsonObject, type JsonValue } from './tfserving-json-value';
import { type PlainJson, readQuickJson } from './tfserving-quick-json';

const all = new Set(['a', 'b', 'x', 'instances']);

/** Members of the outermost object must be wanted to be kept: what is to be read stands in a list. */
function read(text: string): JsonValue | string {
  const result = readTfJson(text, all);
  return result.ok ? result.value : result.error.message;
}

/** What both readers promise to agree about. */
function plain(value: JsonValue): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (isJsonArray(value)) return value.map(plain);
  if (isJsonObject(value)) return Object.fromEntries([...value].map(([name, item]) => [name, plain(item)]));
  return value;
}

test('whole numbers are told from others and keep their digits', () => {
  expect(read('[1, 1.0, 1e0, -0, -0.0, 9007199254740993, -9223372036854775808, 18446744073709551615]')).toEqual([
    1n,
    1,
    1,
    0n,
    -0,
    9007199254740993n,
    -9223372036854775808n,
    18446744073709551615n,
  ]);
  expect(read('[18446744073709551616, -9223372036854775809]')).toEqual([2 ** 64, -(2 ** 63)]);
});

test('words for what is not finite are numbers, in exactly their spelling', () => {
  expect(read('[NaN, -NaN, Infinity, -Infinity, Inf, -Inf]')).toEqual([
    Number.NaN,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]);
  for (const word of ['Nan', 'nan', '+NaN', 'infinity', '-inf', 'I', 'N', '--1', '-', '.5', '+1', 'nul', 'True']) {
    expect(read(`[${word}]`)).toContain('JSON Parse error: Invalid value.');
  }
  for (const word of ['Infinit', '-Infin']) expect(read(`[${word}]`)).toContain('JSON Parse error: Invalid value.');
  expect(read('[Infx]')).toContain("Missing a comma or ']' after an array element. at offset: 4");
  expect(read('[01]')).toContain("Missing a comma or ']' after an array element. at offset: 2");
});

test('offsets count bytes', () => {
  expect(read('["한국어",]')).toBe('JSON Parse error: Invalid value. at offset: 13');
  expect(read(' \n')).toBe('JSON Parse error: The document is empty. at offset: 2');
  expect(read('')).toBe('JSON Parse error: The document is empty');
});

test('strings: escapes, surrogates, controls, and an end', () => {
  expect(read(String.raw`["\"\\\/\b\f\n\r\t\u0041\uD83D\ude00😀"]`)).toEqual(['"\\/\b\f\n\r\tA😀😀']);
  const flaws: [string, string][] = [
    [String.raw`["\ud83d"]`, 'surrogate pair'],
    [String.raw`["\ude00"]`, 'surrogate pair'],
    [String.raw`["\ud83d\u0041"]`, 'surrogate pair'],
    [String.raw`["\ud83dx"]`, 'surrogate pair'],
    [String.raw`["\u12g4"]`, 'hex digit'],
    [String.raw`["\u12"]`, 'hex digit'],
    [String.raw`["\x"]`, 'Invalid escape'],
    ['["\n"]', 'Invalid encoding in string'],
    ['["a', 'closing quotation mark'],
    [String.raw`["a\"]`, 'closing quotation mark'],
  ];
  for (const [text, flaw] of flaws) expect(read(text)).toContain(flaw);
});

test('of members with one name the first counts, at every depth; what follows the value is ignored', () => {
  expect(read('{"a":{"x":1,"x":[2,{}]},"a":null} {{{')).toEqual(new Map([['a', new Map([['x', 1n]])]]));
});

test('members that nobody wants are checked and dropped', () => {
  expect(read('{"z":[{"y":[]},{}],"a":1,"w":"}"}')).toEqual(new Map([['a', 1n]]));
  expect(read('{"z":{"y":1}}')).toEqual(new Map());
  expect(read('[{"z":{"y":1},"a":[{"q":{}}]}]')).toEqual([
    new Map<string, unknown>([
      ['z', new Map([['y', 1n]])],
      ['a', [new Map([['q', new Map()]])]],
    ]),
  ]);
  for (const bad of [
    '{"z":[1,]}',
    '{"z":{"y"}}',
    '{"z":{,}}',
    '{"z":{"y":1]}',
    '{"z":tru}',
    '{"z":1,}',
    '{"z":1e400}',
  ]) {
    expect(read(bad)).toContain('JSON Parse error');
  }
});

test('a megabyte of backslashes is one string', () => {
  const text = `["${'\\\\'.repeat(500_000)}"]`;
  expect(read(text)).toEqual(['\\'.repeat(500_000)]);
  expect(readQuickJson(text)?.value).toEqual(['\\'.repeat(500_000)]);
});

test('depth is bounded: little for what is kept, a lot for what is dropped', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(typeof read(nested(maxKeptDepth + 1))).toBe('object');
  expect(read(nested(maxKeptDepth + 2))).toContain('Nested too deeply');
  expect(read(`{"z":${nested(500_000)},"a":1}`)).toEqual(new Map([['a', 1n]]));
  expect(read(`{"z":${nested(maxSkippedDepth + 2)}}`)).toContain('Nested too deeply');
});

const spaced = fc
  .tuple(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 1, 2))
  .map(([text, indent]) => JSON.stringify(JSON.parse(text), null, indent));
const names = fc.constantFrom('a', 'b', 'x', 'instances', '__proto__', '"', '\\', '한', '1');
const value = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(0, -1, 1.5, 1e21, 1e-7, true, null),
    fc.string({ unit: 'binary' }),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('node')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
})).node;

test('what JSON.parse reads quickly, the reader reads the same', () => {
  let agreed = 0;
  const compare = (text: string) => {
    const quick = readQuickJson(text);
    if (!quick) return;
    agreed++;
    const careful = read(text);
    expect(typeof careful === 'string' && typeof quick.value !== 'string' ? careful : plain(careful)).toEqual(
      quick.value,
    );
  };
  const lists = value.map((one) => JSON.stringify([one]));
  fc.assert(
    fc.property(
      fc.oneof(
        spaced.map((text) => `[${text}]`),
        lists,
      ),
      compare,
    ),
    { numRuns: 1000 },
  );
  expect(agreed).toBeGreaterThan(700);
});

/** Texts that are nearly JSON: valid ones with a piece cut out, doubled or replaced. */
const damaged = fc
  .tuple(
    value,
    fc.nat(),
    fc.nat({ max: 6 }),
    fc.constantFrom('', '"', '\\', ',', '1e400', 'NaN', '-0', '1.0', '{"a":1,"a":2}', '\\ud800', '[', '}'),
  )
  .map(([one, at, length, piece]) => {
    const text = JSON.stringify([one]);
    const from = at % text.length;
    return text.slice(0, from) + piece + text.slice(from + length);
  });

test('of damaged texts the quick way takes none that the reader refuses or reads otherwise', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const quick = readQuickJson(text);
      const careful = readTfJson(text, all);
      if (quick) expect(careful.ok && plain(careful.value)).toEqual(quick.value);
      // Whatever JSON.parse takes, the reader takes, but for its own three refusals.
      if (isStrictJson(text) && !careful.ok) expect(careful.error.message).toMatch(/surrogate|too big|too deeply/);
    }),
    { numRuns: 3000 },
  );
});

test('the quick way leaves to the reader what they would read differently', () => {
  const texts = [
    '{"a":1,"a":2}',
    '[1e400]',
    '[-0]',
    String.raw`["\ud83d\ude00"]`,
    '[NaN]',
    '[1] 2',
    '',
    `${'['.repeat(99)}${']'.repeat(99)}`,
  ];
  expect(texts.map((text) => readQuickJson(text))).toEqual(texts.map(() => undefined));
  expect(readQuickJson(String.raw`{"a\"b": "c\\", "d" : "e:"}`)?.value).toEqual({ 'a"b': 'c\\', d: 'e:' });
  expect(readQuickJson('[1,20]')?.wholeOnly).toBe(true);
  expect(['[1.0]', '[1e2]', '[1E2]'].map((text) => readQuickJson(text)?.wholeOnly)).toEqual([false, false, false]);
});

function isStrictJson(text: string): boolean {
  try {
    JSON.parse(text) as PlainJson;
    return true;
  } catch {
    return false;
  }
}
