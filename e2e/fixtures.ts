import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type ConsoleMessage, expect, type Page, type Request } from '@playwright/test';
import { type RunningShell, type ShellKind, startShell, whyNot } from './shells.ts';
import { homes } from './template.ts';

export { expect };

export interface ShellOptions {
  shell: ShellKind;
  /** ISO instant for the core's clock; undefined = now. */
  now: string | undefined;
  /** The system has a dialog for folders, in which the person chooses `gekozen` in the home. */
  picksFolders: boolean;
}

/** What went wrong in the window without anyone asserting it. */
export interface Problems {
  /** Says beforehand that a line matching this is part of the journey. */
  tolerate(pattern: RegExp): void;
}

interface Fixtures extends ShellOptions {
  /** A fresh `KANAALREGISTER_HOME`, removed afterwards. */
  home: string;
  running: RunningShell;
  problems: Problems;
  /** The window. The test fails on any console error, page error, or request outside the app's own origin. */
  app: Page;
}

export const test = base.extend<Fixtures>({
  shell: ['chromium', { option: true }],
  now: [undefined, { option: true }],
  picksFolders: [false, { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names out of this pattern and demands one
  home: async ({}, use) => {
    const home = await mkdtemp(path.join(tmpdir(), 'kanaalregister-e2e-'));
    await use(home);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  },

  running: async ({ shell, home, locale, viewport, now, picksFolders }, use, info) => {
    const reason = whyNot(shell);
    info.skip(reason !== null, reason ?? '');
    const running = await startShell(shell, {
      home,
      locale: locale ?? 'nl-NL',
      viewport: viewport ?? { width: 1400, height: 900 },
      ...(now ? { now } : {}),
      ...(picksFolders ? { chosenFolder: path.join(home, 'gekozen') } : {}),
    });
    homes.set(running.page, home);
    await use(running);
    await running.close();
  },

  problems: async ({ running }, use) => {
    const lines: string[] = [];
    const tolerated: RegExp[] = [];
    const { context, page, origin } = running;
    const asked = (request: Request): void => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) lines.push(`request: ${url}`);
    };
    const said = (message: ConsoleMessage): void => {
      if (message.type() === 'error') lines.push(`console: ${message.text()}`);
    };
    const failed = (error: Error): void => void lines.push(`page error: ${error.message}`);
    context.on('request', asked);
    page.on('console', said);
    page.on('pageerror', failed);
    // And what the first load said before anybody listened.
    for (const request of await page.requests()) asked(request);
    for (const message of await page.consoleMessages()) said(message);
    for (const error of await page.pageErrors()) failed(error);
    await use({ tolerate: (pattern) => void tolerated.push(pattern) });
    expect(lines.filter((line) => !tolerated.some((pattern) => pattern.test(line)))).toEqual([]);
  },

  // `problems` comes first, so that it listens before the test acts.
  app: async ({ running, problems: _listening }, use) => {
    await use(running.page);
  },
});
