import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { CoreClient } from '../core/client.ts';
import type { PageFile } from '../core/pages.ts';
import { connectBridge } from './bridge.ts';
import { chromiumSandbox, SILENT_ARGS } from './browser.ts';
import type { FolderDialog } from './folder-dialog.ts';
import { START_URL, servePages } from './serve.ts';
import { browserOf, createSession, removeSession } from './session.ts';

export interface WindowOptions {
  executablePath: string;
  profileDir: string;
  pages: Map<string, PageFile>;
  log: (line: string) => void;
  headless: boolean;
  locale: string;
  /** The system's dialog for a folder; null where there is none. */
  folderDialog: FolderDialog | null;
  viewport: { width: number; height: number };
  /** ISO instant at which the page's clock stands still; for pictures and tests. */
  now?: string;
}

export interface AppWindow {
  page: Page;
  context: BrowserContext;
  /** Resolves when the window is gone and its profile removed: by the user (or `close`), or because the browser died. */
  gone: Promise<'closed' | 'crashed'>;
  close(): Promise<void>;
}

const LAUNCH_MS = 60_000;
const LOAD_MS = 15_000;

/** Opens the app in a fresh browser profile. One failed start is tried again with another profile, a second throws. */
export async function openWindow(options: WindowOptions, core: CoreClient): Promise<AppWindow> {
  try {
    return await tryOpen(options, core);
  } catch {
    return tryOpen(options, core);
  }
}

async function tryOpen(options: WindowOptions, core: CoreClient): Promise<AppWindow> {
  const session = createSession(options.profileDir);
  let context: BrowserContext | null = null;
  try {
    context = await launch(session, options);
    return await load(context, session, options, core);
  } catch (error) {
    const pid = browserOf(session);
    await context?.close().catch(() => {});
    await removeSession(session, pid);
    throw error;
  }
}

function launch(session: string, options: WindowOptions): Promise<BrowserContext> {
  const { width, height } = options.viewport;
  return chromium.launchPersistentContext(session, {
    executablePath: options.executablePath,
    headless: options.headless,
    viewport: options.headless ? options.viewport : null,
    locale: options.locale,
    chromiumSandbox,
    timeout: LAUNCH_MS,
    // As the user set it in the system; Playwright would pretend otherwise.
    colorScheme: null,
    contrast: null,
    forcedColors: null,
    reducedMotion: null,
    serviceWorkers: 'block',
    permissions: ['clipboard-write'],
    acceptDownloads: false,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // With `about:blank` the app window would be an ordinary one with tabs and an address bar.
    ignoreDefaultArgs: [
      'about:blank',
      '--enable-automation',
      '--unsafely-disable-devtools-self-xss-warnings',
      '--disable-popup-blocking',
    ],
    args: [
      ...SILENT_ARGS,
      // Not the app itself: its first request would leave before there is anyone to answer it.
      '--app=data:text/html,<title>Kanaalregister</title>',
      '--class=kanaalregister',
      `--window-size=${width},${height}`,
    ],
  });
}

async function load(
  context: BrowserContext,
  session: string,
  options: WindowOptions,
  core: CoreClient,
): Promise<AppWindow> {
  const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: LOAD_MS }));
  context.on('page', (other) => {
    if (other !== page)
      other.close().catch((error: unknown) => options.log(`shell: a foreign window: ${String(error)}`));
  });
  if (options.now !== undefined) await context.clock.setFixedTime(options.now);
  await servePages(context, options.pages, options.log);
  const bridge = await connectBridge(context, page, core, options.folderDialog);
  await page.goto(START_URL, { timeout: LOAD_MS, waitUntil: 'commit' });
  // Answers come back by way of a script that Playwright compiles in the page at the first one: now, while the app's own
  // scripts are fetched, the page has nothing else to do.
  await page.evaluate('0');
  await page.waitForLoadState('load', { timeout: LOAD_MS });

  const pid = browserOf(session);
  let asked = false;
  // A browser that has died in the meantime needs no closing; that it is gone is heard below.
  const closeBrowser = (): Promise<void> => context.close().catch(() => {});
  let crashed = false;
  page.once('crash', () => {
    crashed = true;
    void closeBrowser();
  });
  // A window that the user closes leaves a browser without windows behind; that one goes too.
  page.once('close', () => void closeBrowser());
  const gone = new Promise((resolve) => {
    context.once('close', resolve);
  }).then(async () => {
    bridge.stop();
    await removeSession(session, pid);
    return crashed || !(asked || bridge.isLeaving()) ? 'crashed' : 'closed';
  });
  const close = async (): Promise<void> => {
    asked = true;
    await closeBrowser();
    await gone;
  };
  return { page, context, gone, close };
}
