/** Entries of a salvaged register: each as the journal that came over has it, whatever became of its row. */
import type { Lost } from '../../shared/office-records.ts';
import { entryFromJournal, fieldsOf, rowFromJournal, toldOf } from '../journal/rebuild.ts';
import { canonical } from '../journal/record.ts';
import { keyOf, type Row, shapesOf } from '../store/damaged.ts';
import type { ReadDb, WriteDb } from '../store/db.ts';
import { findEntry, insertEntryRow, updateEntry } from '../store/entries.ts';
import { type EntryRules, type Merge, tableOf } from './salvage-rows.ts';

function lastState(own: ReadDb, id: string): number | null {
  return (
    own.get<{ n: number | null }>("SELECT max(n) AS n FROM record WHERE type = 'entry' AND subject = ?", id)?.n ?? null
  );
}

/** A row is taken where it is the state of the last record that came over, and its second track is too. */
export function entryRules({
  own,
  reach,
}: Merge): EntryRules & { taken: Set<string>; refusedRows: Map<string, string> } {
  const taken = new Set<string>();
  const refusedRows = new Map<string, string>();
  const followed = new Set(reach.lost.filter((r) => r.type === 'followUp').map((r) => r.subject));
  const sameTrack = (row: Row, id: string): boolean => {
    if (reach.whole || (reach.lostKnown && !followed.has(id))) return true;
    const told = entryFromJournal(own, id);
    return told !== null && canonical(told.followUp) === canonical(JSON.parse(String(row['follow_up'])));
  };
  return {
    taken,
    refusedRows,
    mayTake: (row) => {
      const id = String(row['id']);
      if (lastState(own, id) !== Number(row['record_n']) || !sameTrack(row, id)) return false;
      taken.add(id);
      return true;
    },
    refused: (row) => void refusedRows.set(String(row['id']), String(row['number'])),
  };
}

/** Rows of people, terms and accounts that the journal tells of and that could not be read. */
export function rebuildOthers(merge: Merge): void {
  const { own, base, partial, lost } = merge;
  const shapes = new Map(shapesOf(own).map((s) => [s.table, s]));
  const untold = new Map<string, number>();
  const told = own.all<{ type: string; subject: string }>(
    'SELECT DISTINCT type, subject FROM record WHERE n >= ? ORDER BY type, subject',
    base,
  );
  for (const { type, subject } of told) {
    const [table, column] = ROWS[type] ?? [];
    if (!table || !column) continue;
    const isThere = own.get(`SELECT 1 AS yes FROM "${table}" WHERE "${column}" = ?`, subject) !== undefined;
    if (type === 'person' && partial.has('person_key')) rebuildKeys(own, subject);
    if (isThere && !partial.has(table)) continue;
    const row = rowFromJournal(own, table, subject);
    const shape = shapes.get(table);
    if (row && shape) tableOf(own, shape).put(row);
    else if (!isThere) untold.set(type, (untold.get(type) ?? 0) + 1);
  }
  for (const [name, count] of untold) lost.push({ kind: 'told', name, count });
}

/** Where a record of a type has its row: table, and the column that holds the record's subject. */
const ROWS: Readonly<Record<string, readonly [string, string]>> = {
  person: ['person', 'id'],
  term: ['term', 'id'],
  account: ['account', 'id'],
  incident: ['incident', 'id'],
  handover: ['handover', 'id'],
  signOff: ['sign_off', 'request_id'],
  close: ['register', 'number'],
  backup: ['backup', 'name'],
  expectedTerm: ['expected_term', 'id'],
};

/** Every signing key that the journal tells of, from when until when. */
function rebuildKeys(own: WriteDb, person: string): void {
  own.run('DELETE FROM person_key WHERE person_id = ?', person);
  for (const { time, fields } of toldOf(own, person, 'person')) {
    const vkey = fields['vkey'];
    if (typeof vkey !== 'string' && !['code', 'left'].includes(String(fields['change']))) continue;
    own.run('UPDATE person_key SET until = ? WHERE person_id = ? AND until IS NULL', time, person);
    if (typeof vkey === 'string')
      own.run('INSERT OR REPLACE INTO person_key (vkey, person_id, since) VALUES (?, ?, ?)', vkey, person, time);
  }
}

