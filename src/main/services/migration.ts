/**
 * A workspace of an earlier version, brought to this one before it is opened (design 4.4): a proven backup, the steps on
 * a copy, a comparison of copy and original, and only then the copy takes its place.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import type { Host } from '../host.ts';
import { runWorker } from '../jobs/run-worker.ts';
import { headOf, originOf } from '../journal/checkpoint.ts';
import type { DbFile, ReadDb } from '../store/db.ts';
import { needMeta } from '../store/meta.ts';
import { MIGRATIONS } from '../store/migrations/index.ts';
import { lastVersion, migrate, openDb, type Step, stepsBehind } from '../store/open.ts';
import {
  DB_FILE,
  discardNext,
  heldByOthers,
  nextDatabase,
  settleNext,
  swapNext,
  syncNext,
} from '../store/successor.ts';
import { takeWriterLock } from '../store/writer-lock.ts';

/**
 * True when the workspace was migrated. Throws `migration_failed` where the copy did not come out as it should, and
 * `workspace_in_use` where somebody else has it open: then it is as it was.
 */
export async function bringUpToDate(
  host: Host,
  folder: string,
  key: Uint8Array,
  steps: readonly Step[] = MIGRATIONS,
): Promise<boolean> {
  const lock = takeWriterLock(folder);
  try {
    if (lock) settleNext(folder, key);
    if (stepsBehind(path.join(folder, DB_FILE), key, steps) === 0) return false;
    if (!lock) throw new KanaalError('workspace_in_use');
    mustBeAlone(folder, key);
    await backupBefore(host, folder, key, lastVersion(steps));
    await runWorker('successor', { folder, keys: { old: key, next: key } }, { path: path.join(folder, DB_FILE), key })
      .result;
    migrateCopy(host, folder, key, steps);
    syncNext(folder);
    mustBeAlone(folder, key);
    swapNext(folder);
    return true;
  } catch (error) {
    if (lock) discardNext(folder);
    throw error;
  } finally {
    lock?.release();
  }
}

/** Closing as a writer takes the write-ahead log away, unless another process reads along. */
function mustBeAlone(folder: string, key: Uint8Array): void {
  openDb(path.join(folder, DB_FILE), key, 'write').close();
  if (heldByOthers(folder)) throw new KanaalError('workspace_in_use');
}

async function backupBefore(host: Host, folder: string, key: Uint8Array, version: number): Promise<void> {
  const database = { path: path.join(folder, DB_FILE), key };
  const db = openDb(database.path, key, 'read');
  const workspace = needMeta(db, 'workspace');
  const origin = originOf(workspace, Number(needMeta(db, 'epoch')));
  db.close();
  const madeAt = rfc3339(host.now());
  const name = `${workspace}_${madeAt.slice(0, 19).replaceAll(':', '')}_voor-${version}.krbackup`;
  mkdirSync(path.join(folder, 'backups'), { recursive: true, mode: 0o700 });
  const out = path.join(folder, 'backups', name);
  await runWorker('backup', { folder, out, workspace, origin, madeAt }, database).result;
}

function migrateCopy(host: Host, folder: string, key: Uint8Array, steps: readonly Step[]): void {
  const before = openDb(path.join(folder, DB_FILE), key, 'read');
  const copy = openDb(nextDatabase(folder), key, 'write');
  try {
    const from = Number(copy.pragma('user_version'));
    const changed = new Set(steps.filter((step) => step.version > from).flatMap((step) => step.recounts ?? []));
    migrate(copy, steps);
    const difference = compare(before, copy, changed);
    if (difference) throw new Error(difference);
  } catch (error) {
    host.log(`migration: ${error instanceof Error ? error.message : String(error)}`);
    throw new KanaalError('migration_failed', {}, { cause: error });
  } finally {
    copy.close();
    before.close();
  }
}

/** What is not as it was, or null: rows of every table, head of the journal, the database's own check. */
function compare(before: ReadDb, copy: DbFile, changed: ReadonlySet<string>): string | null {
  const counted = (db: ReadDb, table: string): number =>
    db.get<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)?.n ?? 0;
  for (const table of tablesOf(before)) {
    if (changed.has(table)) continue;
    const [was, is] = [counted(before, table), counted(copy, table)];
    if (was !== is) return `${table} had ${was} rows and has ${is}`;
  }
  const origin = originOf(needMeta(before, 'workspace'), Number(needMeta(before, 'epoch')));
  if (headOf(copy, origin).root !== headOf(before, origin).root) return 'the head of the journal is another';
  const check = copy.pragma('integrity_check');
  if (check !== 'ok') return String(check);
  return copy.pragma('foreign_key_check') === undefined ? null : 'a row refers to one that is not there';
}

function tablesOf(db: ReadDb): string[] {
  return db
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .map((row) => row.name);
}
