/**
 * Whether a register says what its journal says: the checks of a package beyond bytes and signatures. Written from
 * docs/format.md 11; it shares nothing with what fills a register.
 */
import { isRecord, type JsonValue } from './canonical-json.ts';
import { Refusal } from './checks.ts';
import type { PackageNote } from './package-note.ts';
import type { PackageRecords, ReadRecord } from './package-records.ts';
import { toBase64 } from './platform.ts';
import type { RegisterFile } from './register-file.ts';
import type { SignOffNote } from './sign-off-note.ts';

type Row = { readonly [column: string]: JsonValue };

/** An entry that a receiver knows of and that was in no register yet. */
export interface OpenEntry {
  readonly subject: string;
  readonly number: string;
  readonly quarter: string;
  readonly status: string;
}

export interface TermFact {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly post: string;
  readonly ministryCode: string;
  readonly ministryName: string;
  readonly ministryAbbr: string;
  readonly cabinet: string;
  readonly from: string;
  readonly until: string | null;
}

export interface PersonFact {
  readonly id: string;
  readonly name: string | null;
  readonly roles: ReadonlySet<string>;
}

const STATUS: Readonly<Record<string, string>> = {
  draft: 'concept',
  logged: 'vastgelegd',
  signed: 'ondertekend',
  returned: 'teruggegeven',
  unsigned: 'niet ondertekend',
  withdrawn: 'ingetrokken',
};
const CERTAINTY: Readonly<Record<string, string>> = { exact: 'exact', month: 'maand', unknown: 'onbekend' };

type Cell = (value: JsonValue) => JsonValue;
const same: Cell = (value) => value;
const yes: Cell = (value) => (value === true ? 'ja' : 'nee');
const list: Cell = (value) => (Array.isArray(value) && value.length > 0 ? value.map(text).join('; ') : null);
const word =
  (words: Readonly<Record<string, string>>): Cell =>
  (value) =>
    words[text(value)] ?? null;

/** Field of the last state of an entry -> its cell in sheet Registraties. */
const ENTRY_CELLS: Readonly<Record<string, readonly [column: string, cell: Cell]>> = {
  number: ['registratienummer', same],
  status: ['status', word(STATUS)],
  quarter: ['kwartaal', same],
  late: ['nagekomen', yes],
  corrects: ['corrigeert', same],
  termId: ['ambtsperiode_id', same],
  accountId: ['account_id', same],
  channel: ['kanaal_code', same],
  device: ['toestel', same],
  dateFrom: ['datum_van', same],
  dateTo: ['datum_tot', same],
  clock: ['tijd', same],
  dateCertainty: ['datum_zekerheid', word(CERTAINTY)],
  counterparty: ['tegenpartij_categorie', same],
  group: ['groep_ja_nee', yes],
  direction: ['richting', same],
  initiative: ['initiatief', same],
  contactedInOffice: ['in_functie_benaderd', same],
  theme: ['onderwerp', same],
  reason: ['reden_code', same],
  reasonKind: ['reden_soort', same],
  reasonNote: ['reden_toelichting', same],
  reasonsOther: ['redenen_overig', list],
  nature: ['aard_informatie', same],
  classification: ['rubricering', same],
  messages: ['aantal_berichten', same],
  leftOut: ['aantal_weggelaten', same],
  captureMethod: ['wijze_van_vastlegging', same],
  disappearing: ['verdwijnberichten', same],
  forwardedTo: ['doorgestuurd_naar', same],
  approvedAlternative: ['goedgekeurd_alternatief', same],
  loggedAt: ['vastgelegd_op', same],
  signedAt: ['geaccordeerd_op', same],
};

const FOLLOW_UP_CELLS: Readonly<Record<string, readonly [column: string, cell: Cell]>> = {
  outcome: ['archiefuitkomst', same],
  place: ['bewaarplaats', same],
  reference: ['bewaar_kenmerk', same],
  date: ['archief_datum', same],
  note: ['uitkomst_toelichting', same],
  deletedOn: ['verwijderd_op', same],
  deletedHow: ['verwijderd_hoe', same],
  deviceReplaced: ['toestel_vervangen', same],
  judgement: ['veilig_oordeel', same],
  incidentNumber: ['incident_nummer', same],
  wooGrounds: ['woo_gronden', list],
  policySubject: ['beleidsonderwerp', same],
};

