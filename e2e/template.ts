/** An office that was made once by this worker and is copied for each next journey: making keys takes seconds on purpose. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** The `KANAALREGISTER_HOME` behind each window, where the fixture knows it. */
export const homes = new WeakMap<Page, string>();

const made = new Map<string, { folder: string; from: string; value: unknown }>();
process.once('exit', () => {
  for (const { folder } of made.values()) rmSync(folder, { recursive: true, force: true });
});

const PROFILE = path.join('profile', 'profile.json');
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * What `make` leaves in the home of this window and answers, or a copy of what it left there before under this key. To be
 * used while nothing is open.
 */
export async function onceMade<T>(page: Page, key: string, make: () => Promise<T>): Promise<T> {
  const home = homes.get(page);
  if (home === undefined) return await make();
  const known = made.get(key);
  if (known) {
    cpSync(path.join(known.folder, 'workspaces'), path.join(home, 'workspaces'), { recursive: true });
    mkdirSync(path.join(home, 'profile'), { recursive: true });
    const profile = readFileSync(path.join(known.folder, PROFILE), 'utf8');
    writeFileSync(path.join(home, PROFILE), profile.replaceAll(inJson(known.from), inJson(home)));
    return known.value as T;
  }
  const fresh = !existsSync(path.join(home, PROFILE));
  const value = await make();
  // Only what came of `make` alone: settings of a journey are no part of an office.
  if (!fresh) return value;
  const folder = mkdtempSync(path.join(tmpdir(), 'kanaalregister-e2e-office-'));
  cpSync(path.join(home, 'workspaces'), path.join(folder, 'workspaces'), { recursive: true });
  mkdirSync(path.join(folder, 'profile'));
  cpSync(path.join(home, PROFILE), path.join(folder, PROFILE));
  made.set(key, { folder, from: home, value });
  return value;
}
