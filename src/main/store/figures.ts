/**
 * What answers, boards and trends are counted from: reads only, so that a worker can do it. Ids of terms and accounts have the
 * office before them here: an office can write whatever id it likes, also one of another office, whose figures are not its to change.
 */
import { daysBetween, quarterOf } from '../../shared/quarter.ts';
import type { ReadDb } from './db.ts';

export interface ReturnRow {
  delivery: number;
  office: string;
  register: string;
  version: number;
  quarter: string;
  received_at: string;
  term: string;
  name: string;
  post: string;
  ministry: string;
  cabinet: string;
  from_day: string;
  until_day: string | null;
  statement: string;
  signed_at: string | null;
  body: string;
}

/** Returns of accepted registers that count, of these quarters. */
export function returnsOf(db: ReadDb, from: string, to: string): ReturnRow[] {
  return db.all<ReturnRow>(
    `SELECT r.delivery, d.office || ' ' || r.term AS term, r.name, r.post, r.ministry, r.cabinet, r.from_day, r.until_day,
       r.statement, r.signed_at, r.body, d.office, d.register, d.version, d.quarter, d.received_at FROM collected_return r
     JOIN delivery d ON d.id = r.delivery WHERE d.quarter BETWEEN ? AND ? ORDER BY d.quarter, r.ministry, r.from_day, r.name, r.term`,
    from,
    to,
  );
}

export interface EntryFact {
  delivery: number;
  number: string;
  term: string;
  account: string | null;
  day: string | null;
  last_day: string | null;
  certainty: string;
  quarter: string;
  channel: string | null;
  kind: string;
  reason: string | null;
  messages: number;
  late: number;
  status: string;
  outcome: string | null;
  days_to_log: number | null;
}

/**
 * Entries that happened between two days (both included) and count: not withdrawn, and not put right by a later entry. A
 * month counts where it touches the period, an unknown day by the quarter of its register.
 */
export function* entriesBetween(db: ReadDb, from: string, to: string): Generator<EntryFact> {
  // An entry never crosses a month's end, so its first day is at most a month before the period. Over years, reading all
  // rows in their own order is quicker than finding most of them one by one.
  const near = daysBetween(from, to) > 800 ? '' : `(e.day BETWEEN date(a, '-31 days') AND z OR e.day IS NULL) AND `;
  yield* db.iterate<EntryFact>(
    `WITH asked (a, z, qa, qz) AS (VALUES (?, ?, ?, ?))
     SELECT e.*, d.office || ' ' || e.term AS term, d.office || ' ' || e.account AS account FROM asked, collected_entry e JOIN delivery d ON d.id = e.delivery
     WHERE ${near}e.status <> 'ingetrokken'
       AND CASE e.certainty
         WHEN 'exact' THEN e.day <= z AND coalesce(e.last_day, e.day) >= a
         WHEN 'maand' THEN substr(e.day, 1, 7) BETWEEN substr(a, 1, 7) AND substr(z, 1, 7)
         ELSE e.quarter BETWEEN qa AND qz END
       AND NOT EXISTS (SELECT 1 FROM corrected c WHERE c.office = d.office AND c.number = e.number)`,
    from,
    to,
    quarterOf(from),
    quarterOf(to),
  );
}

export interface AccountRow {
  office: string;
  quarter: string;
  term: string;
  account: string;
  body: string;
}

export function accountsOf(db: ReadDb, from: string, to: string): AccountRow[] {
  return db.all<AccountRow>(
    `SELECT d.office, d.quarter, d.office || ' ' || a.term AS term, d.office || ' ' || a.account AS account, a.body FROM collected_account a JOIN delivery d ON d.id = a.delivery
     WHERE d.quarter BETWEEN ? AND ? ORDER BY d.quarter, a.account`,
    from,
    to,
  );
}

export function incidentsOf(db: ReadDb, from: string, to: string): { office: string; quarter: string; n: number }[] {
  return db.all(
    `SELECT d.office, d.quarter, count(*) AS n FROM collected_incident i JOIN delivery d ON d.id = i.delivery
     WHERE d.quarter BETWEEN ? AND ? GROUP BY 1, 2`,
    from,
    to,
  );
}

/** How far the deliveries of a quarter came that are not in the figures: the last verdict of each office without a register that counts. */
export function notCounted(
  db: ReadDb,
  quarter: string,
): { office: string | null; ministry: string | null; verdict: 'refused' | 'waiting' }[] {
  return db.all(
    `SELECT office, ministry, verdict FROM delivery d WHERE quarter = ? AND verdict <> 'accepted'
       AND NOT EXISTS (SELECT 1 FROM delivery c WHERE c.quarter = d.quarter AND c.office = d.office AND c.verdict = 'accepted')
       AND id = (SELECT id FROM delivery l WHERE l.quarter = d.quarter AND l.office IS d.office
                 ORDER BY l.received_at DESC, l.id DESC LIMIT 1)`,
    quarter,
  );
}

/** Which office delivered whose register before, at any time. */
export function officesOfPeople(db: ReadDb): { office: string; name: string; ministry: string }[] {
  return db.all(
    'SELECT DISTINCT d.office, r.name, r.ministry FROM collected_return r JOIN delivery d ON d.id = r.delivery',
  );
}
