import type { ReadDb } from '../store/db.ts';
import type { Disclosure } from './record.ts';

/**
 * Whether the journal knows a slot list by its digest (`slotDigest`): its newest, or the one before it, where a kill came
 * between journal and file.
 */
export function slotsRecorded(db: ReadDb, digest: string): boolean {
  const rows = db.all<{ disclosures: string }>(
    "SELECT disclosures FROM record WHERE type = 'slots' ORDER BY n DESC LIMIT 2",
  );
  return rows.some((r) =>
    (JSON.parse(r.disclosures) as Disclosure[]).some((d) => d[1] === 'digest' && d[2] === digest),
  );
}
