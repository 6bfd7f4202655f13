/** The journal of a damaged register: whether it is the backup's, how far it goes on without a gap, and what is beyond. */
import { KanaalError } from '../../shared/errors.ts';
import { fieldsOf } from '../journal/rebuild.ts';
import { type Disclosure, fieldDigests, header, headerLeaf } from '../journal/record.ts';
import { addToTree } from '../journal/tree.ts';
import { RECORD_TYPES, type RecordType } from '../journal/types.ts';
import { type Key, type Row, readDamaged, shapesOf, undamaged, untilDamage } from '../store/damaged.ts';
import type { ReadDb, WriteDb } from '../store/db.ts';
import type { JobTools } from './worker-jobs.ts';

export interface RecordRow {
  n: number;
  kind: string;
  type: string;
  v: number;
  subject: string;
  time: string;
  actor: string;
  disclosures: string | null;
  leaf: Uint8Array;
}

/** What a lost record was about, where an index still says so. */
export interface LostRecord {
  n: number;
  type: string;
  subject: string;
}

export interface Reach {
  /** Number of records that come over or are in the backup. */
  size: number;
  /** True where the damaged journal ends there too. */
  whole: boolean;
  /** Records beyond it that are known of. */
  lost: LostRecord[];
  /** False where there may be more of them. */
  lostKnown: boolean;
}

/** Throws `salvage_other_history` where a record that can be read is not the backup's. */
export function compareHistory(damaged: ReadDb, own: ReadDb, size: number, goOn: JobTools['goOn']): void {
  const shape = shapesOf(damaged).find((s) => s.table === 'record');
  if (!shape) return;
  const last = newest(damaged);
  if (last !== null && last + 1 < size) throw new KanaalError('salvage_other_history', { why: 'older' });
  const known = function* (): Generator<Key> {
    for (let n = 0; n < size; n++) yield [n];
  };
  for (const row of readDamaged(damaged, shape, known)) {
    goOn();
    const { n, leaf, disclosures } = row as unknown as RecordRow;
    if (n >= size) continue;
    const ours = own.get<RecordRow>('SELECT leaf, disclosures FROM record WHERE n = ?', n);
    if (!ours || Buffer.compare(ours.leaf, leaf) !== 0 || ours.disclosures !== disclosures)
      throw new KanaalError('salvage_other_history', { why: 'other' });
  }
}

/** The number of the last record, or null where that cannot be read. */
function newest(damaged: ReadDb): number | null {
  let last: number | null = null;
  undamaged(() => {
    last = damaged.get<{ n: number | null }>('SELECT max(n) AS n FROM record')?.n ?? -1;
  });
  return last;
}

const TYPES = new Set<string>(RECORD_TYPES);

/** Recomputed from what it opens, as `journal.check` does. */
function isTrue(row: RecordRow): boolean {
  if (!TYPES.has(row.type) || row.disclosures === null) return false;
  try {
    const type = row.type as RecordType;
    const disclosures = JSON.parse(row.disclosures) as Disclosure[];
    return headerLeaf(header(type, row.n, fieldDigests(type, disclosures, row.v), row.v)).equals(row.leaf);
  } catch {
    // Of a later program, or no disclosures at all.
    return false;
  }
}

/** The records from `size` on, as far as they are there, whole and without a gap; returns whether that was to the end. */
function* newRecords(damaged: ReadDb, size: number): Generator<RecordRow, boolean> {
  let expected = size;
  const rows = untilDamage<RecordRow>(damaged, 'SELECT * FROM record WHERE n >= ? ORDER BY n', size);
  try {
    for (let next = rows.next(); ; next = rows.next()) {
      if (next.done) return next.value;
      if (next.value.n !== expected || !isTrue(next.value)) return false;
      expected += 1;
      yield next.value;
    }
  } finally {
    rows.return(false);
  }
}

