import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/lib/longest-first.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    // A third fills the two cores while others wait for a process or a disk.
    maxWorkers: 3,
    // Modules are read once a worker, not once a file: a quarter of the time. No module here may keep state, and this shows it.
    isolate: false,
    globalSetup: 'scripts/lib/test-run.ts',
    sequence: { sequencer: LongestFirst },
    // A limit for what hangs, not a measure: a build server may have other work.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'Europe/Amsterdam' },
  },
});
