import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowState extends Box {
  maximized: boolean;
}

export const MIN_WIDTH = 700;
export const MIN_HEIGHT = 450;
const FIRST = { width: 1400, height: 900 };
/** So much of the window's top must be on a screen, or nobody can drag it back. */
const GRIP = 120;

/** Where the window was, or null. A file that says nothing usable counts as none. */
export function readWindowState(profileDir: string): WindowState | null {
  const file = path.join(profileDir, 'window.json');
  if (!existsSync(file)) return null;
  try {
    const { x, y, width, height, maximized } = JSON.parse(readFileSync(file, 'utf8')) as Partial<WindowState>;
    const [left, top, wide, high] = [x, y, width, height].map((n) => (Number.isSafeInteger(n) ? Number(n) : null));
    if (left == null || top == null || wide == null || high == null) return null;
    return { x: left, y: top, width: wide, height: high, maximized: maximized === true };
  } catch {
    // Edited by hand, or half of another program: the window then stands where it stands the first time.
    return null;
  }
}

export function rememberWindowState(profileDir: string, state: WindowState): void {
  // Not atomic: half of it counts as none, and nobody misses the place of a window.
  writeFileSync(path.join(profileDir, 'window.json'), `${JSON.stringify(state)}\n`);
}

/** The place for a window that was at `saved`, on the screens there are now: a screen may have been unplugged since. */
export function fitWindow(saved: WindowState | null, screens: readonly Box[]): Partial<Box> & { maximized: boolean } {
  const [main] = screens;
  if (!saved || !main) return { ...FIRST, maximized: false };
  const screen = screens.find(
    (one) =>
      saved.x + saved.width >= one.x + GRIP &&
      saved.x <= one.x + one.width - GRIP &&
      saved.y >= one.y &&
      saved.y <= one.y + one.height - GRIP,
  );
  const room = screen ?? main;
  const width = Math.max(MIN_WIDTH, Math.min(saved.width, room.width));
  const height = Math.max(MIN_HEIGHT, Math.min(saved.height, room.height));
  return screen
    ? { x: saved.x, y: saved.y, width, height, maximized: saved.maximized }
    : { width, height, maximized: saved.maximized };
}
