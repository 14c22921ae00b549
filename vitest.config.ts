import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['lib/**/*.test.ts', 'app/**/*.test.ts', 'app/**/*.test.tsx', 'scripts/**/*.test.ts'],
    globalSetup: ['scripts/bundle-for-tests.ts'],
    restoreMocks: true,
    // A shared CI machine may stall for seconds; nothing here measures time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
