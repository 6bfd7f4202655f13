import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: 'scripts/lib/test-run.ts',
    // A limit for what hangs, not a measure: a build server may have other work.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'Europe/Amsterdam' },
  },
});
