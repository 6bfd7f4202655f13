import path from 'node:path';
import { _electron, type BrowserContext, type Page } from '@playwright/test';
import { startChromiumShell } from '../src/main/shell/chromium/index.ts';
import { placesFor } from '../src/main/shell/core/places.ts';
import { findElectron } from '../src/main/shell/electron/runtime.ts';

export type ShellKind = 'chromium' | 'electron';

/** One running app, whichever shell it runs in. */
export interface RunningShell {
  page: Page;
  context: BrowserContext;
  /** What stands in front of every URL of the window. */
  origin: string;
  /** The process that everything of the app descends from. */
  rootPid: number;
  corePid(): Promise<number>;
  close(): Promise<void>;
}

export interface StartOptions {
  /** A fresh folder that stands in for the user's own. */
  home: string;
  locale: string;
  viewport: { width: number; height: number };
  /** ISO instant: the core's clock starts here. */
  now?: string;
  /** What the system's dialog for a folder answers; undefined: there is no such dialog. */
  chosenFolder?: string;
}

const ROOT = path.resolve(import.meta.dirname, '..');

/** Why this shell cannot run on this machine, or null when it can. */
export function whyNot(kind: ShellKind): string | null {
  if (kind === 'electron' && !findElectron(ROOT)) return "Electron's runtime is not on this machine";
  return null;
}

export function startShell(kind: ShellKind, options: StartOptions): Promise<RunningShell> {
  return kind === 'chromium' ? startChromium(options) : startElectron(options);
}

async function startChromium(options: StartOptions): Promise<RunningShell> {
  const shell = await startChromiumShell({
    ...placesFor({ KANAALREGISTER_HOME: options.home }, process.platform, options.home),
    headless: !process.env['KANAALREGISTER_HEADED'],
    locale: options.locale,
    viewport: options.viewport,
    ...(options.now ? { now: options.now } : {}),
    ...(options.chosenFolder ? { folderDialog: () => Promise.resolve(options.chosenFolder!) } : {}),
  });
  return {
    page: shell.page,
    context: shell.context,
    origin: 'https://app.kanaalregister.invalid/',
    rootPid: process.pid,
    corePid: async () => shell.core.pid()!,
    close: () => shell.close(),
  };
}

async function startElectron(options: StartOptions): Promise<RunningShell> {
  const { width, height } = options.viewport;
  const app = await _electron.launch({
    executablePath: findElectron(ROOT)!,
    args: [ROOT, `--lang=${options.locale}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: {
      ...(process.env as Record<string, string>),
      KANAALREGISTER_HOME: options.home,
      ...(options.now ? { KANAALREGISTER_NOW: options.now } : {}),
    },
  });
  const page = await app.firstWindow();
  await page.setViewportSize({ width, height });
  if (options.chosenFolder)
    await app.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
    }, options.chosenFolder);
  if (options.now) await app.context().clock.setFixedTime(options.now);
  await page.waitForLoadState('load');
  return {
    page,
    context: app.context(),
    origin: 'app://kanaalregister/',
    rootPid: app.process().pid!,
    corePid: () =>
      app.evaluate(({ app: main }) => main.getAppMetrics().find((one) => one.name === 'kanaalregister-core')?.pid ?? 0),
    close: () => app.close(),
  };
}
