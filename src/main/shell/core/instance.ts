import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Who holds the lock. `started` tells a process from a later one that got the same number. */
interface Owner {
  pid: number;
  started: string;
}

/**
 * One running app per profile folder, by a lock file that names its owner. Returns how to let go, or null when another
 * living process holds it. A lock whose owner is gone (killed, power cut) is taken over.
 */
export function holdInstance(profileDir: string): (() => void) | null {
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const file = path.join(profileDir, 'instance.lock');
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Owner);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (placeWhole(file, own)) {
      return () => {
        if (read(file) === own) rmSync(file, { force: true });
      };
    }
    const found = read(file);
    if (found !== null && isAlive(found)) return null;
    moveAway(file, found);
  }
  return null;
}

/** Puts the lock there with its contents in one step, so that nobody reads half a lock. False when there is one already. */
function placeWhole(file: string, text: string): boolean {
  const draft = `${file}.new.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes a stale lock away by rename, so that of two starts only one does; a lock that is not the stale one goes back. */
function moveAway(file: string, stale: string | null): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) === stale) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(text: string): boolean {
  let owner: Owner;
  try {
    owner = JSON.parse(text) as Owner;
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: alive, of another user. Anything else: gone, or no lock file of ours.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
    return true;
  }
  return startOf(owner.pid) === owner.started;
}

/** When a process began, as the system tells it; the same empty text everywhere where it does not. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return '';
  const stat = read(`/proc/${pid}/stat`) ?? '';
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  // The 22nd field; the second is a name in brackets that may contain spaces.
  return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
}
