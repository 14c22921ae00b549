import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cascadeGroups, cascadeGuide, cascadesInstead, findCascade } from './cascade-guide';

const shipped = readdirSync(new URL('../../models/faces/1', import.meta.url))
  .filter((file) => file.endsWith('.cascade'))
  .map((file) => file.slice(0, -'.cascade'.length));

test('the guide names exactly the shipped cascades, each once', () => {
  expect(shipped.length).toBeGreaterThan(0);
  expect(cascadeGuide.map(({ name }) => name).sort()).toEqual(shipped.sort());
});

test('every cascade is found by its name, and nothing else is', () => {
  for (const entry of cascadeGuide) expect(findCascade(entry.name)).toBe(entry);
  expect(findCascade('__proto__')).toBeUndefined();
});

test('second cascades are shipped ones and never the first one again', () => {
  for (const { name, inside } of cascadeGuide) {
    expect(inside).not.toContain(name);
    for (const second of inside) expect(shipped).toContain(second);
  }
});

test('titles differ in both languages, every group is used, and sentences end', () => {
  for (const locale of ['ko', 'en'] as const) {
    expect(new Set(cascadeGuide.map(({ title }) => title[locale])).size).toBe(cascadeGuide.length);
    for (const { sentence } of cascadeGuide) expect(sentence[locale]).toMatch(/\.$/);
  }
  expect(new Set(cascadeGuide.map(({ group }) => group))).toEqual(new Set(cascadeGroups));
});

test('instead of a cascade others are offered that look for the same, never itself and never the strictest', () => {
  for (const entry of cascadeGuide) {
    const names = cascadesInstead(entry).map(({ name }) => name);
    expect(names.length).toBeLessThanOrEqual(3);
    expect(names).not.toContain(entry.name);
    expect(names).not.toContain('haarcascade_frontalface_alt_tree');
    for (const { group } of cascadesInstead(entry)) expect(group).toBe(entry.group);
  }
  expect(cascadesInstead(entryOf('haarcascade_frontalface_default'))).toHaveLength(3);
  expect(cascadesInstead(entryOf('haarcascade_smile'))).toEqual([]);
});

function entryOf(name: string) {
  const entry = findCascade(name);
  if (!entry) throw new Error(`${name} is not in the guide.`);
  return entry;
}
