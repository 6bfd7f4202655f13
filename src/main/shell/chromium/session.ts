import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Chromium's own habits that do not fit here: translating, keeping passwords, completing addresses, spell checking. */
const PREFERENCES = {
  translate: { enabled: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false, exit_type: 'Normal' },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false },
  spellcheck: { dictionaries: [] },
  session: { restore_on_startup: 5 },
};

/** In memory where the system offers that to a user (`XDG_RUNTIME_DIR`), else the temporary folder. */
function sessionRoot(env: NodeJS.ProcessEnv): string {
  return env['XDG_RUNTIME_DIR'] ?? tmpdir();
}

function prefixFor(profileDir: string): string {
  return `kanaalregister-${createHash('sha256').update(path.resolve(profileDir)).digest('hex').slice(0, 12)}-`;
}

/** A fresh browser profile for one session, readable by this user alone. */
export function createSession(profileDir: string, env = process.env): string {
  const root = sessionRoot(env);
  mkdirSync(root, { recursive: true });
  const dir = mkdtempSync(path.join(root, prefixFor(profileDir)));
  mkdirSync(path.join(dir, 'Default'), { mode: 0o700 });
  writeFileSync(path.join(dir, 'Default', 'Preferences'), JSON.stringify(PREFERENCES), { mode: 0o600 });
  return dir;
}

/**
 * Removes one session. The browser still writes for a moment after its pipe closed, and would put files back; so its
 * process (`browserOf`, asked while it ran) goes first, by force when it takes more than five seconds.
 */
export async function removeSession(dir: string, pid: number | null): Promise<void> {
  if (pid !== null && !(await hasEnded(pid, 5_000))) {
    process.kill(pid, 'SIGKILL');
    await hasEnded(pid, 5_000);
  }
  await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function hasEnded(pid: number, limit: number): Promise<boolean> {
  for (let waited = 0; isAlive(pid); waited += 20) {
    if (waited >= limit) return false;
    await setTimeout(20);
  }
  return true;
}

/** The browser that now holds a profile, from the lock link it keeps there (`host-pid`); null where there is none. */
export function browserOf(dir: string): number | null {
  const link = path.join(dir, 'SingletonLock');
  if (!lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return null;
  const target = readlinkSync(link, { encoding: 'utf8' });
  const pid = Number(target.slice(target.lastIndexOf('-') + 1));
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Removes what an earlier start for the same profile left behind when it was killed. Call it only while holding the
 * instance lock: then every such folder is stale. Returns how many there were.
 */
export async function removeStaleSessions(profileDir: string, env = process.env): Promise<number> {
  const root = sessionRoot(env);
  mkdirSync(root, { recursive: true });
  const stale = readdirSync(root).filter((name) => name.startsWith(prefixFor(profileDir)));
  for (const name of stale) await removeSession(path.join(root, name), null);
  return stale.length;
}