const ENTRY_LIST = Object.entries(ENTRY_CELLS);
const FOLLOW_UP_LIST = Object.entries(FOLLOW_UP_CELLS);
const GROUND = /^5\.[0-9]/;

export function rowsOf(register: RegisterFile, sheet: string): readonly Row[] {
  const rows = register.sheets[sheet];
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
}

export function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A field's cell: what it opens, nothing where it is absent, the ground that hides it where it is there and closed. */
function cellFits(cell: JsonValue, record: ReadRecord, field: string, make: Cell): boolean {
  const opened = record.fields.get(field);
  if (opened !== undefined) return cell === make(opened);
  if (typeof cell === 'string' && GROUND.test(cell)) return true;
  return !record.hidden.has(field) && (cell === null || (make === yes && cell === 'nee'));
}

/** The last state of each entry before record `end`, with what is known of it since. */
export function lastStates(records: PackageRecords, end: number): Map<string, ReadRecord> {
  const last = new Map<string, ReadRecord>();
  for (const [subject, states] of records.entries) {
    const state = states.findLast((s) => s.n < end);
    if (state) last.set(subject, state);
  }
  return last;
}

/** A cell that is not as the journal has it. */
export interface WrongCell {
  readonly number: string;
  /** Null where the journal has no such entry of this quarter. */
  readonly column: string | null;
  readonly cell: JsonValue;
  /** The cell as it should be; null also where the package does not open the field. */
  readonly journal: JsonValue;
}

/** Every cell of Registraties that is not what the journal says, row by row. */
export function* wrongCells(register: RegisterFile, records: PackageRecords, closedAt: number): Generator<WrongCell> {
  const states = new Map<string, ReadRecord>();
  for (const state of lastStates(records, closedAt).values())
    if (state.fields.get('quarter') === register.quarter) states.set(text(state.fields.get('number')), state);
  const followUps = new Map<string, ReadRecord>();
  for (const record of records.others.get('followUp') ?? [])
    if (record.n < closedAt) followUps.set(text(record.fields.get('subject')), record);
  for (const row of rowsOf(register, 'Registraties')) {
    const number = text(row['registratienummer']);
    const state = states.get(number);
    if (!state) {
      yield { number, column: null, cell: number, journal: null };
      continue;
    }
    yield* wrongIn(row, number, state, ENTRY_LIST);
    const followUp = followUps.get(text(state.fields.get('subject')));
    if (followUp) yield* wrongIn(row, number, followUp, FOLLOW_UP_LIST);
  }
}

function* wrongIn(
  row: Row,
  number: string,
  record: ReadRecord,
  cells: readonly (readonly [field: string, cell: readonly [column: string, make: Cell]])[],
): Generator<WrongCell> {
  for (const [field, [column, make]] of cells) {
    const cell = row[column] ?? null;
    if (cellFits(cell, record, field, make)) continue;
    const opened = record.fields.get(field);
    yield { number, column, cell, journal: opened === undefined ? null : make(opened) };
  }
}

/** `register_records`: every row is an entry of the journal, cell by cell. */
export function checkRows(register: RegisterFile, records: PackageRecords, closedAt: number): void {
  for (const { number, column } of wrongCells(register, records, closedAt))
    throw new Refusal('register_records', column === null ? number : `${number} ${column}`);
}

function facts(state: ReadRecord): OpenEntry {
  return {
    subject: text(state.fields.get('subject')),
    number: text(state.fields.get('number')),
    quarter: text(state.fields.get('quarter')),
    status: text(state.fields.get('status')),
  };
}

/** The last state of every entry that the records speak of, and where it stands. */
export function lastHeard(records: PackageRecords): (OpenEntry & { n: number })[] {
  return [...records.entries.values()].map((states) => {
    const last = states[states.length - 1]!;
    return { ...facts(last), n: last.n };
  });
}

