/** Staging: what a person is still putting together. Encrypted, outside the journal, really gone when thrown away. */
import { rmSync } from 'node:fs';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { type Answers, answersSchema, type Guess, type Staged } from '../../shared/records.ts';
import { openQuestions } from '../../shared/rules.ts';
import { MAIL_KINDS } from '../intake/detect.ts';
import type { WriteDb } from '../store/db.ts';
import {
  deleteEvidence,
  type EvidenceRow,
  evidenceOf,
  findEvidence,
  insertEvidence,
  publicEvidence,
} from '../store/evidence.ts';
import { needEntry, sentenceOf } from './entry-view.ts';
import { evidencePath, type TakenIn, takeInAll, withTaken } from './evidence.ts';
import { withStatement } from './no-marking.ts';
import { seenFiles } from './seen-files.ts';
import { type Desk, type Unit, write } from './session.ts';
import { draftsOfFiles, EMPTY_ANSWERS, type Facts, factsOf, mergeFacts, withTerm } from './staging-facts.ts';

interface StagingRow {
  id: string;
  answers: string;
  guesses: string;
  focus: string | null;
  based_on: string | null;
  saved_at: string;
}

function needStaging(desk: Desk, id: string): StagingRow {
  const row = desk.db.get<StagingRow>('SELECT * FROM staging WHERE id = ?', id);
  if (!row) throw new KanaalError('not_found', { what: 'staging' });
  return row;
}

function view(desk: Desk, row: StagingRow): Staged {
  const answers = answersSchema.parse(JSON.parse(row.answers));
  const evidence = evidenceOf(desk.db, 'staging', row.id);
  const basedOn = row.based_on ? (JSON.parse(row.based_on) as NonNullable<Staged['basedOn']>) : null;
  const old = basedOn ? evidenceOf(desk.db, 'entry', basedOn.entryId).length : 0;
  return {
    id: row.id,
    answers,
    guesses: JSON.parse(row.guesses) as Guess[],
    evidence: evidence.map(publicEvidence),
    focus: row.focus,
    basedOn,
    savedAt: row.saved_at,
    open: openQuestions(answers, evidence.length + old, desk.policy),
    sentence: sentenceOf(desk, answers),
  };
}

export function getStaged(desk: Desk, id: string): Staged {
  return view(desk, needStaging(desk, id));
}

export function listStaged(desk: Desk): CallOutput<'staging.list'> {
  const rows = desk.db.all<StagingRow>('SELECT * FROM staging ORDER BY saved_at DESC');
  return { staged: rows.map((r) => view(desk, r)) };
}

export async function startStaging(desk: Desk, args: CallArgs<'staging.start'>): Promise<CallOutput<'staging.start'>> {
  const taken = await withStatement(desk, await takeInAll(desk, args), args.noMarking);
  return await withTaken(desk, taken, () => (args.from ? stageFrom(desk, args.from, taken) : stageNew(desk, taken)));
}

/** What was dropped on nothing: a draft, or one for each counterparty and month where several mails make more than one. */
function stageNew(desk: Desk, taken: readonly TakenIn[]): CallOutput<'staging.start'> {
  const drafts = draftsOfFiles(desk, taken);
  const [first = '', ...more] = write(desk, (unit) =>
    drafts.map((files) => {
      const answers = { ...EMPTY_ANSWERS };
      const guesses: Guess[] = [];
      mergeFacts(answers, guesses, files);
      withTerm(desk, answers, guesses);
      guesses.push(...seenFiles(desk, files.taken));
      return putStaged(unit, answers, guesses, files.taken);
    }),
  );
  return { ...getStaged(desk, first), more };
}

/** "Same as the last one": the reason is asked each time, and so is what only this message can tell. */
function sameAs(last: Answers): Answers {
  const { termId, accountId, channel, device, counterparty, group, direction, initiative, contactedInOffice } = last;
  const { nature, disappearing, approvedAlternative } = last;
  // That no marking was found says something of those files alone.
  const classification = last.classificationByMachine ? null : last.classification;
  const who = { termId, accountId, channel, device, counterparty, group, direction, initiative, contactedInOffice };
  return { ...EMPTY_ANSWERS, ...who, nature, classification, disappearing, approvedAlternative };
}

function stageFrom(
  desk: Desk,
  from: NonNullable<CallArgs<'staging.start'>['from']>,
  taken: readonly TakenIn[],
): CallOutput<'staging.start'> {
  const base = needEntry(desk.db, from.entryId);
  const answers = from.as === 'same' ? sameAs(base.answers) : { ...base.answers };
  const basedOn = from.as === 'same' ? null : { entryId: base.id, as: from.as, version: base.version };
  const id = write(desk, (unit) => putStaged(unit, answers, [], taken, basedOn));
  return { ...getStaged(desk, id), more: [] };
}