/**
 * Puts every entry that has records beyond the backup as the journal has it, unless its row came over; says which are gone
 * or stand in an earlier version. Returns ids of the entries that changed.
 */
export function settleEntries(merge: Merge, rules: ReturnType<typeof entryRules>): string[] {
  const { own, base, reach, lost, goOn } = merge;
  const changed = own.all<{ id: string }>(
    "SELECT DISTINCT subject AS id FROM record WHERE n >= ? AND type IN ('entry', 'followUp')",
    base,
  );
  for (const { id } of changed) {
    goOn();
    if (rules.taken.has(id)) continue;
    const told = entryFromJournal(own, id);
    if (!told) continue;
    const now = findEntry(own, id);
    if (!now) insertEntryRow(own, told);
    else if (now.recordN !== told.recordN || canonical(now.followUp) !== canonical(told.followUp))
      updateEntry(own, told, null);
  }
  const numbers = new Map(rules.refusedRows);
  for (const { type, subject } of reach.lost) {
    if (type !== 'entry' && type !== 'followUp') continue;
    const entry = findEntry(own, subject);
    if (entry) numbers.set(subject, entry.number);
  }
  for (const [id, number] of numbers) {
    const kind: Lost['kind'] = findEntry(own, id) ? 'earlier' : 'entry';
    lost.push({ kind, name: number, count: 1 });
  }
  giveNoNumberTwice(merge, [...numbers.values()]);
  return [...new Set([...changed.map((c) => c.id), ...rules.taken])];
}

/** Numbers go on after the highest that is known of, also of what did not come over. */
function giveNoNumberTwice({ own }: Merge, lost: readonly string[]): void {
  const all = [
    ...lost,
    ...own
      .all<{ number: string }>('SELECT number FROM entry UNION ALL SELECT number FROM incident')
      .map((r) => r.number),
  ];
  const highest = new Map<string, number>();
  for (const number of all) {
    const [, series, n] = /-(I?\d{4})-(\d+)$/.exec(number) ?? [];
    if (series) highest.set(series, Math.max(highest.get(series) ?? 0, Number(n)));
  }
  for (const [series, n] of highest)
    own.run(
      `INSERT INTO meta (key, value) VALUES (?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE CAST(value AS INTEGER) < CAST(excluded.value AS INTEGER)`,
      `serial:${series}`,
      String(n),
    );
}

interface FileOf {
  sha256: string;
  name: string;
}

/**
 * Attachments follow their entries: of one that did not come over, or stands in an earlier version, they are as the backup has
 * them; one that the journal names and that has no row any more is told by name.
 */
export function settleEvidence(
  merge: Merge,
  before: ReadDb,
  rules: ReturnType<typeof entryRules>,
  changed: readonly string[],
): void {
  const { own, lost, reach } = merge;
  const shape = shapesOf(own).find((s) => s.table === 'evidence');
  if (!shape) return;
  const mine = tableOf(own, shape);
  const back = (row: Row): void => {
    const earlier = before.get<Row>('SELECT * FROM evidence WHERE id = ?', String(row['id']));
    if (earlier) mine.put(earlier);
    else {
      mine.remove(keyOf(shape, row));
      lost.push({ kind: 'evidence', name: String(row['name']), count: 1 });
    }
  };
  for (const row of own.all<Row>(
    'SELECT * FROM evidence v WHERE entry_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = v.entry_id)',
  ))
    back(row);
  const touched = new Set([...rules.refusedRows.keys(), ...(reach.whole ? [] : reach.lost.map((r) => r.subject))]);
  for (const id of new Set([...changed, ...touched])) {
    const last = lastState(own, id);
    if (last === null) continue;
    const told = fieldsOf(own.get<{ d: string }>('SELECT disclosures AS d FROM record WHERE n = ?', last)?.d ?? null);
    const files = (told['files'] ?? []) as FileOf[];
    const rows = own.all<Row>('SELECT * FROM evidence WHERE entry_id = ?', id);
    if (!reach.whole) for (const row of rows) if (!files.some((f) => f.sha256 === row['sha256'])) back(row);
    for (const f of files)
      if (!rows.some((row) => row['sha256'] === f.sha256)) lost.push({ kind: 'evidence', name: f.name, count: 1 });
  }
}
