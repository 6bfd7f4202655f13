/** What a collection keeps: deliveries, keys and heads of offices, and the rows that figures are made of. */
import type { ReadDb, SqlValue, WriteDb } from './db.ts';

export type Verdict = 'accepted' | 'refused' | 'waiting';

export interface DeliveryRow {
  id: number;
  /** Hex SHA-512 of the package. */
  package: string;
  name: string;
  bytes: number;
  /** Place under evidence/ and the key that opens it. */
  file: string;
  key: Uint8Array;
  received_at: string;
  verdict: Verdict;
  /** JSON lists. */
  codes: string;
  checks: string;
  office: string | null;
  register: string | null;
  prefix: string | null;
  quarter: string | null;
  version: number | null;
  edition: string | null;
  ministry: string | null;
  ministry_code: string | null;
  log_key: string | null;
  origin: string | null;
  size: number | null;
  from_size: number | null;
  made_at: string | null;
  entries: number | null;
  replaced_by: number | null;
  /** The receipt file, as it was handed out. */
  receipt: string | null;
}

const COLUMNS = [
  'package',
  'name',
  'bytes',
  'file',
  'key',
  'received_at',
  'verdict',
  'codes',
  'checks',
  'office',
  'register',
  'prefix',
  'quarter',
  'version',
  'edition',
  'ministry',
  'ministry_code',
  'log_key',
  'origin',
  'size',
  'from_size',
  'made_at',
  'entries',
  'receipt',
] as const;

export type NewDelivery = Pick<DeliveryRow, (typeof COLUMNS)[number]>;

/** Puts it in, or in the place of the one that waited; gives its id. */
export function putDelivery(db: WriteDb, row: NewDelivery): number {
  const values = COLUMNS.map((name): SqlValue => row[name]);
  db.run(
    `INSERT INTO delivery (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})
     ON CONFLICT (package) DO UPDATE SET ${COLUMNS.map((c) => `${c} = excluded.${c}`).join(', ')}`,
    ...values,
  );
  return findDelivery(db, row.package)!.id;
}

export function findDelivery(db: ReadDb, sha512: string): DeliveryRow | null {
  return db.get<DeliveryRow>('SELECT * FROM delivery WHERE package = ?', sha512) ?? null;
}

/** The ministry that each office first named. */
export function officeMinistries(db: ReadDb): Map<string, string | null> {
  const rows = db.all<{ office: string; ministry: string | null }>(
    'SELECT office, ministry, min(id) FROM delivery WHERE office IS NOT NULL GROUP BY office',
  );
  return new Map(rows.map((d) => [d.office, d.ministry]));
}

export function deliveryById(db: ReadDb, id: number): DeliveryRow | null {
  return db.get<DeliveryRow>('SELECT * FROM delivery WHERE id = ?', id) ?? null;
}

/** Newest first. */
export function allDeliveries(db: ReadDb, limit: number): DeliveryRow[] {
  return db.all<DeliveryRow>('SELECT * FROM delivery ORDER BY id DESC LIMIT ?', limit);
}

export function waitingOf(db: ReadDb, office: string): DeliveryRow[] {
  return db.all<DeliveryRow>("SELECT * FROM delivery WHERE office = ? AND verdict = 'waiting' ORDER BY id", office);
}

/** The accepted register of an office and quarter that counts now. */
export function standing(db: ReadDb, office: string, quarter: string): DeliveryRow | null {
  return (
    db.get<DeliveryRow>(
      `SELECT * FROM delivery WHERE office = ? AND quarter = ? AND verdict = 'accepted' AND replaced_by IS NULL
       ORDER BY version DESC LIMIT 1`,
      office,
      quarter,
    ) ?? null
  );
}

export function replace(db: WriteDb, old: number, by: number): void {
  db.run('UPDATE delivery SET replaced_by = ? WHERE id = ?', by, old);
  for (const table of ['collected_return', 'collected_account', 'collected_entry', 'collected_incident'])
    db.run(`DELETE FROM ${table} WHERE delivery = ?`, old);
}

