/**
 * What is newer in a damaged register and can be read, brought over into a backup of it that was just put back (design 4.4).
 * The damaged folder is only read. The journal decides: records that go on from the backup's without a gap come over, and rows
 * stand only as far as these tell of them. Runs in a worker.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { KanaalError } from '../../shared/errors.ts';
import type { Lost, Salvaged } from '../../shared/office-records.ts';
import type { Policy } from '../../shared/policy.ts';
import { accessHash } from '../journal/access-log.ts';
import { journalSize } from '../journal/append.ts';
import type { Head } from '../journal/checkpoint.ts';
import { fieldsOf, rowFromJournal } from '../journal/rebuild.ts';
import { rootAt } from '../journal/tree.ts';
import { shapesOf, untilDamage } from '../store/damaged.ts';
import type { DbFile, ReadDb, WriteDb } from '../store/db.ts';
import { type EntryDbRow, indexAnew, toEntryRecord } from '../store/entries.ts';
import { entryWords } from '../store/entry-words.ts';
import { evidenceOf } from '../store/evidence.ts';
import { isDamage } from '../store/explain.ts';
import { needMeta } from '../store/meta.ts';
import { openDb } from '../store/open.ts';
import { entryRules, rebuildOthers, settleEntries, settleEvidence } from './salvage-entries.ts';
import { bringFiles, COPY, copyDamaged } from './salvage-files.ts';
import { bringRecords, compareHistory, type Reach } from './salvage-journal.ts';
import { bringAccessLog, bringCheckpoints, type Merge, mergeTables, tableOf } from './salvage-rows.ts';
import type { JobTools } from './worker-jobs.ts';

export interface SalvageJob {
  /** The damaged register. */
  damaged: string;
  /** The new one: a backup of the damaged one, of the present schema, without vault.json. */
  to: string;
  /** Origin of the backup's epoch. */
  origin: string;
  /** Whose words entries are found by. */
  policy: Policy;
}

export interface SalvageResult {
  salvaged: Salvaged;
  /** Where the journal ends now: what a next epoch continues. */
  head: Head;
}

/** Throws `salvage_other_workspace` or `salvage_other_history`; then nothing in `to` has changed. */
export function salvage(db: DbFile, job: SalvageJob, tools: JobTools): SalvageResult {
  const { damaged, to } = job;
  try {
    const file = copyDamaged(damaged, to, tools.goOn);
    const own = openDb(db.path, tools.key, 'write');
    try {
      // Parents and children come table by table; what is left without a parent is settled at the end.
      own.pragma('foreign_keys=OFF');
      const source = openDamaged(file, tools.key);
      if (!source) return onlyBackup(own, job);
      try {
        const result = bring(source, own, db, job, tools);
        // Here, and not where somebody waits for it.
        own.pragma('wal_checkpoint(TRUNCATE)');
        return result;
      } finally {
        source.close();
      }
    } finally {
      own.close();
    }
  } finally {
    rmSync(path.join(to, COPY), { recursive: true, force: true });
  }
}

