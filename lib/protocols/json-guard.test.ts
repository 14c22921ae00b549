import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardJson, maxJsonDepth } from './json-guard';

/** A JSON value as it is written, so that an object may hold a key twice. */
type Tree = { text: string } | { items: Tree[] } | { entries: [string, Tree][] };

const key = fc.oneof(
  fc.constantFrom('a', 'b', '\\u0061', 'text', '"', '\\', '한', '__proto__', 'constructor'),
  fc.string({ maxLength: 4 }),
);
const tree = fc.letrec<{ node: Tree }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.json({ maxDepth: 0 }).map((text) => ({ text })),
    fc.oneof(fc.string(), key).map((text) => ({ text: JSON.stringify(text) })),
    fc.array(tie('node'), { maxLength: 4 }).map((items) => ({ items })),
    fc.array(fc.tuple(key, tie('node')), { maxLength: 4 }).map((entries) => ({ entries })),
  ),
})).node;

/** Every character of a key either as it is or as an escape, by the bits of `how`; white space by the same. */
function write(node: Tree, how: number): string {
  const gap = ['', ' ', '\n\t', ''][how & 3];
  if ('text' in node) return `${gap}${node.text}${gap}`;
  if ('items' in node) return `${gap}[${node.items.map((item) => write(item, how)).join(',')}]${gap}`;
  const entries = node.entries.map(([name, value], index) => {
    const escaped = ((how >> (index % 8)) & 1) === 1;
    const written = escaped ? `"${[...name].map(escapeUnits).join('')}"` : JSON.stringify(name);
    return `${gap}${written}${gap}:${write(value, how)}`;
  });
  return `{${gap}${entries.join(',')}}`;
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** The plain way: depth and keys read off the tree itself. */
function depthOf(node: Tree): number {
  if ('text' in node) return 0;
  const inner = 'items' in node ? node.items : node.entries.map(([, value]) => value);
  return 1 + Math.max(0, ...inner.map(depthOf));
}

function hasDuplicate(node: Tree): boolean {
  if ('text' in node) return false;
  if ('items' in node) return node.items.some(hasDuplicate);
  const names = node.entries.map(([name]) => name);
  return new Set(names).size < names.length || node.entries.some(([, value]) => hasDuplicate(value));
}

function hasForbidden(node: Tree): boolean {
  if ('text' in node) return false;
  if ('items' in node) return node.items.some(hasForbidden);
  return node.entries.some(([name, value]) => /^(__proto__|constructor|prototype)$/.test(name) || hasForbidden(value));
}

test('on any JSON it agrees with the tree about duplicate and forbidden keys', () => {
  let flawed = 0;
  fc.assert(
    fc.property(tree, fc.nat(255), (node, how) => {
      const text = write(node, how);
      JSON.parse(text);
      const flaw = guardJson(text)?.code;
      if (flaw !== undefined) flawed++;
      const expected = new Set<string | undefined>();
      if (hasDuplicate(node)) expected.add('duplicate_key');
      if (hasForbidden(node)) expected.add('bad_input');
      if (expected.size === 0) expected.add(undefined);
      expect(expected).toContain(flaw);
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect(flawed).toBeGreaterThan(100);
});

test('it counts objects and lists alike, and brackets in strings not at all', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 25, maxLength: 40 }), fc.string(), (kinds, inside) => {
      let node: Tree = { text: JSON.stringify(`${inside}[{"\\`) };
      for (const isList of kinds) node = isList ? { items: [node] } : { entries: [['k', node]] };
      expect(guardJson(write(node, 0))?.code).toBe(depthOf(node) > maxJsonDepth ? 'too_deep' : undefined);
    }),
    { numRuns: 500, seed: 7 },
  );
});

test('no text makes it throw, and what it lets pass is never deeper than the limit', () => {
  const pieces = fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', ' ', 'a', '"a"', '\\"', '1', '\ud800');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 120 }), (parts) => {
      const text = parts.join('');
      const flaw = guardJson(text);
      if (flaw) return;
      let parsed: unknown;
      try {
        parsed = JSON.parse(text);
      } catch {
        return;
      }
      expect(
        JSON.stringify(parsed)
          .replace(/"(?:\\.|[^"\\])*"/g, '')
          .match(/[[{]{33}/),
      ).toBeNull();
    }),
    { numRuns: 3000, seed: 7 },
  );
});

test.each([
  ['quotes', '"'.repeat(1_000_000)],
  ['backslashes', `"${'\\'.repeat(1_000_000)}`],
  ['escaped quotes', `"${'\\"'.repeat(500_000)}`],
  ['brackets', '['.repeat(1_000_000)],
  ['keys', `{${Array.from({ length: 100_000 }, (_, index) => `"${index}":0`).join(',')}}`],
])('a megabyte of %s is read in one pass', (_, text) => {
  // Twice over it would be quadratic: minutes instead of milliseconds, and the test would run into its time limit.
  expect([undefined, 'too_deep']).toContain(guardJson(text)?.code);
});

test('signs, strings and escapes are counted where a body is a few long texts, and the letters of texts are not', () => {
  const text = JSON.stringify({ image: 'A'.repeat(10_000), size: [1, 2] });
  expect(guardJson(text, 13)).toBeUndefined();
  expect(guardJson(text, 12)?.code).toBe('too_many_items');
  for (const part of ['1,', ' ', '1', '""', '[],', '"\\",']) {
    expect([part, guardJson(`["${'a'.repeat(500)}",${part.repeat(200)}`, 100)?.code]).toEqual([part, 'too_many_items']);
  }
  expect(guardJson(`"${'\\n'.repeat(200)}"`, 100)?.code).toBe('too_many_items');
  expect(guardJson(`[${'1,'.repeat(1000)}1]`)).toBeUndefined();
});
