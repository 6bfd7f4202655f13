/**
 * One writer per workspace. The lock is SQLite's own exclusive lock on an empty file beside the database: the system
 * lets go of it when the process ends, however it ends, and it works the same on every platform.
 */
import { existsSync } from 'node:fs';
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

/**
 * Keeps writers out of a folder that is only read, and leaves no trace there, whatever ends the process: by a lock that
 * readers share. Null when somebody has it open for writing.
 */
export function holdForReading(folder: string): WriterLock | null {
  const file = path.join(folder, LOCK_FILE);
  // Nobody ever wrote there, or not since it was copied.
  if (!existsSync(file)) return { release: () => undefined };
  const db = openFile(file, { readonly: true });
  try {
    db.pragma('busy_timeout=0');
    db.exec('BEGIN');
    db.get('SELECT 1 AS yes FROM sqlite_schema');
  } catch (error) {
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) {
      db.close();
      return null;
    }
    // Left by a writer that was killed, and to be cleared by the next one: not by a reader.
    if (sqliteCode(error) === null) throw error;
  }
  return { release: () => db.close() };
}
