import { defineConfig } from '@playwright/test';
import type { ShellOptions } from './e2e/fixtures.ts';

/** The same journeys in both shells; the one whose runtime is not on this machine is skipped by name. */
export default defineConfig<ShellOptions>({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  forbidOnly: true,
  globalSetup: ['./scripts/lib/built.ts', './scripts/lib/test-run.ts'],
  // A journey waits for its window more than it works: three fill two cores.
  workers: 3,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  // A trace of every journey would take a sixth of the time of all. No video: it needs a download of Playwright's own.
  use: { trace: 'on-first-retry', screenshot: 'only-on-failure' },
  projects: [
    { name: 'chromium-shell', use: { shell: 'chromium' } },
    { name: 'electron', use: { shell: 'electron' } },
  ],
});
