import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { productVersion } from './product-version';

test('the version that programs are told is the one of package.json', async () => {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  expect(JSON.parse(text).version).toBe(productVersion);
});
