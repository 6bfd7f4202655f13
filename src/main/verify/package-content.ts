/**
 * Whether a register says what its journal says: the checks of a package beyond bytes and signatures. Written from
 * docs/format.md 11; it shares nothing with what fills a register.
 */
import { Refusal } from './checks.ts';
import type { EntryState, EntryStates } from './entry-states.ts';
import type { PackageNote } from './package-note.ts';
import type { PackageRecords, ReadRecord } from './package-records.ts';
import { type Row, text } from './register-cells.ts';
import type { SignOffNote } from './sign-off-note.ts';

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

function facts(subject: string, { number, quarter, status }: EntryState): OpenEntry {
  return { subject, number, quarter, status };
}

/** The last state of every entry that the records speak of, and where it stands. */
export function lastHeard(entries: EntryStates): (OpenEntry & { n: number })[] {
  return Array.from(entries.all(), ({ subject, now }) => ({ ...facts(subject, now), n: now.n }));
}

/** The public edition names published entries only, so whether one was kept back is not for its reader to see. */
export function completeCheck(note: PackageNote): 'complete' | 'complete_public' {
  return note.edition === 'openbaar' ? 'complete_public' : 'complete';
}

/**
 * `complete`: what the journal has of this quarter is in the register, withdrawn ones too; drafts and other quarters are not.
 * `complete_public`: besides, no record is opened of an entry that is not in the register. `listed`: the numbers of the register.
 */
export function checkComplete(
  note: PackageNote,
  listed: { has(number: string): boolean },
  entries: EntryStates,
  known: readonly OpenEntry[],
): OpenEntry[] {
  const { quarter } = note;
  const check = completeCheck(note);
  const open: OpenEntry[] = [];
  const isMissing = (entry: { number: string; quarter: string; status: string }): boolean =>
    entry.quarter === quarter && entry.status !== 'draft' && !listed.has(entry.number);
  const owners = new Map<string, string>();
  for (const { subject, atClose, now, after, numbers, draftAgain } of entries.all()) {
    // What was logged once is no draft again: as a draft it would be in no register.
    if (draftAgain !== null) throw new Refusal(check, draftAgain);
    // One number for two entries would let one row stand for both.
    for (const number of numbers) {
      if (number !== '' && (owners.get(number) ?? subject) !== subject) throw new Refusal(check, number);
      owners.set(number, subject);
    }
    if (atClose && isMissing(atClose)) throw new Refusal(check, atClose.number);
    // Nothing may enter a quarter once it is closed.
    const entered = after.find(isMissing);
    if (entered) throw new Refusal(check, entered.number);
    if (listed.has(now.number)) continue;
    if (check === 'complete_public') throw new Refusal(check, now.number);
    open.push(facts(subject, now));
  }
  for (const entry of known) {
    if (entries.has(entry.subject)) continue;
    if (isMissing(entry)) throw new Refusal(check, entry.number);
    if (!listed.has(entry.number)) open.push(entry);
  }
  return open;
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
  quarter: string,
  summary: readonly Row[],
  terms: ReadonlyMap<string, TermFact>,
  notes: ReadonlyMap<string, SignOffNote>,
): void {
  const rows = new Map(summary.map((row) => [text(row['ambtsperiode_id']), row]));
  for (const term of terms.values()) {
    const inQuarter = term.from <= lastDay(quarter) && (term.until === null || term.until >= firstDay(quarter));
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

/** The close record of this register, and where in the log it stands. */
export function closeRecord(records: PackageRecords, note: PackageNote): ReadRecord {
  const found = (records.others.get('close') ?? []).filter((r) => r.fields.get('subject') === note.register);
  if (found.length !== 1) throw new Refusal('package_close', note.register);
  return found[0]!;
}
