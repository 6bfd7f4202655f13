/** What the journal alone says of an entry, a person, a term or an account: for a register whose rows cannot be read. */
import { type Answers, answersSchema, type FollowUp, followUpSchema } from '../../shared/records.ts';
import type { ReadDb } from '../store/db.ts';
import { EMPTY_FOLLOW_UP, type EntryRecord, type EntryState } from '../store/entries.ts';
import type { Disclosure } from './record.ts';
import type { RecordType } from './types.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Told {
  n: number;
  type: RecordType;
  time: string;
  fields: Fields;
}

/** The fields that a record opens. */
export function fieldsOf(disclosures: string | null): Fields {
  return Object.fromEntries((JSON.parse(disclosures ?? '[]') as Disclosure[]).map((d) => [d[1], d[2]]));
}

export function toldOf(db: ReadDb, subject: string, ...types: RecordType[]): Told[] {
  const rows = db.all<{ n: number; type: RecordType; time: string; disclosures: string | null }>(
    `SELECT n, type, time, disclosures FROM record WHERE subject = ? AND type IN (${types.map(() => '?').join(', ')}) ORDER BY n`,
    subject,
    ...types,
  );
  return rows.map(({ n, type, time, disclosures }) => ({ n, type, time, fields: fieldsOf(disclosures) }));
}

function answersOf({ theme, clock, ...fields }: Fields): Answers {
  const given = { ...fields, subject: theme, time: clock };
  return answersSchema.parse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
}

/** The second track as it stands after these records: an outcome that was open is settled by evidence that comes later. */
function followUpOf(told: readonly Told[]): FollowUp {
  let now: FollowUp = EMPTY_FOLLOW_UP;
  for (const { type, fields } of told) {
    if (type === 'followUp') now = followUpSchema.parse({ ...EMPTY_FOLLOW_UP, ...fields });
    else if (fields['evidence'] === 'attached' && now.outcome === EMPTY_FOLLOW_UP.outcome)
      now = { ...now, outcome: 'VEILIGGESTELD', place: 'Kanaalregister' };
  }
  return now;
}

const STATE = [
  'loggedAt',
  'loggedBy',
  'signedAt',
  'signOff',
  'returnReason',
  'returnNote',
  'returnedAt',
  'withdrawReason',
  'unsignedReason',
] as const;

/** An entry as its records have it; null where there is none. */
export function entryFromJournal(db: ReadDb, id: string): EntryRecord | null {
  const told = toldOf(db, id, 'entry', 'followUp');
  const states = told.filter((t) => t.type === 'entry');
  const [first] = states;
  const last = states[states.length - 1];
  if (!first || !last) return null;
  const f = last.fields;
  const signed = states.findLast((t) => t.fields['status'] === 'signed');
  const state = Object.fromEntries(STATE.map((name) => [name, f[name] ?? null])) as unknown as EntryState;
  return {
    id,
    number: String(f['number']),
    version: Number(f['version']),
    status: f['status'] as EntryRecord['status'],
    quarter: String(f['quarter']),
    late: f['late'] === true,
    corrects: (f['corrects'] as string | undefined) ?? null,
    correctionReason: (f['correctionReason'] as string | undefined) ?? null,
    answers: answersOf(f),
    followUp: followUpOf(told),
    state: { ...state, signedRecord: signed?.n ?? null, createdAt: first.time },
    recordN: last.n,
  };
}

type Columns = Record<string, string | null>;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Rows that entries refer to, as the journal has them. Null where it does not tell of it. */
export function rowFromJournal(db: ReadDb, table: string, id: string): Columns | null {
  if (table === 'person') return personFromJournal(db, id);
  if (table !== 'term' && table !== 'account') return null;
  const f = toldOf(db, id, table).pop()?.fields;
  if (!f) return null;
  if (table === 'account')
    return {
      id,
      term_id: text(f['termId']),
      channel: text(f['channel']),
      device: text(f['device']),
      address: text(f['address']),
      used_from: text(f['usedFrom']),
      used_until: text(f['usedUntil']),
      in_use: text(f['inUse']),
    };
  return {
    id,
    person_id: text(f['personId']),
    post: text(f['post']),
    ministry_code: text(f['ministryCode']),
    ministry_name: text(f['ministryName']),
    ministry_abbr: text(f['ministryAbbr']),
    cabinet: text(f['cabinet']),
    from_day: text(f['from']),
    until_day: text(f['until']),
    sworn_in_on: text(f['swornInOn']),
    device_on: text(f['corporateDeviceOn']),
  };
}

function personFromJournal(db: ReadDb, id: string): Columns | null {
  let row: Columns | null = null;
  for (const { fields: f } of toldOf(db, id, 'person')) {
    const vkey = text(f['vkey']);
    row = {
      id,
      name: text(f['name']) ?? row?.['name'] ?? null,
      role: text(f['role']) ?? row?.['role'] ?? null,
      // A one-time code and leaving end the key of before.
      vkey: vkey ?? (['code', 'left'].includes(String(f['change'])) ? null : (row?.['vkey'] ?? null)),
      left_on: text(f['leftOn']) ?? row?.['left_on'] ?? null,
    };
  }
  return row?.['name'] ? row : null;
}
