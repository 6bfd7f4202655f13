import { existsSync } from 'node:fs';
import path from 'node:path';
import { canRun, placesOnPath } from './on-path.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];

const WINDOWS_PLACES = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/**
 * The browser this machine has: `KANAALREGISTER_CHROMIUM` when set (and then nothing else), else the first known name on
 * PATH or in the platform's usual place. Null when there is none.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string | null {
  const own = env['KANAALREGISTER_CHROMIUM'];
  if (own) return canRun(own) ? own : null;
  const places = placesOnPath(NAMES, env);
  if (platform === 'darwin') places.push(...MAC_PLACES);
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    return roots.flatMap((root) => WINDOWS_PLACES.map((place) => path.join(root, place))).find(existsSync) ?? null;
  }
  return places.find(canRun) ?? null;
}

/** Chromium's own sandbox does not work for root; for everyone else it stays on. */
export const chromiumSandbox = process.getuid?.() !== 0;

/**
 * On top of Playwright's own list (no background services, no sync, no crash dumps): Chromium still calls account and
 * update services, outside any page and so outside request interception. When no name resolves, it has nobody to call.
 */
export const SILENT_ARGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-pings',
  '--disk-cache-size=1',
  '--media-cache-size=1',
  // Otherwise a bar in the window warns of the flags above.
  '--test-type',
];
