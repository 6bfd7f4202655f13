/**
 * One writer per workspace. The lock is SQLite's own exclusive lock on an empty file beside the database: the system
 * lets go of it when the process ends, however it ends, and it works the same on every platform.
 */
import path from 'node:path';
import { openFile, sqliteCode } from './db.ts';

export interface WriterLock {
  release(): void;
}

export const LOCK_FILE = 'writer.lock';

/** Takes the lock, or gives null when somebody else has it. */
export function takeWriterLock(folder: string): WriterLock | null {
  const db = openFile(path.join(folder, LOCK_FILE), { mustExist: false });
  try {
    db.pragma('busy_timeout=0');
    db.pragma('locking_mode=EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
