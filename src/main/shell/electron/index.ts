/**
 * The product's shell: the window and the core under Electron. Thin on purpose: what decides about data is in the core,
 * what decides about addresses in `policy.ts`. The journeys run in it where Electron's runtime is on the machine.
 */
import { homedir } from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow, dialog, Menu, protocol, screen } from 'electron';
import { type CoreClient, startCore } from '../core/client.ts';
import { holdInstance } from '../core/instance.ts';
import { openLog } from '../core/log.ts';
import { readPages } from '../core/pages.ts';
import { placesFor } from '../core/places.ts';
import { settingsFor } from '../core/settings.ts';
import { connectBridge } from './bridge.ts';
import { utilityCore } from './core-link.ts';
import { menuFor } from './menu.ts';
import { SCHEME } from './policy.ts';
import { openAppWindow, printHtml } from './window.ts';
import { fitWindow, readWindowState, rememberWindowState } from './window-state.ts';

const places = placesFor(process.env, process.platform, homedir());
const root = app.getAppPath();

protocol.registerSchemesAsPrivileged([
  {
    scheme: SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]);
app.enableSandbox();
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
app.commandLine.appendSwitch('disable-breakpad');
app.commandLine.appendSwitch('disk-cache-size', '1');
app.setPath('userData', path.join(places.profileDir, 'electron'));

/** What `before-quit` has to close; null until it runs. */
let core: CoreClient | null = null;
let window: BrowserWindow | null = null;
let release: (() => void) | null = null;

async function start(): Promise<void> {
  const log = openLog(places.profileDir);
  const now = process.env['KANAALREGISTER_NOW'];
  const settings = { ...settingsFor('electron', places, root), ...(now ? { now } : {}) };
  const entry = path.join(import.meta.dirname, 'core.js');
  core = await startCore({ link: () => utilityCore(entry, settings, log), print: printHtml, log });
  connectBridge(core, () => window?.webContents ?? null, pickFolder);
  const preload = path.join(import.meta.dirname, '../preload/preload.cjs');
  const screens = screen.getAllDisplays().map((one) => one.workArea);
  const place = fitWindow(readWindowState(places.profileDir), screens);
  window = await openAppWindow(readPages(path.join(root, 'out/renderer')), preload, place);
  const shown = window;
  shown.on('close', () => {
    rememberWindowState(places.profileDir, { ...shown.getNormalBounds(), maximized: shown.isMaximized() });
  });
  await showMenu(core);
  core.onChange((subject) => {
    if (subject === 'settings' && core) void showMenu(core);
  });
  let crashes = 0;
  window.webContents.on('render-process-gone', (_event, details) => {
    log(`shell: the page died (${details.reason})`);
    crashes += 1;
    if (crashes > 1) app.quit();
    else window?.webContents.reload();
  });
  window.on('closed', () => {
    window = null;
  });
}

/** In the system's own dialog, over the window. The path, or null where none was chosen. */
async function pickFolder(): Promise<string | null> {
  if (!window) return null;
  const properties = ['openDirectory', 'createDirectory'] as ('openDirectory' | 'createDirectory')[];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties });
  return canceled ? null : (filePaths[0] ?? null);
}

/** The menu in the language this person chose. */
async function showMenu(from: CoreClient): Promise<void> {
  const reply = await from.call('app.settings', {});
  const lang = reply.ok && (reply.value as { language?: unknown }).language === 'en' ? 'en' : 'nl';
  const press = (key: string, ...modifiers: ('control' | 'shift')[]): void => {
    for (const type of ['keyDown', 'keyUp'] as const)
      window?.webContents.sendInputEvent({ type, keyCode: key, modifiers });
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuFor(lang, { press })));
}

async function main(): Promise<void> {
  // Electron's own lock brings the first window to the front; ours also knows of the Chromium shell.
  if (!app.requestSingleInstanceLock()) return app.quit();
  release = holdInstance(places.profileDir);
  if (!release) {
    console.error('Kanaalregister is already running.');
    return app.quit();
  }
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (!core) return release?.();
    event.preventDefault();
    const closing = core;
    core = null;
    void closing.close().finally(() => app.quit());
  });
  await app.whenReady();
  await start();
}

main().catch((error: unknown) => {
  console.error(error);
  app.exit(1);
});
