import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['lib/**/*.test.ts', 'app/**/*.test.ts', 'app/**/*.test.tsx', 'scripts/**/*.test.ts'],
    globalSetup: ['scripts/bundle-for-tests.ts'],
    restoreMocks: true,
    // Two even on two cores, where one is Vitest's own choice: many tests wait for a process or a poll (203 s, not 296).
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A shared CI machine may stall for seconds; nothing here measures time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
