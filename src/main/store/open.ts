/** Opening a workspace's database: the key, every setting in one place with its reason, and the schema's version. */
import { existsSync } from 'node:fs';
import { KanaalError } from '../../shared/errors.ts';
import { type DbFile, openFile, sqliteCode } from './db.ts';
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

/** All pending steps and the version number in one transaction. */
function migrate(db: DbFile): void {
  const from = Number(db.pragma('user_version'));
  db.transaction(() => {
    for (const step of MIGRATIONS) if (step.version > from) db.exec(step.sql);
    db.pragma(`application_id=${APPLICATION_ID}`);
    db.pragma(`user_version=${SCHEMA_VERSION}`);
  });
}

/**
 * Opens an existing database. Throws `workspace_damaged` where the bytes are not a database under this key,
 * `workspace_foreign` for another program's, `workspace_newer` for a later schema. A database is never replaced.
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
    if (mode === 'write' && theirs < SCHEMA_VERSION) migrate(db);
    return db;
  } catch (error) {
    db.close();
    const code = sqliteCode(error);
    if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT'))
      throw new KanaalError('workspace_damaged', { what: 'register.db' }, { cause: error });
    throw error;
  }
}
