/** An office that is made once in a run and copied for each next journey: making keys and entries takes seconds on purpose. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import type { Page } from '@playwright/test';

/** The `KANAALREGISTER_HOME` behind each window, where the fixture knows it. */
export const homes = new WeakMap<Page, string>();

/** Set before the run (`scripts/lib/test-run.ts`), for all workers together. */
const TEMPLATES = process.env['KANAALREGISTER_TEST_TEMPLATES'];
/** Longer than making any office takes; who waited this long makes one of its own. */
const PATIENCE_MS = 60_000;

const PROFILE = path.join('profile', 'profile.json');
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

interface Made {
  /** The home it was made in, which its profile names. */
  from: string;
  value: unknown;
}

/**
 * What `make` leaves in the home of this window and answers, or a copy of what it left before under this key. To be used
 * while nothing is open.
 */
export async function onceMade<T>(page: Page, key: string, make: () => Promise<T>): Promise<T> {
  const home = homes.get(page);
  // Only what comes of `make` alone is kept: settings of a journey are no part of an office.
  if (home === undefined || TEMPLATES === undefined) return await make();
  const folder = path.join(TEMPLATES, `office-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`);
  const claim = `${folder}.making`;
  const mine = !existsSync(folder) && claimed(claim);
  if (!mine) {
    for (const until = Date.now() + PATIENCE_MS; existsSync(claim) && Date.now() < until; ) await setTimeout(50);
    if (existsSync(folder)) return copyTo(home, folder) as T;
  }
  try {
    const fresh = !existsSync(path.join(home, PROFILE));
    const value = await make();
    if (mine && fresh) keep(folder, home, value);
    return value;
  } finally {
    if (mine) rmSync(claim, { recursive: true, force: true });
  }
}

/** True for the one worker that gets to make it. */
function claimed(claim: string): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch {
    return false;
  }
}

function keep(folder: string, home: string, value: unknown): void {
  const building = `${folder}.building`;
  cpSync(path.join(home, 'workspaces'), path.join(building, 'workspaces'), { recursive: true });
  mkdirSync(path.join(building, 'profile'));
  cpSync(path.join(home, PROFILE), path.join(building, PROFILE));
  const made: Made = { from: home, value };
  writeFileSync(path.join(building, 'made'), serialize(made));
  renameSync(building, folder);
}

function copyTo(home: string, folder: string): unknown {
  const made = deserialize(readFileSync(path.join(folder, 'made'))) as Made;
  cpSync(path.join(folder, 'workspaces'), path.join(home, 'workspaces'), { recursive: true });
  mkdirSync(path.join(home, 'profile'), { recursive: true });
  const profile = readFileSync(path.join(folder, PROFILE), 'utf8');
  writeFileSync(path.join(home, PROFILE), profile.replaceAll(inJson(made.from), inJson(home)));
  return made.value;
}