/** What was logged once is no draft again: as a draft it would be in no register. */
function checkDrafts(states: readonly ReadRecord[]): void {
  const logged = states.findIndex((s) => facts(s).status !== 'draft');
  const again = logged < 0 ? undefined : states.slice(logged).find((s) => facts(s).status === 'draft');
  if (again) throw new Refusal('complete', facts(again).number);
}

/** `complete`: what the journal has of this quarter is in the register, withdrawn ones too; drafts and other quarters are not. */
export function checkComplete(
  register: RegisterFile,
  records: PackageRecords,
  closedAt: number,
  known: readonly OpenEntry[],
): OpenEntry[] {
  const listed = new Set(rowsOf(register, 'Registraties').map((row) => text(row['registratienummer'])));
  const open: OpenEntry[] = [];
  const must = (entry: OpenEntry): boolean => entry.quarter === register.quarter && entry.status !== 'draft';
  const owners = new Map<string, string>();
  for (const [subject, states] of records.entries) {
    checkDrafts(states);
    // One number for two entries would let one row stand for both.
    for (const number of new Set(states.map((s) => facts(s).number))) {
      if (number !== '' && (owners.get(number) ?? subject) !== subject) throw new Refusal('complete', number);
      owners.set(number, subject);
    }
    const atClose = states.findLast((s) => s.n < closedAt);
    if (atClose && must(facts(atClose)) && !listed.has(facts(atClose).number))
      throw new Refusal('complete', facts(atClose).number);
    // Nothing may enter a quarter once it is closed.
    const after = states.find((s) => s.n > closedAt && must(facts(s)) && !listed.has(facts(s).number));
    if (after) throw new Refusal('complete', facts(after).number);
    const now = facts(states[states.length - 1]!);
    if (!listed.has(now.number)) open.push(now);
  }
  for (const entry of known) {
    if (records.entries.has(entry.subject)) continue;
    if (must(entry) && !listed.has(entry.number)) throw new Refusal('complete', entry.number);
    if (!listed.has(entry.number)) open.push(entry);
  }
  return open;
}

/** `sign_off_entries`: what is called signed was signed in the state it has, by a note that names that state's leaf. */
export function checkSigned(
  register: RegisterFile,
  records: PackageRecords,
  notes: ReadonlyMap<string, SignOffNote>,
  closedAt: number,
): void {
  const signed = new Map(
    [...notes].map(([request, note]) => [
      request,
      new Map(note.entries.filter((e) => e.agreed).map((e) => [e.number, e.leaf])),
    ]),
  );
  const byNumber = new Map<string, readonly ReadRecord[]>();
  for (const states of records.entries.values()) {
    const before = states.filter((s) => s.n < closedAt);
    const last = before[before.length - 1];
    if (last) byNumber.set(text(last.fields.get('number')), before);
  }
  for (const row of rowsOf(register, 'Registraties')) {
    if (row['status'] !== STATUS['signed']) continue;
    const number = text(row['registratienummer']);
    const states = byNumber.get(number) ?? [];
    const last = states[states.length - 1];
    const leaf = signed.get(text(last?.fields.get('signOff')))?.get(number);
    const named = states.find((s) => toBase64(s.leaf, 'base64url') === leaf);
    const unchanged = last !== undefined && named !== undefined && named.signable === last.signable;
    if (!unchanged) throw new Refusal('sign_off_entries', number);
  }
}

/** Terms as the records before `end` have them. */
export function readTerms(records: PackageRecords, end = Number.POSITIVE_INFINITY): Map<string, TermFact> {
  const people = readPeople(records);
  const terms = new Map<string, TermFact>();
  for (const { n, fields } of records.others.get('term') ?? []) {
    if (n >= end) break;
    const id = text(fields.get('subject'));
    const personId = text(fields.get('personId'));
    terms.set(id, {
      id,
      personId,
      personName: people.get(personId)?.name ?? '',
      post: text(fields.get('post')),
      ministryCode: text(fields.get('ministryCode')),
      ministryName: text(fields.get('ministryName')),
      ministryAbbr: text(fields.get('ministryAbbr')),
      cabinet: text(fields.get('cabinet')),
      from: text(fields.get('from')),
      until: text(fields.get('until')) || null,
    });
  }
  return terms;
}

