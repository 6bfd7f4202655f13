import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type ConsoleMessage, expect, type Page, type Request } from '@playwright/test';
import { layCollection } from './bzk.ts';
import { layOffice, type OfficeIds } from './office.ts';
import { Conversation } from './pages/conversation.ts';
import { Deliveries } from './pages/deliveries.ts';
import { EntryScreen } from './pages/entry.ts';
import { Help } from './pages/help.ts';
import { EntryList } from './pages/list.ts';
import { Logging } from './pages/logging.ts';
import { Marking } from './pages/marking.ts';
import { Palette } from './pages/palette.ts';
import { Quarter } from './pages/quarter.ts';
import { RecoverySheet } from './pages/recovery-sheet.ts';
import { Settings } from './pages/settings.ts';
import { SignOff } from './pages/sign-off.ts';
import { StartScreen } from './pages/start.ts';
import { laySeeded, type Seeded } from './seed.ts';
import { type RunningShell, type ShellKind, startShell, whyNot } from './shells.ts';

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

/** What a person sees in the window, screen by screen. */
interface Screens {
  sheet: RecoverySheet;
  deliveries: Deliveries;
  settings: Settings;
  start: StartScreen;
  logging: Logging;
  conversation: Conversation;
  marking: Marking;
  signOff: SignOff;
  quarter: Quarter;
  list: EntryList;
  entryScreen: EntryScreen;
  palette: Palette;
  help: Help;
}

interface Fixtures extends ShellOptions, Screens {
  /** A fresh `KANAALREGISTER_HOME`, removed afterwards. */
  home: string;
  /** An office of three people in `home`. This and the next two are asked for before the window opens: `({ office, app })`. */
  office: OfficeIds;
  /** An office with a quarter of entries in `home`. */
  seeded: Seeded;
  /** An empty collection in `home`: the id of its collector. */
  collection: string;
  running: RunningShell;
  problems: Problems;
  /** The window. The test fails on any console error, page error, or request outside the app's own origin. */
  app: Page;
}

/** Homes with a window: what is laid in them now, it would not know of. */
const windows = new Set<string>();

function windowless(home: string): string {
  if (windows.has(home))
    throw new Error('the window is open already: name what lies there before it, ({ office, app })');
  return home;
}

export const test = base.extend<Fixtures>({
  shell: ['chromium', { option: true }],
  now: [undefined, { option: true }],
  picksFolders: [false, { option: true }],

  // What everything else begins with: where a shell cannot run, nothing is laid in a home for it either.
  home: async ({ shell }, use, info) => {
    const reason = whyNot(shell);
    info.skip(reason !== null, reason ?? '');
    const home = await mkdtemp(path.join(tmpdir(), 'kanaalregister-e2e-'));
    await use(home);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  },

  office: async ({ home, now }, use) => use(await layOffice(windowless(home), now)),
  seeded: async ({ home, now }, use) => use(await laySeeded(windowless(home), now)),
  collection: async ({ home, now }, use) => use(await layCollection(windowless(home), now)),

  running: async ({ shell, home, locale, viewport, now, picksFolders }, use) => {
    const running = await startShell(shell, {
      home,
      locale: locale ?? 'nl-NL',
      viewport: viewport ?? { width: 1400, height: 900 },
      ...(now ? { now } : {}),
      ...(picksFolders ? { chosenFolder: path.join(home, 'gekozen') } : {}),
    });
    windows.add(home);
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

  start: async ({ app }, use) => use(new StartScreen(app)),
  logging: async ({ app }, use) => use(new Logging(app)),
  conversation: async ({ app }, use) => use(new Conversation(app)),
  marking: async ({ app }, use) => use(new Marking(app)),
  signOff: async ({ app }, use) => use(new SignOff(app)),
  quarter: async ({ app }, use) => use(new Quarter(app)),
  list: async ({ app }, use) => use(new EntryList(app)),
  entryScreen: async ({ app }, use) => use(new EntryScreen(app)),
  palette: async ({ app }, use) => use(new Palette(app)),
  help: async ({ app }, use) => use(new Help(app)),
  settings: async ({ app }, use) => use(new Settings(app)),
  deliveries: async ({ app }, use) => use(new Deliveries(app)),
  sheet: async ({ app }, use) => use(new RecoverySheet(app)),
});