/** One staged draft with its files; returns its id. */
export function putStaged(
  unit: Unit,
  answers: Answers,
  guesses: readonly Guess[],
  taken: readonly TakenIn[],
  basedOn: Staged['basedOn'] = null,
): string {
  const id = unit.newId('s');
  unit.db.run(
    'INSERT INTO staging (id, answers, guesses, focus, based_on, saved_at, actor) VALUES (?, ?, ?, NULL, ?, ?, ?)',
    id,
    JSON.stringify(answers),
    JSON.stringify(guesses),
    basedOn ? JSON.stringify(basedOn) : null,
    unit.now,
    unit.actor,
  );
  attach(unit.db, id, taken);
  return id;
}

function attach(db: WriteDb, stagingId: string, taken: readonly TakenIn[]): void {
  let seq = evidenceOf(db, 'staging', stagingId).length;
  for (const t of taken) insertEvidence(db, { ...t.row, stagingId, seq: ++seq });
}

export async function addStagedFiles(desk: Desk, args: CallArgs<'staging.addFiles'>): Promise<Staged> {
  needStaging(desk, args.id);
  const taken = await withStatement(desk, await takeInAll(desk, args), args.noMarking);
  return await withTaken(desk, taken, () => {
    const facts = factsOf(desk, taken);
    const seen = seenFiles(desk, taken);
    return attachWith(desk, args.id, taken, { ...facts, guesses: [...facts.guesses, ...seen] });
  });
}

function save(
  db: WriteDb,
  id: string,
  answers: Answers,
  guesses: readonly Guess[],
  focus: string | null,
  now: string,
): void {
  db.run(
    'UPDATE staging SET answers = ?, guesses = ?, focus = ?, saved_at = ? WHERE id = ?',
    JSON.stringify(answers),
    JSON.stringify(guesses),
    focus,
    now,
    id,
  );
}

export function saveStaged(desk: Desk, args: CallArgs<'staging.save'>): Staged {
  const row = needStaging(desk, args.id);
  write(desk, (unit) => save(unit.db, row.id, args.answers, JSON.parse(row.guesses) as Guess[], args.focus, unit.now));
  return getStaged(desk, row.id);
}

/** Says something of a draft that is no answer, in the place of what was said of the same field. */
export function setStagedGuess(db: WriteDb, id: string, guess: Guess): void {
  const row = db.get<Pick<StagingRow, 'guesses'>>('SELECT guesses FROM staging WHERE id = ?', id);
  if (!row) throw new KanaalError('not_found', { what: 'staging' });
  const others = (JSON.parse(row.guesses) as Guess[]).filter((one) => one.field !== guess.field);
  db.run('UPDATE staging SET guesses = ? WHERE id = ?', JSON.stringify([...others, guess]), id);
}

/** Puts files to a draft that were sealed already; they fill what is open still, and offer the rest. */
export function attachTaken(desk: Desk, id: string, taken: readonly TakenIn[]): Staged {
  return attachWith(desk, id, taken, factsOf(desk, taken));
}

/** The same, with what whoever took them in knows of them. */
export function attachWith(desk: Desk, id: string, taken: readonly TakenIn[], facts: Facts): Staged {
  // Read now: a person goes on answering while a large file is taken in.
  const row = needStaging(desk, id);
  const answers = answersSchema.parse(JSON.parse(row.answers));
  const guesses = JSON.parse(row.guesses) as Guess[];
  const mails = evidenceOf(desk.db, 'staging', id).filter(({ format }) => MAIL_KINDS.has(format)).length;
  // As many as the mails that are there: nobody counted otherwise, so the next ones count too.
  const together = answers.messages === mails ? mails + (facts.answers.messages ?? 0) : null;
  mergeFacts(answers, guesses, facts);
  if (mails > 0 && together !== null) answers.messages = together;
  withTerm(desk, answers, guesses);
  write(desk, (unit) => {
    attach(unit.db, row.id, taken);
    save(unit.db, row.id, answers, guesses, row.focus, unit.now);
  });
  return getStaged(desk, row.id);
}

export function isStaged(desk: Desk, id: string): boolean {
  return desk.db.get('SELECT 1 FROM staging WHERE id = ?', id) !== undefined;
}

export function removeStagedFile(desk: Desk, args: CallArgs<'staging.removeFile'>): Staged {
  const row = needStaging(desk, args.id);
  const found = findEvidence(desk.db, args.evidenceId);
  if (!found || found.stagingId !== row.id) throw new KanaalError('not_found', { what: 'evidence' });
  write(desk, (unit) => deleteEvidence(unit.db, found.id));
  rmSync(evidencePath(desk, found), { force: true });
  return getStaged(desk, row.id);
}

/** "Weg ermee": keys and rows first, so that after a kill what is left of the files cannot be opened by anybody. */
export function discardStaged(desk: Desk, args: CallArgs<'staging.discard'>): { ok: true } {
  const row = needStaging(desk, args.id);
  const files = evidenceOf(desk.db, 'staging', row.id);
  dropStaging(desk, row.id, files);
  return { ok: true };
}

function dropStaging(desk: Desk, id: string, files: readonly EvidenceRow[]): void {
  write(desk, (unit) => {
    for (const f of files) deleteEvidence(unit.db, f.id);
    unit.db.run('DELETE FROM staging WHERE id = ?', id);
  });
  for (const f of files) rmSync(evidencePath(desk, f), { force: true });
}