export function readPeople(records: PackageRecords): Map<string, PersonFact> {
  const people = new Map<string, { id: string; name: string | null; roles: Set<string> }>();
  for (const { fields } of records.others.get('person') ?? []) {
    const id = text(fields.get('subject'));
    const person = people.get(id) ?? { id, name: null, roles: new Set<string>() };
    if (typeof fields.get('name') === 'string') person.name = text(fields.get('name'));
    if (typeof fields.get('role') === 'string') person.roles.add(text(fields.get('role')));
    people.set(id, person);
  }
  return people;
}

function lastDay(quarter: string): string {
  return `${quarter.slice(0, 4)}-${['03-31', '06-30', '09-30', '12-31'][Number(quarter[6]) - 1]}`;
}

function firstDay(quarter: string): string {
  return `${quarter.slice(0, 4)}-${['01', '04', '07', '10'][Number(quarter[6]) - 1]}-01`;
}

/** `statements`: a row per term with a day in the quarter, and its return is what the signed notes say. */
export function checkStatements(
  register: RegisterFile,
  terms: ReadonlyMap<string, TermFact>,
  notes: ReadonlyMap<string, SignOffNote>,
): void {
  const rows = new Map(rowsOf(register, 'Samenvatting').map((row) => [text(row['ambtsperiode_id']), row]));
  for (const term of terms.values()) {
    const inQuarter =
      term.from <= lastDay(register.quarter) && (term.until === null || term.until >= firstDay(register.quarter));
    if (inQuarter && !rows.has(term.id)) throw new Refusal('statements', term.id);
  }
  for (const [id, row] of rows) {
    const term = terms.get(id);
    if (!term) throw new Refusal('statements', id);
    const said = [...notes.values()].filter((note) => note.term === id && note.kind === 'kwartaal');
    const expected =
      said.length === 0 ? 'GEEN_OPGAVE' : said.every((note) => note.statement === 'nihil') ? 'NIHIL' : 'GEBRUIK';
    const facts =
      row['opgave'] === expected &&
      row['persoon_id'] === term.personId &&
      row['ministerie_tooi'] === term.ministryCode &&
      row['functie'] === term.post &&
      row['ambt_van'] === term.from;
    if (!facts) throw new Refusal('statements', id);
  }
}

export function checkNumbers(register: RegisterFile): void {
  for (const [sheet, column] of [
    ['Registraties', 'registratienummer'],
    ['Samenvatting', 'ambtsperiode_id'],
    ['Accounts', 'account_id'],
    ['Incidenten', 'incident_nummer'],
  ] as const) {
    const seen = new Set<JsonValue>();
    for (const row of rowsOf(register, sheet)) {
      const value = row[column] ?? null;
      if (seen.has(value)) throw new Refusal('numbers', text(value));
      seen.add(value);
    }
  }
}

const CODES: Readonly<Record<string, string>> = {
  kanaal_code: 'channels',
  reden_code: 'reasons',
  aard_informatie: 'natures',
  rubricering: 'classifications',
  archiefuitkomst: 'outcomes',
};

export function checkCodes(register: RegisterFile): void {
  const known = new Set(rowsOf(register, 'Codelijsten').map((row) => `${text(row['lijst'])} ${text(row['code'])}`));
  for (const row of rowsOf(register, 'Registraties'))
    for (const [column, codes] of Object.entries(CODES)) {
      const code = row[column];
      if (typeof code !== 'string' || GROUND.test(code)) continue;
      if (!known.has(`${codes} ${code}`)) throw new Refusal('codes', `${text(row['registratienummer'])} ${column}`);
    }
}

/** The close record of this register, and where in the log it stands. */
export function closeRecord(records: PackageRecords, note: PackageNote): ReadRecord {
  const found = (records.others.get('close') ?? []).filter((r) => r.fields.get('subject') === note.register);
  if (found.length !== 1) throw new Refusal('package_close', note.register);
  return found[0]!;
}