/**
 * Appends what can be read beyond the backup's records. A change of several records that was cut in the middle (entries
 * marked as signed without the sign-off, or as closed without the close) stays out as a whole.
 */
export function bringRecords(damaged: ReadDb, own: WriteDb, size: number, goOn: JobTools['goOn']): Reach {
  let end = size;
  const light: { n: number; type: string; subject: string; tied: string | null }[] = [];
  const rows = newRecords(damaged, size);
  let next = rows.next();
  for (; !next.done; next = rows.next()) {
    goOn();
    const { n, type, subject, disclosures } = next.value;
    light.push({ n, type, subject, tied: type === 'entry' ? tieOf(fieldsOf(disclosures)) : null });
    end = n + 1;
  }
  const whole = next.value;
  if (!whole) end = beforeCut(light, own, end);
  for (const row of newRecords(damaged, size)) {
    if (row.n >= end) break;
    goOn();
    insertRecord(own, row);
  }
  return { size: end, whole: whole && end === size + light.length, ...(whole ? known([]) : lostFrom(damaged, end)) };
}

const known = (lost: LostRecord[]): Pick<Reach, 'lost' | 'lostKnown'> => ({ lost, lostKnown: true });

/** What an entry's state leans on: the sign-off that it names, or the close of its quarter. */
function tieOf(f: Readonly<Record<string, unknown>>): string | null {
  if (f['status'] === 'unsigned') return `close ${String(f['quarter'])}`;
  return ['signed', 'returned'].includes(String(f['status'])) ? `signOff ${String(f['signOff'])}` : null;
}

function beforeCut(
  light: readonly { n: number; type: string; subject: string; tied: string | null }[],
  own: ReadDb,
  end: number,
): number {
  const told = new Set<string>();
  for (const { type, subject } of light)
    if (type === 'signOff') told.add(`signOff ${subject}`);
    else if (type === 'close') told.add(`close ${/\d{4}-Q\d/.exec(subject)?.[0] ?? ''}`);
  const isTold = (tied: string): boolean => {
    const [type, subject] = tied.split(' ') as [string, string];
    if (told.has(tied)) return true;
    return type === 'signOff'
      ? own.get("SELECT 1 AS yes FROM record WHERE type = 'signOff' AND subject = ?", subject) !== undefined
      : own.get("SELECT 1 AS yes FROM record WHERE type = 'close' AND subject LIKE ?", `%-${subject}-%`) !== undefined;
  };
  return light.find((r) => r.tied !== null && !isTold(r.tied))?.n ?? end;
}

function insertRecord(own: WriteDb, r: RecordRow): void {
  own.run(
    'INSERT INTO record (n, kind, type, v, subject, time, actor, disclosures, leaf) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    r.n,
    r.kind,
    r.type,
    r.v,
    r.subject,
    r.time,
    r.actor,
    r.disclosures,
    r.leaf,
  );
  addToTree(own, r.n, Buffer.from(r.leaf));
}

/** What is beyond `end`: by the records themselves and by their indexes, which lie on other pages. */
function lostFrom(damaged: ReadDb, end: number): Pick<Reach, 'lost' | 'lostKnown'> {
  const lost = new Map<number, LostRecord>();
  let isKnown = false;
  // The newest first, and then by the index.
  const scans = ['ORDER BY n DESC', 'INDEXED BY record_subject ORDER BY subject, type, n'];
  for (const scan of scans) {
    const rows = untilDamage<Row>(damaged, `SELECT n, type, subject FROM record ${scan}`);
    let next = rows.next();
    for (; !next.done; next = rows.next()) {
      const row = next.value as unknown as LostRecord;
      if (row.n >= end) lost.set(row.n, row);
      else if (scan.endsWith('DESC')) break;
    }
    // At its end, or back at what came over.
    if (!next.done || next.value) isKnown = true;
    rows.return(false);
  }
  return { lost: [...lost.values()].sort((a, b) => a.n - b.n), lostKnown: isKnown };
}