/** Entries of an office that were heard of before this record, and are in no accepted register. */
export function knownOpen(
  db: ReadDb,
  office: string,
  before = Number.MAX_SAFE_INTEGER,
): { subject: string; number: string; quarter: string; status: string }[] {
  return db.all(
    // The list of its registers is made once: asked entry by entry, each went through all deliveries of the office.
    `SELECT subject, number, quarter, status FROM office_entry WHERE office = ? AND n < ?
       AND status NOT IN ('draft', 'withdrawn')
       AND number NOT IN (SELECT e.number FROM delivery d CROSS JOIN collected_entry e ON e.delivery = d.id
                          WHERE d.office = ?)`,
    office,
    before,
    office,
  );
}

/** Entries of which the last that was heard is this record or a later one. */
export function heardFrom(db: ReadDb, office: string, from: number): { subject: string; number: string }[] {
  return db.all('SELECT subject, number FROM office_entry WHERE office = ? AND n >= ?', office, from);
}

export function forgetFrom(db: WriteDb, office: string, from: number): void {
  db.run('DELETE FROM office_entry WHERE office = ? AND n >= ?', office, from);
}

export function hearStates(
  db: WriteDb,
  office: string,
  states: readonly { subject: string; n: number; number: string; quarter: string; status: string }[],
): void {
  for (const s of states)
    db.run(
      `INSERT INTO office_entry (office, subject, n, number, quarter, status) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (office, subject) DO UPDATE SET n = excluded.n, number = excluded.number, quarter = excluded.quarter,
         status = excluded.status WHERE excluded.n > office_entry.n`,
      office,
      s.subject,
      s.n,
      s.number,
      s.quarter,
      s.status,
    );
}

export interface OfficeKey {
  office: string;
  vkey: string;
  epoch: number;
  cause: string;
  seen_at: string;
  confirmed_at: string | null;
}

export function officeKeys(db: ReadDb, office: string | null = null): OfficeKey[] {
  return db.all<OfficeKey>(
    'SELECT * FROM office_key WHERE coalesce(?, office) = office ORDER BY office, epoch',
    office,
  );
}

export function seeKey(db: WriteDb, key: Omit<OfficeKey, 'confirmed_at'>): void {
  db.run(
    'INSERT INTO office_key (office, vkey, epoch, cause, seen_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    key.office,
    key.vkey,
    key.epoch,
    key.cause,
    key.seen_at,
  );
}

export function confirmOfficeKey(db: WriteDb, office: string, vkey: string, at: string): void {
  db.run('UPDATE office_key SET confirmed_at = ? WHERE office = ? AND vkey = ?', at, office, vkey);
}

export interface OfficeHead {
  office: string;
  origin: string;
  size: number;
  checkpoint: string;
  leaves: Uint8Array;
}

export function officeHead(db: ReadDb, office: string): OfficeHead | null {
  return db.get<OfficeHead>('SELECT * FROM office_head WHERE office = ?', office) ?? null;
}

export function putHead(db: WriteDb, h: OfficeHead): void {
  db.run(
    `INSERT INTO office_head (office, origin, size, checkpoint, leaves) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (office) DO UPDATE SET origin = excluded.origin, size = excluded.size,
       checkpoint = excluded.checkpoint, leaves = excluded.leaves`,
    h.office,
    h.origin,
    h.size,
    h.checkpoint,
    h.leaves,
  );
}

export interface OfficeEvent {
  id: number;
  office: string;
  at: string;
  kind: string;
  detail: string;
}

export function addEvent(db: WriteDb, event: Omit<OfficeEvent, 'id'>): void {
  db.run(
    'INSERT INTO office_event (office, at, kind, detail) VALUES (?, ?, ?, ?)',
    event.office,
    event.at,
    event.kind,
    event.detail,
  );
}

export function allEvents(db: ReadDb): OfficeEvent[] {
  return db.all<OfficeEvent>('SELECT * FROM office_event ORDER BY id DESC LIMIT 200');
}

export interface ExpectedTerm {
  id: string;
  person: string;
  post: string;
  ministry: string;
  ministry_name: string;
  ministry_abbr: string;
  cabinet: string;
  from_day: string;
  until_day: string | null;
}

export function expectedTerms(db: ReadDb): ExpectedTerm[] {
  return db.all<ExpectedTerm>('SELECT * FROM expected_term ORDER BY ministry_abbr, from_day, person');
}

