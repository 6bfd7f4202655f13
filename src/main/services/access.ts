/** Who looked at, searched or exported what: the access log, for those who watch over a register. */
import { ACCESS_KINDS, type AccessItem } from '../../shared/access-records.ts';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import type { ReadDb } from '../store/db.ts';
import { type Desk, logAccessOnce } from './session.ts';

interface AccessRow {
  n: number;
  time: string;
  actor: string;
  actorName: string | null;
  what: string;
  subject: string;
  entryId: string | null;
  entryNumber: string | null;
  evidenceName: string | null;
  personName: string | null;
}

/** An attachment's line belongs to its entry; what was destroyed has only its id left. */
const LINES = `SELECT a.n, a.time, a.actor, a.what, a.subject, who.name AS actorName, evidence.name AS evidenceName,
    entry.id AS entryId, entry.number AS entryNumber, subject.name AS personName
  FROM access_log a
  LEFT JOIN person who ON who.id = a.actor
  LEFT JOIN evidence ON a.what = 'evidence' AND evidence.id = a.subject
  LEFT JOIN entry ON a.what IN ('entry', 'evidence', 'access') AND entry.id = coalesce(evidence.entry_id, a.subject)
  LEFT JOIN person subject ON a.what = 'identity' AND subject.id = a.subject`;

const OF_ENTRY = `AND (a.what IN ('entry', 'access') AND a.subject = ?
  OR a.what = 'evidence' AND a.subject IN (SELECT id FROM evidence WHERE entry_id = ?))`;

function toItem(row: AccessRow): AccessItem {
  const what = ACCESS_KINDS.find((kind) => kind === row.what);
  if (what === undefined) throw new Error(`access log ${row.n}: ${row.what}`);
  const { entryId, entryNumber } = row;
  return {
    n: row.n,
    time: row.time,
    actorName: row.actorName ?? row.actor,
    what,
    subject: shownSubject(row),
    entry: entryId !== null && entryNumber !== null ? { id: entryId, number: entryNumber } : null,
  };
}

function shownSubject(row: AccessRow): string {
  if (row.what === 'evidence') return row.evidenceName ?? '';
  if (row.what === 'identity') return row.personName ?? '';
  return row.entryId === null && row.what !== 'entry' && row.what !== 'request' ? row.subject : '';
}

function size(db: ReadDb): number {
  return (db.get<{ n: number | null }>('SELECT max(n) AS n FROM access_log')?.n ?? -1) + 1;
}

/** Newest first; with `entryId` only what is about that entry and its attachments. Looking is itself a line, once a session. */
export function listAccess(desk: Desk, args: CallArgs<'access.list'>): CallOutput<'access.list'> {
  const { entryId } = args;
  logAccessOnce(desk, 'access', entryId ?? '');
  const rows = desk.db.all<AccessRow>(
    `${LINES} WHERE a.n < ? ${entryId === null ? '' : OF_ENTRY} ORDER BY a.n DESC LIMIT ?`,
    args.before ?? Number.MAX_SAFE_INTEGER,
    ...(entryId === null ? [] : [entryId, entryId]),
    args.limit,
  );
  return { items: rows.map(toItem), total: size(desk.db) };
}
