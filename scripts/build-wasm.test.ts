import { expect, test } from 'vitest';
import { scanWasmBase64 } from '@/lib/vision/scan-wasm';
import { compileScan } from './build-wasm.mjs';

test('the committed WebAssembly is what the sources compile to', { timeout: 60_000 }, async () => {
  const compiled = Buffer.from(await compileScan()).toString('base64');
  expect(compiled === scanWasmBase64, 'run: npm run build:wasm').toBe(true);
});