export function putExpected(db: WriteDb, t: ExpectedTerm): void {
  db.run(
    `INSERT INTO expected_term (id, person, post, ministry, ministry_name, ministry_abbr, cabinet, from_day, until_day)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET person = excluded.person, post = excluded.post,
       ministry = excluded.ministry, ministry_name = excluded.ministry_name, ministry_abbr = excluded.ministry_abbr,
       cabinet = excluded.cabinet, from_day = excluded.from_day, until_day = excluded.until_day`,
    t.id,
    t.person,
    t.post,
    t.ministry,
    t.ministry_name,
    t.ministry_abbr,
    t.cabinet,
    t.from_day,
    t.until_day,
  );
}

type Cell = string | number | null;
type Row = Readonly<Record<string, unknown>>;

function cell(row: Row, column: string): Cell {
  const value = row[column];
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** A hidden cell holds a ground: nothing to count by. */
function shown(row: Row, column: string): string | null {
  const value = cell(row, column);
  return typeof value === 'string' && !/^5\.[0-9]/.test(value) ? value : null;
}

export function insertReturn(db: WriteDb, delivery: number, row: Row): void {
  db.run(
    `INSERT INTO collected_return (delivery, term, person, name, post, ministry, cabinet, from_day, until_day, statement,
       signed_at, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    delivery,
    cell(row, 'ambtsperiode_id'),
    cell(row, 'persoon_id') ?? '',
    cell(row, 'naam') ?? '',
    cell(row, 'functie') ?? '',
    cell(row, 'ministerie_tooi') ?? '',
    cell(row, 'kabinet') ?? '',
    cell(row, 'ambt_van') ?? '',
    cell(row, 'ambt_tot'),
    cell(row, 'opgave') ?? 'GEEN_OPGAVE',
    cell(row, 'geaccordeerd_op'),
    JSON.stringify(row),
  );
}

export function insertAccount(db: WriteDb, delivery: number, row: Row): void {
  db.run(
    'INSERT INTO collected_account (delivery, account, term, body) VALUES (?, ?, ?, ?)',
    delivery,
    cell(row, 'account_id'),
    cell(row, 'ambtsperiode_id') ?? '',
    JSON.stringify(row),
  );
}

export function insertEntryRow(db: WriteDb, delivery: number, row: Row): void {
  db.run(
    `INSERT INTO collected_entry (delivery, number, term, account, day, last_day, certainty, quarter, channel, kind, reason,
       messages, late, corrects, status, outcome, days_to_log) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    delivery,
    cell(row, 'registratienummer'),
    cell(row, 'ambtsperiode_id') ?? '',
    cell(row, 'account_id'),
    shown(row, 'datum_van'),
    shown(row, 'datum_tot'),
    cell(row, 'datum_zekerheid') ?? 'onbekend',
    cell(row, 'kwartaal') ?? '',
    shown(row, 'kanaal_code'),
    shown(row, 'soort') ?? 'ANY',
    shown(row, 'reden_code'),
    typeof row['aantal_berichten'] === 'number' ? row['aantal_berichten'] : 0,
    row['nagekomen'] === 'ja' ? 1 : 0,
    shown(row, 'corrigeert'),
    cell(row, 'status') ?? '',
    shown(row, 'archiefuitkomst'),
    typeof row['dagen_tot_vastlegging'] === 'number' ? row['dagen_tot_vastlegging'] : null,
  );
}

export function insertIncident(db: WriteDb, delivery: number, row: Row): void {
  db.run(
    'INSERT INTO collected_incident (delivery, number, body) VALUES (?, ?, ?)',
    delivery,
    cell(row, 'incident_nummer'),
    JSON.stringify(row),
  );
}

/**
 * Returns that count, from other offices, that could be about the same term: of the same quarter, ministry and first day,
 * or, in whatever quarter, under the same id.
 */
export function returnsBeside(
  db: ReadDb,
  own: { office: string; quarter: string; term: string; ministry: string; from: string },
): { term: string; name: string; post: string }[] {
  return db.all(
    `SELECT r.term, r.name, r.post FROM collected_return r JOIN delivery d ON d.id = r.delivery
     WHERE d.office <> ? AND (r.term = ? OR (d.quarter = ? AND r.ministry = ? AND r.from_day = ?))`,
    own.office,
    own.term,
    own.quarter,
    own.ministry,
    own.from,
  );
}
