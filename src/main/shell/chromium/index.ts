/**
 * The shell for machines without Electron's runtime: the same window and core in an app window of the system's Chromium,
 * driven over a pipe. No port listens, no request leaves, nothing of a session stays behind.
 */
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { CoreClient } from '../core/client.ts';
import { forkCore } from '../core/fork.ts';
import { holdInstance } from '../core/instance.ts';
import { openLog } from '../core/log.ts';
import { readPages } from '../core/pages.ts';
import type { Places } from '../core/places.ts';
import { settingsFor } from '../core/settings.ts';
import { findChromium } from './browser.ts';
import { type FolderDialog, systemFolderDialog } from './folder-dialog.ts';
import { printWithChromium } from './print.ts';
import { removeStaleSessions } from './session.ts';
import { type AppWindow, openWindow, type WindowOptions } from './window.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

export interface ChromiumShellOptions extends Places {
  headless: boolean;
  /** Default `nl-NL`. */
  locale?: string;
  /** Size of the window; default 1400 x 900. */
  viewport?: { width: number; height: number };
  /** What asks for a folder; by default the system's own dialog, and none without a window. */
  folderDialog?: FolderDialog;
  /** ISO instant: the core's clock starts here and the page's stands still. For tests and pictures. */
  now?: string;
}

export interface ChromiumShell {
  /** The window of this moment: after a crash of the browser, the one that replaced it. */
  readonly page: Page;
  readonly context: BrowserContext;
  readonly core: CoreClient;
  /** Resolves when everything is closed and removed; rejects when the browser died twice. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** Why the shell does not start; `reason` decides the words and the exit code. */
export class ShellError extends Error {
  override readonly name = 'ShellError';
  readonly reason: 'running' | 'no-browser';

  constructor(reason: 'running' | 'no-browser', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Starts core and window side by side. Throws `ShellError`, or what went wrong in starting either. */
export async function startChromiumShell(options: ChromiumShellOptions): Promise<ChromiumShell> {
  const executablePath = findChromium();
  if (!executablePath) throw new ShellError('no-browser', 'there is no Chromium on this machine');
  const release = holdInstance(options.profileDir);
  if (!release) throw new ShellError('running', 'Kanaalregister is already running');
  try {
    return await start(options, executablePath, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function start(
  options: ChromiumShellOptions,
  executablePath: string,
  release: () => void,
): Promise<ChromiumShell> {
  const log = openLog(options.profileDir);
  const stale = await removeStaleSessions(options.profileDir);
  if (stale > 0) log(`shell: removed ${stale} browser profiles of a session that was killed`);
  const settings = { ...settingsFor('chromium', options, ROOT), ...(options.now ? { now: options.now } : {}) };
  const windowOptions: WindowOptions = {
    executablePath,
    profileDir: options.profileDir,
    pages: readPages(path.join(ROOT, 'out/renderer')),
    log,
    headless: options.headless,
    locale: options.locale ?? 'nl-NL',
    folderDialog: options.folderDialog ?? (options.headless ? null : systemFolderDialog()),
    viewport: options.viewport ?? { width: 1400, height: 900 },
    ...(options.now ? { now: options.now } : {}),
  };
  const entry = path.join(ROOT, 'out/main/core.js');
  // Side by side: calls of the window wait for the core by themselves.
  const core = new CoreClient({ link: () => forkCore(entry, settings, log), print: printWithChromium, log });
  const opening = openWindow(windowOptions, core);
  let window: AppWindow;
  try {
    [window] = await Promise.all([opening, core.ready()]);
  } catch (error) {
    await opening.then(
      (opened) => opened.close(),
      () => {},
    );
    await core.close();
    throw error;
  }

  let closing = false;
  const live = async (): Promise<void> => {
    try {
      for (let crashes = 0; (await window.gone) === 'crashed'; crashes += 1) {
        log('shell: the browser died');
        if (crashes === 1) throw new Error('the browser died twice');
        window = await openWindow(windowOptions, core);
        if (closing) await window.close();
      }
    } finally {
      await core.close();
      release();
    }
  };
  const ended = live();
  // Whoever waits for the end hears of it; a test that only closes must not be ended by it.
  ended.catch(() => {});
  return {
    get page() {
      return window.page;
    },
    get context() {
      return window.context;
    },
    core,
    ended,
    close: async () => {
      closing = true;
      await window.close();
      await ended;
    },
  };
}
