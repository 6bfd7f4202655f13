/** Opening a workspace's database: the key, every setting in one place with its reason, and the schema's version. */
import { existsSync } from 'node:fs';
import { KanaalError } from '../../shared/errors.ts';
import { type DbFile, openFile } from './db.ts';
import { explained } from './explain.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './migrations/index.ts';

/** "KREG": tells this file from every other SQLite database. */
export const APPLICATION_ID = 0x4b524547;

export type DbMode = 'write' | 'read';

function applySettings(db: DbFile, mode: DbMode): void {
  // In memory: by default SQLite writes plaintext pages of big sorts to temporary files.
  db.pragma('temp_store=MEMORY');
  db.pragma('foreign_keys=ON');
  // Deleted staging must not linger in free pages.
  db.pragma('secure_delete=ON');
  db.pragma('busy_timeout=5000');
  db.pragma('trusted_schema=OFF');
  // 64 MiB: every page that is read again from the file is decrypted again, and the default keeps 2 MiB.
  db.pragma('cache_size=-65536');
  if (mode === 'write') {
    db.pragma('journal_mode=WAL');
    // The driver's WAL default is NORMAL, which may lose the last commits at power loss.
    db.pragma('synchronous=FULL');
  } else db.pragma('query_only=ON');
}

/** The key of a file that was just opened: before anything else is asked of it. */
export function setKey(db: DbFile, key: Uint8Array): void {
  db.pragma("cipher='chacha20'");
  db.pragma(`key='raw:${Buffer.from(key).toString('hex')}'`);
}

/** Makes a new, empty database with the present schema. The file must not exist. */
export function createDb(path: string, key: Uint8Array): DbFile {
  if (existsSync(path)) throw new KanaalError('workspace_exists');
  const db = openFile(path, { mustExist: false });
  setKey(db, key);
  applySettings(db, 'write');
  migrate(db);
  return db;
}

/** A step of the schema. `recounts`: tables in which it makes or removes rows; all others keep their number. */
export interface Step {
  version: number;
  sql: string;
  recounts?: readonly string[];
}

export function lastVersion(steps: readonly Step[]): number {
  return steps[steps.length - 1]!.version;
}

/** All pending steps and the version number in one transaction. On a new database, or on a copy: never on the only one. */
export function migrate(db: DbFile, steps: readonly Step[] = MIGRATIONS): void {
  const from = Number(db.pragma('user_version'));
  db.transaction(() => {
    for (const step of steps) if (step.version > from) db.exec(step.sql);
    db.pragma(`application_id=${APPLICATION_ID}`);
    db.pragma(`user_version=${lastVersion(steps)}`);
  });
}

/** How far this database is behind the steps of this program: 0 when it has them all. Opens it for reading. */
export function stepsBehind(path: string, key: Uint8Array, steps: readonly Step[] = MIGRATIONS): number {
  const db = openDb(path, key, 'read');
  try {
    const from = Number(db.pragma('user_version'));
    return steps.filter((step) => step.version > from).length;
  } finally {
    db.close();
  }
}

/**
 * Opens an existing database. Throws `workspace_damaged` where the bytes are not a database under this key,
 * `workspace_foreign` for another program's, `workspace_newer` for a later schema. A database is never replaced; an
 * earlier schema opens as it is (`bringUpToDate` comes first).
 */
export function openDb(path: string, key: Uint8Array, mode: DbMode): DbFile {
  if (!existsSync(path)) throw new KanaalError('workspace_damaged', { what: 'register.db' });
  const db = openFile(path, { readonly: mode === 'read' });
  try {
    setKey(db, key);
    if (Number(db.pragma('application_id')) !== APPLICATION_ID) throw new KanaalError('workspace_foreign');
    const theirs = Number(db.pragma('user_version'));
    if (theirs > SCHEMA_VERSION) throw new KanaalError('workspace_newer', { theirs, ours: SCHEMA_VERSION });
    applySettings(db, mode);
    return db;
  } catch (error) {
    db.close();
    throw explained(error);
  }
}
