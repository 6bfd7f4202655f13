import { BrowserWindow, type Session, session, type WebContents } from 'electron';
import type { PageFile } from '../core/pages.ts';
import { isOwn, mayRequest, respond, SCHEME, START_URL } from './policy.ts';
import { type fitWindow, MIN_HEIGHT, MIN_WIDTH } from './window-state.ts';

/** A session in memory (no `persist:`), without cache, network, permissions, downloads or spell checker. */
export function closedSession(partition: string, answer: (request: Request) => Response): Session {
  const closed = session.fromPartition(partition, { cache: false });
  closed.protocol.handle(SCHEME, answer);
  closed.setSpellCheckerEnabled(false);
  // Writing to the clipboard is the one thing the window needs: "copy" buttons.
  const isAllowed = (permission: string, url: string): boolean =>
    permission === 'clipboard-sanitized-write' && isOwn(url);
  closed.setPermissionRequestHandler((contents, permission, decide) =>
    decide(isAllowed(permission, contents.getURL())),
  );
  closed.setPermissionCheckHandler((contents, permission) => isAllowed(permission, contents?.getURL() ?? ''));
  closed.setDevicePermissionHandler(() => false);
  closed.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayRequest(details.url) }));
  closed.on('will-download', (event) => event.preventDefault());
  return closed;
}

/** Keeps a page where it is: it neither navigates, nor opens windows, nor embeds other pages. */
export function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Opens the app's window. It is shown once it has something to show. */
export async function openAppWindow(
  pages: Map<string, PageFile>,
  preload: string,
  place: ReturnType<typeof fitWindow>,
): Promise<BrowserWindow> {
  const { maximized, ...bounds } = place;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    autoHideMenuBar: true,
    show: false,
    title: 'Kanaalregister',
    webPreferences: {
      preload,
      session: closedSession('kanaalregister', (request) => respond(request.url, request.method, pages)),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableBlinkFeatures: 'Auxclick',
    },
  });
  confine(window.webContents);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  await window.loadURL(START_URL);
  return window;
}

const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'";
let prints = 0;

/** Prints one self-contained HTML page in a hidden window without script; see `printWithChromium`. */
export async function printHtml(html: string): Promise<Uint8Array> {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PRINT_POLICY };
  prints += 1;
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: closedSession(`print-${prints}`, () => new Response(html, { headers })),
      javascript: false,
      sandbox: true,
      contextIsolation: true,
    },
  });
  try {
    confine(window.webContents);
    await window.loadURL(START_URL);
    const options = {
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
      printBackground: true,
    };
    return new Uint8Array(await window.webContents.printToPDF(options));
  } finally {
    window.destroy();
  }
}
