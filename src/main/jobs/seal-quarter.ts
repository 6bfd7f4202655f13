/**
 * The last part of a closing, all of it in one transaction: what is not signed is marked so, the rows that lie ready become
 * a register, and the journal says so under a checkpoint. Such a transaction may take seconds to commit, and its pages
 * longer to reach the file; so it is a worker's, with a connection of its own, while the core writes nothing.
 */
import { randomBytes } from 'node:crypto';
import type { Row } from '../../shared/register.ts';
import { append, type NewRecord } from '../journal/append.ts';
import { makeCheckpoint } from '../journal/checkpoint.ts';
import { journalFields } from '../journal/entry-fields.ts';
import type { NoteKey } from '../journal/note.ts';
import type { DbFile, WriteDb } from '../store/db.ts';
import { type EntryRecord, entriesOfQuarter, updateEntry } from '../store/entries.ts';
import { evidenceOf } from '../store/evidence.ts';
import { openDb } from '../store/open.ts';
import { insertRegister, insertRegisterRow, type RegisterRow } from '../store/registers.ts';
import type { JobTools } from './worker-jobs.ts';

export interface SealJob {
  register: RegisterRow;
  /** The ministry's own statement: its place on sheet Verklaring, and the row. */
  statement: { i: number; row: Row };
  /** Why entries are not signed, by term; of any other term it is `otherwise`. */
  reasons: Record<string, string>;
  otherwise: string;
  /** Of the journal record that tells of the close. */
  fields: Readonly<Record<string, unknown>>;
  actor: string;
  /** RFC 3339 with offset. */
  time: string;
  log: NoteKey;
}

/** Throws what the disk says, or `cancelled` where it was stopped in time; then nothing has changed. */
export function sealQuarter(db: DbFile, job: SealJob, tools: JobTools): null {
  const own = openDb(db.path, tools.key, 'write');
  try {
    own.transaction(() => seal(own, job, tools));
    return null;
  } finally {
    own.close();
  }
}

function seal(db: WriteDb, job: SealJob, tools: JobTools): void {
  const { register, actor, time } = job;
  const record = (type: NewRecord['type'], subject: string, fields: NewRecord['fields']): number =>
    append(db, randomBytes, { type, subject, actor, time, fields }).n;
  for (const e of entriesOfQuarter(db, register.quarter)) {
    tools.goOn();
    if (e.status !== 'logged' && e.status !== 'returned') continue;
    // The entry keeps its place in the register, with the reason of its term.
    const unsignedReason = job.reasons[e.answers.termId ?? ''] ?? job.otherwise;
    const next: EntryRecord = { ...e, status: 'unsigned', state: { ...e.state, unsignedReason } };
    const recordN = record('entry', e.id, journalFields(next, evidenceOf(db, 'entry', e.id)));
    updateEntry(db, { ...next, recordN }, null);
  }
  insertRegister(db, register);
  insertRegisterRow(db, register, 'Verklaring', job.statement.i, job.statement.row);
  record('close', register.number, job.fields);
  makeCheckpoint(db, job.log, time);
}

/** Brings what was committed from the log beside the database into it; the core's own writes then find nothing to move. */
export function moveLog(db: DbFile, _input: null, tools: JobTools): null {
  const own = openDb(db.path, tools.key, 'write');
  try {
    own.pragma('wal_checkpoint(PASSIVE)');
    return null;
  } finally {
    own.close();
  }
}
