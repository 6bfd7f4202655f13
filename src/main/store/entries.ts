/** Entries: the record as it stands, and its words in the two search indexes. History is in the journal alone. */
import type { EntryStatus, ReturnReason } from '../../shared/codes.ts';
import type { Answers, FollowUp } from '../../shared/records.ts';
import type { ReadDb, WriteDb } from './db.ts';

/** What an entry is besides its answers; kept as one JSON text, since no query asks for it. */
export interface EntryState {
  loggedAt: string | null;
  loggedBy: string | null;
  signedAt: string | null;
  signOff: string | null;
  returnReason: ReturnReason | null;
  returnNote: string | null;
  returnedAt: string | null;
  withdrawReason: string | null;
  unsignedReason: string | null;
  createdAt: string;
  /** Record number of the version signed last, to name what changed since. */
  signedRecord: number | null;
}

export const EMPTY_FOLLOW_UP: FollowUp = {
  outcome: 'NOG_TE_BEOORDELEN',
  place: null,
  reference: null,
  date: null,
  note: null,
  deletedOn: null,
  deletedHow: null,
  deviceReplaced: null,
  judgement: null,
  incidentNumber: null,
  wooGrounds: [],
  policySubject: null,
};

export interface EntryRecord {
  id: string;
  number: string;
  version: number;
  status: EntryStatus;
  quarter: string;
  late: boolean;
  corrects: string | null;
  correctionReason: string | null;
  answers: Answers;
  followUp: FollowUp;
  state: EntryState;
  recordN: number;
}

export interface EntryDbRow {
  rowid: number;
  id: string;
  number: string;
  version: number;
  status: EntryStatus;
  quarter: string;
  late: number;
  corrects: string | null;
  correction_reason: string | null;
  answers: string;
  follow_up: string;
  state: string;
  record_n: number;
}

export function toEntryRecord(r: EntryDbRow): EntryRecord {
  return {
    id: r.id,
    number: r.number,
    version: r.version,
    status: r.status,
    quarter: r.quarter,
    late: r.late === 1,
    corrects: r.corrects,
    correctionReason: r.correction_reason,
    answers: JSON.parse(r.answers) as Answers,
    followUp: JSON.parse(r.follow_up) as FollowUp,
    state: JSON.parse(r.state) as EntryState,
    recordN: r.record_n,
  };
}

export function findEntry(db: ReadDb, id: string): EntryRecord | null {
  const row = db.get<EntryDbRow>('SELECT * FROM entry WHERE id = ?', id);
  return row ? toEntryRecord(row) : null;
}

export function findEntryByNumber(db: ReadDb, number: string): EntryRecord | null {
  const row = db.get<EntryDbRow>('SELECT * FROM entry WHERE number = ?', number);
  return row ? toEntryRecord(row) : null;
}

/**
 * Entries of a quarter in the order of their numbers. Read in pages: an open cursor would forbid the connection to write
 * while a register is being frozen.
 */
export function* entriesOfQuarter(db: ReadDb, quarter: string): Generator<EntryRecord> {
  for (let after = ''; ; ) {
    const page = db.all<EntryDbRow>(
      'SELECT * FROM entry WHERE quarter = ? AND number > ? ORDER BY number LIMIT 100',
      quarter,
      after,
    );
    for (const row of page) yield toEntryRecord(row);
    const last = page[page.length - 1];
    if (!last || page.length < 100) return;
    after = last.number;
  }
}

export function entriesOfTerm(db: ReadDb, termId: string, quarter: string): EntryRecord[] {
  return db
    .all<EntryDbRow>(
      'SELECT * FROM entry WHERE term_id = ? AND quarter = ? ORDER BY date_from, number',
      termId,
      quarter,
    )
    .map(toEntryRecord);
}

function columns(e: EntryRecord): (string | number | null)[] {
  const a = e.answers;
  return [
    e.version,
    e.status,
    e.quarter,
    e.late ? 1 : 0,
    e.corrects,
    e.correctionReason,
    a.termId,
    a.accountId,
    a.channel,
    a.dateFrom,
    a.dateTo,
    a.dateCertainty,
    a.dateFrom ?? '',
    a.counterparty,
    a.subject,
    a.reason,
    a.nature,
    a.evidence,
    a.evidence === 'follows' ? a.evidenceDueOn : null,
    e.followUp.outcome,
    JSON.stringify(a),
    JSON.stringify(e.followUp),
    JSON.stringify(e.state),
    e.recordN,
  ];
}

const COLUMNS = `version, status, quarter, late, corrects, correction_reason, term_id, account_id, channel, date_from,
  date_to, certainty, sort_day, counterparty, subject, reason, nature, evidence, evidence_due, outcome, answers, follow_up, state, record_n`;

export function insertEntry(db: WriteDb, e: EntryRecord, words: EntryWords): void {
  indexWords(db, insertEntryRow(db, e), words);
}

/** The same without its words in the search indexes; returns its row number. */
export function insertEntryRow(db: WriteDb, e: EntryRecord): number {
  const marks = columns(e)
    .map(() => '?')
    .join(', ');
  const { lastInsertRowid } = db.run(
    `INSERT INTO entry (id, number, ${COLUMNS}) VALUES (?, ?, ${marks})`,
    e.id,
    e.number,
    ...columns(e),
  );
  return lastInsertRowid;
}

const SETTERS = COLUMNS.split(',')
  .map((c) => `${c.trim()} = ?`)
  .join(', ');

/** Writes a changed entry; `words` null leaves the search indexes as they are. */
export function updateEntry(db: WriteDb, e: EntryRecord, words: EntryWords | null): void {
  db.run(`UPDATE entry SET ${SETTERS} WHERE id = ?`, ...columns(e), e.id);
  if (!words) return;
  const row = db.get<{ rowid: number }>('SELECT rowid FROM entry WHERE id = ?', e.id);
  if (row) indexAnew(db, row.rowid, words);
}

/** Puts other words, or the first, in the search indexes. */
export function indexAnew(db: WriteDb, rowid: number, words: EntryWords): void {
  for (const table of INDEXES) db.run(`DELETE FROM ${table} WHERE rowid = ?`, rowid);
  indexWords(db, rowid, words);
}

/** `own`: what the row itself says; `inside`: the text of its evidence. */
export interface EntryWords {
  own: string;
  inside: string;
}

const INDEXES = ['entry_words', 'entry_parts'] as const;

function indexWords(db: WriteDb, rowid: number, words: EntryWords): void {
  for (const table of INDEXES)
    db.run(`INSERT INTO ${table} (rowid, own, inside) VALUES (?, ?, ?)`, rowid, words.own, words.inside);
}
