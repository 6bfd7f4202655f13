/**
 * The rows of a damaged register, table by table: what can be read takes the place of the backup's. Where the journal did
 * not come over whole, a row that tells of a lost record stays as it was in the backup.
 */
import type { Lost } from '../../shared/office-records.ts';
import { type Key, keyOf, type Row, readDamaged, type Shape, shapesOf } from '../store/damaged.ts';
import type { ReadDb, SqlValue, WriteDb } from '../store/db.ts';
import type { Reach } from './salvage-journal.ts';
import type { JobTools } from './worker-jobs.ts';

export interface Merge {
  damaged: ReadDb;
  own: WriteDb;
  /** Records of the backup. */
  base: number;
  reach: Reach;
  lost: Lost[];
  /** Tables of which not every row could be read. */
  partial: Set<string>;
  /** Entries of which an attachment changed. */
  reworded: Set<string>;
  goOn: JobTools['goOn'];
}

/** Kept by triggers, or made from the records themselves. */
const DERIVED = new Set(['record', 'node', 'entry_count', 'entry_days', 'access_log', 'checkpoint']);
/** Of deliveries, which are one with the journal's record of each: all of them, or none. */
const COLLECTED = /^(delivery|collected_|office_)/;

const text = (value: SqlValue | undefined): string => String(value ?? '');

/** By which record a row is told of: its type, and the subject that the row names. */
const TOLD: Readonly<Record<string, { type: string; subject: (row: Row, own: ReadDb) => string }>> = {
  person: { type: 'person', subject: (r) => text(r['id']) },
  person_key: { type: 'person', subject: (r) => text(r['person_id']) },
  term: { type: 'term', subject: (r) => text(r['id']) },
  account: { type: 'account', subject: (r) => text(r['id']) },
  account_ticks: { type: 'ticks', subject: (r) => text(r['account_id']) },
  account_judgement: { type: 'judgement', subject: (r) => text(r['account_id']) },
  incident: { type: 'incident', subject: (r) => text(r['id']) },
  handover: { type: 'handover', subject: (r) => text(r['id']) },
  week_nothing: { type: 'weekNothing', subject: (r) => text(r['week']) },
  unsigned_reason: { type: 'unsignedReason', subject: (r) => text(r['term_id']) },
  sign_off: { type: 'signOff', subject: (r) => text(r['request_id']) },
  register: { type: 'close', subject: (r) => text(r['number']) },
  register_row: {
    type: 'close',
    subject: (r, own) => `${prefixOf(own)}-${text(r['quarter'])}-v${text(r['version'])}`,
  },
  package: { type: 'export', subject: (r) => text(r['register']) },
  receipt: { type: 'receipt', subject: (r) => text(r['register']) },
  backup: { type: 'backup', subject: (r) => text(r['name']) },
  expected_term: { type: 'expectedTerm', subject: (r) => text(r['id']) },
};

function prefixOf(own: ReadDb): string {
  return own.get<{ value: string }>("SELECT value FROM meta WHERE key = 'prefix'")?.value ?? '';
}

/** True where a change of this row since the backup may stand: no lost record, known or not, can have made it. */
function mayStand({ reach, own, base }: Merge, table: string, row: Row): boolean {
  if (reach.whole) return true;
  const told = TOLD[table];
  if (!told) return true;
  const subject = told.subject(row, own);
  if (reach.lostKnown) return !reach.lost.some((r) => r.type === told.type && r.subject === subject);
  return (
    own.get('SELECT 1 AS yes FROM record WHERE type = ? AND subject = ? AND n >= ?', told.type, subject, base) !==
    undefined
  );
}

const same = (a: SqlValue | undefined, b: SqlValue | undefined): boolean =>
  a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) === 0 : (a ?? null) === (b ?? null);

const quoted = (names: readonly string[]): string => names.map((n) => `"${n}"`).join(', ');

interface OwnTable {
  find(this: void, key: Key): Row | undefined;
  put(this: void, row: Row): void;
  remove(this: void, key: Key): void;
  keys(this: void): Key[];
}

/** One table of the restored register, by key. */
export function tableOf(own: WriteDb, shape: Shape): OwnTable {
  const where = `WHERE (${quoted(shape.key)}) = (${shape.key.map(() => '?').join(', ')})`;
  const marks = shape.columns.map(() => '?').join(', ');
  const find = (key: Key): Row | undefined => own.get<Row>(`SELECT * FROM "${shape.table}" ${where}`, ...key);
  const remove = (key: Key): void => void own.run(`DELETE FROM "${shape.table}" ${where}`, ...key);
  const put = (row: Row): void => {
    // Not an UPDATE: a frozen register knows none. The counts of entries are kept either way.
    remove(keyOf(shape, row));
    own.run(
      `INSERT INTO "${shape.table}" (${quoted(shape.columns)}) VALUES (${marks})`,
      ...shape.columns.map((c) => row[c] ?? null),
    );
  };
  const keys = (): Key[] =>
    own
      .all<Row>(`SELECT ${quoted(shape.key)} FROM "${shape.table}" ORDER BY ${quoted(shape.key)}`)
      .map((row) => keyOf(shape, row));
  return { find, remove, put, keys };
}

/** Whether a row of an entry may stand, and what to do with one that may not. */
export interface EntryRules {
  mayTake(this: void, row: Row): boolean;
  refused(this: void, row: Row): void;
}