/** Null where nothing of it can be read: its first page, or where it keeps what tables there are. */
function openDamaged(file: string, key: Uint8Array): DbFile | null {
  try {
    const db = openDb(file, key, 'read');
    try {
      db.all('SELECT name FROM sqlite_schema');
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    if (
      isDamage(error) ||
      (error instanceof KanaalError && ['workspace_damaged', 'workspace_foreign'].includes(error.code))
    )
      return null;
    throw error;
  }
}

function onlyBackup(own: ReadDb, { origin }: SalvageJob): SalvageResult {
  const lost: Lost[] = [{ kind: 'database', name: '', count: 0 }];
  const size = journalSize(own);
  return {
    salvaged: { records: 0, entries: [], evidence: [], lost },
    head: { origin, size, root: rootAt(own, size).toString('base64') },
  };
}

/** `before`: the same file as `own`, as it was when this began. */
function bring(
  damaged: DbFile,
  own: DbFile,
  before: ReadDb,
  job: SalvageJob,
  { goOn, expect }: JobTools,
): SalvageResult {
  const [theirs] = untilDamage<{ value: string }>(damaged, "SELECT value FROM meta WHERE key = 'workspace'");
  if (theirs && theirs.value !== needMeta(own, 'workspace')) throw new KanaalError('salvage_other_workspace');
  const base = journalSize(own);
  const entries = own.get<{ n: number }>('SELECT count(*) AS n FROM entry')?.n ?? 0;
  expect(base + 2 * entries, 'rows');
  compareHistory(damaged, own, base, goOn);
  return own.transaction(() => {
    const reach = bringRecords(damaged, own, base, goOn);
    const merge: Merge = {
      damaged,
      own,
      base,
      reach,
      lost: lostRecords(reach),
      partial: new Set(),
      reworded: new Set(),
      goOn,
    };
    const rules = entryRules(merge);
    mergeTables(merge, rules);
    rebuildOthers(merge);
    const changed = settleEntries(merge, rules);
    settleEvidence(merge, before, rules, changed);
    bringCheckpoints(merge, (size) => rootAt(own, size).toString('base64'));
    bringAccessLog(merge, (hash, r) =>
      accessHash(hash, r as unknown as Parameters<typeof accessHash>[1]).equals(r['hash'] as Uint8Array),
    );
    settleParents(merge);
    for (const id of new Set([...changed, ...merge.reworded])) indexEntry(own, id, job.policy, goOn);
    const evidence = bringFiles(own, job, merge.lost, goOn);
    const last = own.get<{ d: string }>(
      "SELECT disclosures AS d FROM record WHERE type = 'epoch' ORDER BY n DESC LIMIT 1",
    );
    const { origin } = fieldsOf(last?.d ?? null);
    return {
      salvaged: { records: reach.size - base, entries: numbersOf(own, changed), evidence, lost: merge.lost },
      head: {
        origin: typeof origin === 'string' ? origin : job.origin,
        size: reach.size,
        root: rootAt(own, reach.size).toString('base64'),
      },
    };
  });
}

function indexEntry(own: WriteDb, id: string, policy: Policy, goOn: JobTools['goOn']): void {
  goOn();
  const row = own.get<EntryDbRow>('SELECT * FROM entry WHERE id = ?', id);
  if (row) indexAnew(own, row.rowid, entryWords(policy, toEntryRecord(row), evidenceOf(own, 'entry', id)));
}

function lostRecords({ whole, size, lost }: Reach): Lost[] {
  return whole ? [] : [{ kind: 'records', name: String(size), count: lost.length }];
}

function numbersOf(own: ReadDb, ids: readonly string[]): string[] {
  return ids
    .flatMap((id) => own.get<{ number: string }>('SELECT number FROM entry WHERE id = ?', id)?.number ?? [])
    .sort();
}

/** Rows that refer to one that is not there: it is made from the journal, or they go; an entry stays, without it. */
function settleParents({ own, lost, goOn }: Merge): void {
  const shapes = new Map(shapesOf(own).map((s) => [s.table, s]));
  // A row that goes may leave others behind.
  for (let round = 0; round < 5; round++) {
    const tables = new Set(
      own.all<{ name: string }>('SELECT "table" AS name FROM pragma_foreign_key_check').map((o) => o.name),
    );
    if (tables.size === 0) return;
    for (const table of tables) {
      goOn();
      for (const link of linksOf(own, table)) settleLink(own, link, shapes, lost);
    }
  }
}

interface Link {
  child: string;
  column: string;
  parent: string;
  key: string;
}

function linksOf(own: ReadDb, child: string): Link[] {
  return own
    .all<{ parent: string; column: string; key: string }>(
      'SELECT "table" AS parent, "from" AS column, "to" AS key FROM pragma_foreign_key_list(?)',
      child,
    )
    .map((link) => ({ child, ...link }));
}

function settleLink(
  own: WriteDb,
  { child, column, parent, key }: Link,
  shapes: ReadonlyMap<string, ReturnType<typeof shapesOf>[number]>,
  lost: Lost[],
): void {
  const alone = `"${column}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "${parent}" p WHERE p."${key}" = "${child}"."${column}")`;
  for (const { id } of own.all<{ id: string | number }>(
    `SELECT DISTINCT "${column}" AS id FROM "${child}" WHERE ${alone}`,
  )) {
    const row = typeof id === 'string' ? rowFromJournal(own, parent, id) : null;
    const shape = shapes.get(parent);
    if (row && shape) tableOf(own, shape).put(row);
  }
  const sql =
    child === 'entry' ? `UPDATE entry SET "${column}" = NULL WHERE ${alone}` : `DELETE FROM "${child}" WHERE ${alone}`;
  const { changes } = own.run(sql);
  if (changes > 0) lost.push({ kind: 'table', name: child, count: changes });
}
