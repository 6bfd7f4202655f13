/**
 * Replacing a workspace's database by a changed copy of itself: under a new key, or in a new schema. The copy is made
 * beside it and complete before anything is swapped, so that a kill at any moment leaves one whole database, and the
 * next open knows which of the two counts.
 */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import { explainFileError, renameInto, syncFile, syncFolder } from '../files/atomic.ts';
import { type DbFile, openFile } from './db.ts';
import { openDb, setKey } from './open.ts';

export const DB_FILE = 'register.db';
const NEXT_FILE = 'register.db.next';

export function nextDatabase(folder: string): string {
  return path.join(folder, NEXT_FILE);
}

/**
 * A consistent copy of `db` as `register.db.next`, under `key` where it is another than `db`'s own. Nothing of an earlier
 * attempt remains. The caller opens it, changes it, closes it, and swaps it in.
 */
export function makeNext(db: DbFile, folder: string, keys: { old: Uint8Array; next: Uint8Array }): void {
  const file = nextDatabase(folder);
  discardNext(folder);
  try {
    db.pragma('query_only=OFF');
    db.run('VACUUM INTO ?', file);
  } catch (error) {
    discardNext(folder);
    throw explainFileError(error);
  }
  if (Buffer.compare(keys.old, keys.next) === 0) return;
  const copy = openFile(file);
  try {
    setKey(copy, keys.old);
    copy.pragma('temp_store=MEMORY');
    // Nothing can be lost in a copy, so its pages need no second copy on disk while they change keys.
    copy.pragma('journal_mode=MEMORY');
    copy.pragma(`rekey='raw:${Buffer.from(keys.next).toString('hex')}'`);
  } finally {
    copy.close();
  }
}

export function discardNext(folder: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(nextDatabase(folder) + end, { force: true });
}

/** True while another process has the database open: its write-ahead log then outlives our closing. */
export function heldByOthers(folder: string): boolean {
  return existsSync(path.join(folder, `${DB_FILE}-wal`));
}

/** Makes the finished copy survive a power cut, before anything names it as the one that counts. */
export function syncNext(folder: string): void {
  syncFile(nextDatabase(folder));
  syncFolder(folder);
}

/** The copy takes the place of the database. Both must be closed. */
export function swapNext(folder: string): void {
  // A log of the old database must never be replayed over the new one. What it held is in the old file since its close.
  for (const end of ['-wal', '-shm']) rmSync(path.join(folder, DB_FILE + end), { force: true });
  renameInto(nextDatabase(folder), path.join(folder, DB_FILE));
  syncFolder(folder);
}

function opens(file: string, key: Uint8Array): boolean {
  try {
    openDb(file, key, 'read').close();
    return true;
  } catch (error) {
    if (error instanceof KanaalError && error.code === 'workspace_damaged') return false;
    throw error;
  }
}

/**
 * Ends what a kill interrupted; only with the writer lock. A copy beside a database that opens was an attempt: it goes.
 * A copy that opens beside a database that does not is the one whose key is in vault.json already: it takes its place.
 */
export function settleNext(folder: string, key: Uint8Array): void {
  if (!existsSync(nextDatabase(folder))) return;
  if (opens(path.join(folder, DB_FILE), key)) discardNext(folder);
  else if (opens(nextDatabase(folder), key)) swapNext(folder);
}