/** All tables but the journal's own. */
export function mergeTables(merge: Merge, entries: EntryRules): void {
  const theirs = new Map(shapesOf(merge.damaged).map((s) => [s.table, s]));
  for (const shape of shapesOf(merge.own)) {
    const { table } = shape;
    if (DERIVED.has(table)) continue;
    const found = theirs.get(table);
    const alike = found && found.columns.join() === shape.columns.join();
    if (!alike || (COLLECTED.test(table) && !merge.reach.whole)) {
      if (!found || !isEmpty(merge, table)) merge.lost.push({ kind: 'table', name: table, count: 0 });
      continue;
    }
    if (table === 'meta') mergeMeta(merge, shape);
    else mergeTable(merge, shape, table === 'entry' ? entries : null);
  }
}

/** In the damaged register, as far as can be told. */
function isEmpty({ damaged }: Merge, table: string): boolean {
  try {
    return damaged.get(`SELECT 1 AS yes FROM "${table}" LIMIT 1`) === undefined;
  } catch {
    return false;
  }
}

function mergeTable(merge: Merge, shape: Shape, entries: EntryRules | null): void {
  const { own, damaged, reach, goOn } = merge;
  const { table } = shape;
  const mine = tableOf(own, shape);
  let stays = 0;
  const rows = readDamaged(damaged, shape, mine.keys);
  let next = rows.next();
  for (; !next.done; next = rows.next()) {
    goOn();
    const row = next.value;
    const before = mine.find(keyOf(shape, row));
    if (before && shape.columns.every((c) => same(before[c], row[c]))) continue;
    if (entries ? entries.mayTake(row) : mayStand(merge, table, row)) {
      mine.put(row);
      if (table === 'evidence') merge.reworded.add(text(row['entry_id']));
    } else if (entries) entries.refused(row);
    else stays += 1;
  }
  const { unreadable, gone } = next.value;
  for (const key of gone) {
    const before = mine.find(key);
    // What was logged from a draft may be among what is lost: then the draft is still of use.
    if (before && (reach.whole || (table !== 'staging' && mayStand(merge, table, before)))) mine.remove(key);
  }
  if (!next.value.whole) merge.partial.add(table);
  // Of entries the report tells by number. Elsewhere: where nothing is known to be missing, nobody can say that nothing is.
  if (table !== 'entry' && (!next.value.whole || stays > 0))
    merge.lost.push({ kind: 'table', name: table, count: unreadable.length + stays });
}

/** Single values: the newest of each, where no lost record can have made it, and never a smaller number. */
function mergeMeta(merge: Merge, shape: Shape): void {
  const { own, damaged, reach } = merge;
  const mine = tableOf(own, shape);
  const told = (row: Row): boolean =>
    text(row['key']) !== 'accreditation' ||
    reach.whole ||
    (reach.lostKnown && !reach.lost.some((r) => r.type === 'accreditation'));
  const rows = readDamaged(damaged, shape, mine.keys);
  let next = rows.next();
  for (; !next.done; next = rows.next()) {
    const row = next.value;
    const before = mine.find(keyOf(shape, row));
    const isNumber = text(row['key']).startsWith('serial:') || row['key'] === 'epoch';
    const behind = isNumber && Number(before?.['value'] ?? 0) >= Number(row['value']);
    if (!behind && told(row)) mine.put(row);
  }
  for (const key of next.value.gone) {
    const before = mine.find(key);
    if (before && told(before)) mine.remove(key);
  }
  if (!next.value.whole) merge.lost.push({ kind: 'table', name: 'meta', count: next.value.unreadable.length });
}

/** Lines of the access log as far as the chain goes on. `isNext` recomputes one from the one before. */
export function bringAccessLog(merge: Merge, isNext: (before: Uint8Array, row: Row) => boolean): void {
  const { own, damaged } = merge;
  const shape = shapesOf(own).find((s) => s.table === 'access_log');
  if (!shape) return;
  const mine = tableOf(own, shape);
  const last = own.get<{ n: number; hash: Uint8Array }>('SELECT n, hash FROM access_log ORDER BY n DESC LIMIT 1');
  let expected = (last?.n ?? -1) + 1;
  let before: Uint8Array = last?.hash ?? new Uint8Array(32);
  const from = expected;
  const rows = readDamaged(damaged, shape, () => []);
  const byNumber = new Map<number, Row>();
  let next = rows.next();
  for (; !next.done; next = rows.next()) {
    merge.goOn();
    if (Number(next.value['n']) >= from) byNumber.set(Number(next.value['n']), next.value);
  }
  for (let row = byNumber.get(expected); row; row = byNumber.get(expected)) {
    if (!isNext(before, row)) break;
    mine.put(row);
    before = row['hash'] as Uint8Array;
    byNumber.delete(expected);
    expected += 1;
  }
  if (byNumber.size > 0 || !next.value.whole)
    merge.lost.push({ kind: 'table', name: 'access_log', count: byNumber.size });
}

/** Signed heads of what came over. `rootAt` gives the root of the first so many records. */
export function bringCheckpoints(merge: Merge, rootAt: (size: number) => string): void {
  const { own, damaged, reach } = merge;
  const shape = shapesOf(own).find((s) => s.table === 'checkpoint');
  if (!shape) return;
  const mine = tableOf(own, shape);
  for (const row of readDamaged(damaged, shape, mine.keys)) {
    merge.goOn();
    const size = Number(row['size']);
    if (size > reach.size || mine.find(keyOf(shape, row))) continue;
    if (text(row['note']).split('\n')[2] === rootAt(size)) mine.put(row);
  }
}
