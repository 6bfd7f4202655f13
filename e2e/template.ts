/** What a journey begins with is made once in a run and copied for each next one: making keys and entries takes seconds on purpose. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { machineAt, type TestMachine } from '../src/main/testing/office.ts';

/** Set before the run (`scripts/lib/test-run.ts`), for all workers together. */
const TEMPLATES = process.env['KANAALREGISTER_TEST_TEMPLATES'];
/** Longer than making anything takes; who waited this long makes one of its own. */
const PATIENCE_MS = 60_000;

const PROFILE = path.join('profile', 'profile.json');
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

interface Made {
  /** The home it was made in, which its profile names. */
  from: string;
  value: unknown;
}

/**
 * Lays in an empty home what `make` does on a machine without a window, on the day of the journey but before it: what is
 * written later must not be earlier. Answers what `make` answered, here or for a journey before that asked the same.
 */
export async function layIn<T>(
  home: string,
  what: string,
  now: string | undefined,
  make: (machine: TestMachine) => Promise<T>,
): Promise<T> {
  const early = now === undefined ? new Date(Date.now() - 3_600_000).toISOString() : `${now.slice(0, 10)}T05:00:00Z`;
  if (TEMPLATES === undefined) return await makeIn(home, early, make);
  const key = createHash('sha256')
    .update(`${what} ${early.slice(0, 10)}`)
    .digest('hex');
  const folder = path.join(TEMPLATES, `${what}-${key.slice(0, 16)}`);
  const claim = `${folder}.making`;
  const mine = !existsSync(folder) && claimed(claim);
  if (!mine) {
    for (const until = Date.now() + PATIENCE_MS; existsSync(claim) && Date.now() < until; ) await setTimeout(50);
    if (existsSync(folder)) return copyTo(home, folder) as T;
  }
  try {
    const value = await makeIn(home, early, make);
    if (mine) keep(folder, home, value);
    return value;
  } finally {
    if (mine) rmSync(claim, { recursive: true, force: true });
  }
}

async function makeIn<T>(home: string, now: string, make: (machine: TestMachine) => Promise<T>): Promise<T> {
  const machine = machineAt(home, now);
  try {
    return await make(machine);
  } finally {
    await machine.app.close();
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
