/** Writing the journal. `append` runs inside the transaction of the service that changes the records it tells of. */
import type { WriteDb } from '../store/db.ts';
import { canonical, type Disclosure, disclose, fieldDigests, header, headerLeaf } from './record.ts';
import { addToTree } from './tree.ts';
import { listVersion, type RecordType, recordFields, recordKind } from './types.ts';

export interface NewRecord {
  type: RecordType;
  /** Id of what the record is about. */
  subject: string;
  /** Id of the person whose session writes it. */
  actor: string;
  /** RFC 3339 with offset: the PC's own claim. */
  time: string;
  fields: Readonly<Record<string, unknown>>;
}

export interface Appended {
  n: number;
  leaf: Buffer;
}

/** Appends one record and the tree nodes it completes. Must be called inside a transaction. */
export function append(db: WriteDb, random: (n: number) => Uint8Array, record: NewRecord): Appended {
  const last = db.get<{ n: number; time: string }>('SELECT n, time FROM record ORDER BY n DESC LIMIT 1');
  const n = last ? last.n + 1 : 0;
  const clockBack = last !== undefined && Date.parse(record.time) < Date.parse(last.time);
  const kind = recordKind(record.type);
  const previous = kind === 'e' ? lastDisclosures(db, record.type, record.subject) : [];
  const { type, subject, actor, time } = record;
  const fields = { time, actor, type, subject, ...(clockBack ? { clockBack } : {}), ...record.fields };
  // In the type's order, whatever order the caller named them in: an opened record then has one spelling only.
  const order = recordFields(type);
  const disclosures = disclose(fields, previous, random).sort((a, b) => order.indexOf(a[1]) - order.indexOf(b[1]));
  const leaf = headerLeaf(header(type, n, fieldDigests(type, disclosures)));
  db.run(
    'INSERT INTO record (n, kind, type, v, subject, time, actor, disclosures, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    n,
    kind,
    type,
    listVersion(type),
    subject,
    time,
    actor,
    `[${disclosures.map(canonical).join(',')}]`,
    leaf,
  );
  addToTree(db, n, leaf);
  return { n, leaf };
}

function lastDisclosures(db: WriteDb, type: RecordType, subject: string): Disclosure[] {
  const row = db.get<{ disclosures: string | null }>(
    'SELECT disclosures FROM record WHERE type = ? AND subject = ? ORDER BY n DESC LIMIT 1',
    type,
    subject,
  );
  return row?.disclosures ? (JSON.parse(row.disclosures) as Disclosure[]) : [];
}

/** How many records there are. */
export function journalSize(db: Pick<WriteDb, 'get'>): number {
  return db.get<{ size: number }>('SELECT coalesce(max(n) + 1, 0) AS size FROM record')?.size ?? 0;
}
