/** How many entries there are of each kind: kept by triggers (migration 2), so nobody has to read the entries to know. */
import type { EntryStatus } from '../../shared/codes.ts';
import type { ReadDb } from './db.ts';

/** Entries of one quarter that are alike in what its checks ask. An answer not given is the empty text. */
export interface EntryCount {
  termId: string;
  status: EntryStatus;
  late: number;
  evidence: string;
  outcome: string;
  nature: string;
  n: number;
}

/** Drafts and withdrawn entries have a number and are not part of what a quarter accounts for. */
export function isCounted(c: EntryCount): boolean {
  return c.status !== 'draft' && c.status !== 'withdrawn';
}

export function countsOfQuarter(db: ReadDb, quarter: string): EntryCount[] {
  return db.all<EntryCount>(
    `SELECT term_id AS termId, status, late, evidence, outcome, nature, sum(n) AS n FROM entry_count WHERE quarter = ?
     GROUP BY term_id, status, late, evidence, outcome, nature`,
    quarter,
  );
}

/** Entries that stand, drafts included, per quarter. */
export function countPerQuarter(db: ReadDb): Map<string, number> {
  const rows = db.all<{ quarter: string; n: number }>(
    "SELECT quarter, sum(n) AS n FROM entry_count WHERE status <> 'withdrawn' GROUP BY quarter",
  );
  return new Map(rows.map((r) => [r.quarter, r.n]));
}

/** Logged entries on each day of a quarter that is known exactly. */
export function countPerDay(db: ReadDb, quarter: string): { day: string; n: number }[] {
  return db.all<{ day: string; n: number }>('SELECT day, n FROM entry_days WHERE quarter = ?', quarter);
}

/** The first numbers of the entries behind these counts, in their order, at most `most`. */
export function numbersBehind(db: ReadDb, quarter: string, counts: readonly EntryCount[], most: number): string[] {
  const kinds = new Map(counts.map((c) => [[c.status, c.evidence, c.outcome, c.nature].join(' '), c]));
  return [...kinds.values()]
    .flatMap((c) =>
      db.all<{ number: string }>(
        `SELECT number FROM entry INDEXED BY entry_checks
         WHERE quarter = ? AND status = ? AND evidence IS ? AND outcome = ? AND nature IS ? ORDER BY number LIMIT ?`,
        quarter,
        c.status,
        c.evidence || null,
        c.outcome,
        c.nature || null,
        most,
      ),
    )
    .map((r) => r.number)
    .sort()
    .slice(0, most);
}

/** True where the kept counts are those of the entries: for `journal.check`. */
export function countsAgree(db: ReadDb): boolean {
  const kept = 'SELECT quarter, term_id, account_id, status, late, evidence, outcome, nature, n FROM entry_count';
  const counted = `SELECT quarter, coalesce(term_id, ''), coalesce(account_id, ''), status, late, coalesce(evidence, ''), outcome,
    coalesce(nature, ''), count(*) FROM entry GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
  const keptDays = 'SELECT quarter, day, n FROM entry_days';
  const countedDays = `SELECT quarter, date_from, count(*) FROM entry WHERE date_from IS NOT NULL AND certainty = 'exact'
    AND status NOT IN ('draft', 'withdrawn') GROUP BY 1, 2`;
  const differs = (a: string, b: string): boolean => db.get(`SELECT * FROM (${a} EXCEPT ${b}) LIMIT 1`) !== undefined;
  return ![
    differs(kept, counted),
    differs(counted, kept),
    differs(keptDays, countedDays),
    differs(countedDays, keptDays),
  ].includes(true);
}
