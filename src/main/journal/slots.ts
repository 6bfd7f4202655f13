import type { ReadDb } from '../store/db.ts';
import type { Disclosure } from './record.ts';

/**
 * What the journal says of a slot list, by its digest (`slotDigest`). `newest`: it is the one. `before`: it is the one before,
 * and nothing was written since: a kill came between journal and file. Null: anything else, such as an older file put back.
 */
export function slotsRecorded(db: ReadDb, digest: string): 'newest' | 'before' | null {
  const rows = db.all<{ n: number; disclosures: string }>(
    "SELECT n, disclosures FROM record WHERE type = 'slots' ORDER BY n DESC LIMIT 2",
  );
  const at = rows.findIndex((r) =>
    (JSON.parse(r.disclosures) as Disclosure[]).some((d) => d[1] === 'digest' && d[2] === digest),
  );
  if (at === 0) return 'newest';
  const last = db.get<{ n: number }>('SELECT max(n) AS n FROM record')?.n;
  return at === 1 && rows[0]?.n === last ? 'before' : null;
}
