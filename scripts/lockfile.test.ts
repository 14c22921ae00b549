import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(`${root}package-lock.json`, 'utf8');
const lockfile = z
  .looseObject({
    packages: z.record(
      z.string(),
      z.looseObject({
        version: z.string().optional(),
        optionalDependencies: z.record(z.string(), z.string()).optional(),
      }),
    ),
  })
  .parse(JSON.parse(text));
const packages = Object.entries(lockfile.packages);

test('the lockfile holds the binaries of every platform, so npm ci works on each', () => {
  const present = new Set(packages.map(([path]) => path.split('node_modules/').at(-1)));
  const missing = packages.flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !present.has(name))
      .map((name) => `${path} → ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lockfile names no download address, so any mirror will do', () => {
  expect(text).not.toMatch(/"resolved": "https?:/);
});

// Versions below these have known holes: an SVG decoder in sharp, the server-component decoder in React.
const floors: [name: string, floor: string][] = [
  ['sharp', '0.35.5'],
  ['react', '19.2.6'],
  ['react-dom', '19.2.6'],
];

test.each(floors)('no copy of %s is older than %s', (name, floor) => {
  const versions = packages
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, entry]) => entry.version ?? 'none');
  expect(versions.length).toBeGreaterThan(0);
  expect(versions.filter((version) => isOlder(version, floor))).toEqual([]);
});

test('XML parsers that expand entities and multipart parsers with known crashes are not in the tree', () => {
  const names = new Set(packages.map(([path]) => path.split('node_modules/').at(-1)));
  expect(['fast-xml-parser', 'multer'].filter((name) => names.has(name))).toEqual([]);
});

function isOlder(version: string, floor: string): boolean {
  const [a, b] = [version, floor].map((text) => text.split('-')[0]?.split('.').map(Number) ?? []);
  for (let i = 0; i < 3; i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
