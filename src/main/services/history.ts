/** The journal as people read it: who did what, when, and what changed. */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import type { HistoryItem } from '../../shared/office-records.ts';
import { journalSize } from '../journal/append.ts';
import { canonical, type Disclosure } from '../journal/record.ts';
import type { ReadDb } from '../store/db.ts';
import { needEntry } from './entry-view.ts';
import type { Desk } from './session.ts';

interface RecordRow {
  n: number;
  type: string;
  subject: string;
  time: string;
  actor: string;
  disclosures: string | null;
  leaf: Uint8Array;
}

function opened(row: RecordRow): Map<string, unknown> {
  return new Map((JSON.parse(row.disclosures ?? '[]') as Disclosure[]).map((d) => [d[1], d[2]]));
}

function plain(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : canonical(value);
}

const UNTOLD = new Set(['time', 'actor', 'type', 'subject', 'clockBack']);

function toItem(db: ReadDb, row: RecordRow, before: ReadonlyMap<string, unknown>): HistoryItem {
  const fields = opened(row);
  const names = [...new Set([...before.keys(), ...fields.keys()])].filter((n) => !UNTOLD.has(n));
  const changes = names
    .map((field) => ({ field, before: plain(before.get(field)), after: plain(fields.get(field)) }))
    .filter((c) => c.before !== c.after);
  const status = fields.get('status');
  return {
    n: row.n,
    time: row.time,
    actor: row.actor,
    actorName: db.get<{ name: string }>('SELECT name FROM person WHERE id = ?', row.actor)?.name ?? row.actor,
    type: row.type,
    subject: row.subject,
    number: numberOf(db, row),
    status: typeof status === 'string' ? status : null,
    changes,
    signedBy: signedBy(db, row, fields),
    leaf: Buffer.from(row.leaf).toString('base64'),
    clockBack: fields.get('clockBack') === true,
  };
}

/** Whose signature a record is about, where that was not set by its actor at this desk. */
function signedBy(db: ReadDb, row: RecordRow, fields: ReadonlyMap<string, unknown>): HistoryItem['signedBy'] {
  const status = fields.get('status');
  const ofEntry = row.type === 'entry' && (status === 'signed' || status === 'returned');
  const request = row.type === 'signOff' ? row.subject : ofEntry ? fields.get('signOff') : undefined;
  if (typeof request !== 'string') return null;
  const found = db.get<{ name: string; way: 'app' | 'papier' | 'afstand' }>(
    `SELECT person.name, way FROM sign_off JOIN term ON term.id = term_id JOIN person ON person.id = term.person_id
     WHERE request_id = ?`,
    request,
  );
  return found && found.way !== 'app' ? { name: found.name, way: found.way } : null;
}

/** The entry a record is about, by its number; a sign-off is about many and names none. */
function numberOf(db: ReadDb, row: RecordRow): string | null {
  if (row.type !== 'entry' && row.type !== 'followUp') return null;
  return db.get<{ number: string }>('SELECT number FROM entry WHERE id = ?', row.subject)?.number ?? null;
}

const COLUMNS = 'n, type, subject, time, actor, disclosures, leaf';

/** Everything that happened to one entry, oldest first: its own states and its follow-ups. */
export function entryHistory(desk: Desk, args: CallArgs<'entries.history'>): CallOutput<'entries.history'> {
  const entry = needEntry(desk.db, args.entryId);
  const rows = desk.db.all<RecordRow>(
    `SELECT ${COLUMNS} FROM record WHERE subject = ? AND type IN ('entry', 'followUp') ORDER BY n`,
    entry.id,
  );
  const last = new Map<string, Map<string, unknown>>();
  const items = rows.map((row) => {
    const item = toItem(desk.db, row, last.get(row.type) ?? new Map());
    last.set(row.type, opened(row));
    return item;
  });
  return { items };
}

/** The journal, newest first. Changes are against the record of the same type and subject before it. */
export function listJournal(desk: Desk, args: CallArgs<'journal.list'>): CallOutput<'journal.list'> {
  const rows = desk.db.all<RecordRow>(
    `SELECT ${COLUMNS} FROM record WHERE n < ? ORDER BY n DESC LIMIT ?`,
    args.before ?? Number.MAX_SAFE_INTEGER,
    args.limit,
  );
  return { items: rows.map((r) => withBefore(desk.db, r)), total: journalSize(desk.db) };
}

export function withBefore(db: ReadDb, row: RecordRow): HistoryItem {
  const before = db.get<RecordRow>(
    `SELECT ${COLUMNS} FROM record WHERE subject = ? AND type = ? AND n < ? ORDER BY n DESC LIMIT 1`,
    row.subject,
    row.type,
    row.n,
  );
  return toItem(db, row, before ? opened(before) : new Map());
}

/** Only the newest steps are searched for entries: who logs alone has nobody else's among all of theirs. */
const ENTRIES_WITHIN = 1_000;

/** What others did since a moment: for "Sinds u hier was". Of a sign-off and a close itself, not of each entry in it. */
export function since(db: ReadDb, notBy: string, after: number, limit: number): HistoryItem[] {
  return db
    .all<RecordRow>(
      `SELECT * FROM (
         SELECT ${COLUMNS} FROM record WHERE n > ? AND actor <> ?
           AND type IN ('signOff', 'followUp', 'close', 'incident', 'receipt', 'weekNothing')
         UNION ALL
         SELECT ${COLUMNS} FROM record WHERE n > max(?, ?) AND actor <> ? AND type = 'entry'
           AND (disclosures LIKE '%"status","logged"]%' OR disclosures LIKE '%"status","withdrawn"]%'))
       ORDER BY n DESC LIMIT ?`,
      after,
      notBy,
      after,
      journalSize(db) - ENTRIES_WITHIN,
      notBy,
      limit,
    )
    .map((r) => withBefore(db, r));
}
