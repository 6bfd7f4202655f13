/** The first track of an entry: draft, logged, amended, withdrawn, corrected (design 2, domain F1). */
import type { CallArgs } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { addDays } from '../../shared/quarter.ts';
import type { Answers, Entry, Staged } from '../../shared/records.ts';
import { blocksAttachments, blocksContent, mayFollow, openQuestions, quarterFor } from '../../shared/rules.ts';
import { journalFields } from '../journal/entry-fields.ts';
import type { ReadDb } from '../store/db.ts';
import { EMPTY_FOLLOW_UP, type EntryRecord, type EntryState, insertEntry, updateEntry } from '../store/entries.ts';
import { type EvidenceRow, evidenceOf, evidenceToEntry, insertEvidence } from '../store/evidence.ts';
import { needMeta, nextNumber } from '../store/meta.ts';
import { checkCode } from './codes.ts';
import { rememberCategory } from './counterparties.ts';
import { needEntry, viewEntryById, wordsOf } from './entry-view.ts';
import { type TakenIn, takeInAll, takeInCopies, withTaken } from './evidence.ts';
import { withStatement } from './no-marking.ts';
import { needTerm } from './people.ts';
import { type Desk, today, type Unit, write } from './session.ts';
import { getStaged } from './staging.ts';

const NEW_STATE: Omit<EntryState, 'createdAt'> = {
  loggedAt: null,
  loggedBy: null,
  signedAt: null,
  signOff: null,
  returnReason: null,
  returnNote: null,
  returnedAt: null,
  withdrawReason: null,
  unsignedReason: null,
  signedRecord: null,
};

export function isClosed(db: ReadDb): (quarter: string) => boolean {
  return (quarter) => db.get('SELECT 1 AS yes FROM register WHERE quarter = ?', quarter) !== undefined;
}

// --- what may be logged -------------------------------------------------------------------------------------------

/** Codes must exist on the day, the date must lie in the past and within the term. */
function checkAnswers(desk: Desk, a: Answers): void {
  const { policy } = desk;
  const now = today(desk.host);
  const day = a.dateFrom ?? now;
  checkCode(policy, 'channels', a.channel, day);
  checkCode(policy, 'deviceKinds', a.device, day);
  checkCode(policy, 'counterpartyCategories', a.counterparty, day);
  checkCode(policy, 'directions', a.direction, day);
  checkCode(policy, 'reasons', a.reason, day);
  checkCode(policy, 'reasonSubKinds', a.reasonKind, day);
  for (const r of a.reasonsOther) checkCode(policy, 'reasons', r, day);
  checkCode(policy, 'natures', a.nature, day);
  checkCode(policy, 'classifications', a.classification, day);
  for (const k of a.contentKinds) checkCode(policy, 'contentKinds', k, day);
  const last = a.dateTo ?? a.dateFrom;
  if (last !== null && a.dateCertainty === 'exact' && last > now)
    throw new KanaalError('invalid_input', { field: 'when', why: 'future' });
  if (a.termId === null) return;
  const term = needTerm(desk.db, a.termId);
  if (a.dateFrom === null || a.dateCertainty === 'unknown') return;
  const monthly = a.dateCertainty === 'month';
  const from = monthly ? `${term.from.slice(0, 7)}-01` : term.from;
  if (a.dateFrom < from || (term.until !== null && a.dateFrom > term.until))
    throw new KanaalError('invalid_input', { field: 'who', why: 'outside_term' });
}

/** Of a state secret nothing of the contents is kept: not the subject, not a note, not a file (domain R25). */
function withoutSecrets(a: Answers, desk: Desk): Answers {
  if (!blocksContent(a, desk.policy)) return a;
  return { ...a, subject: null, reasonNote: null, forwardedTo: null, contentKinds: [] };
}

function checkComplete(desk: Desk, a: Answers, files: number): void {
  if (files > 0 && blocksAttachments(a, desk.policy)) throw new KanaalError('content_blocked');
  const open = openQuestions(a, files, desk.policy);
  if (open.length > 0) throw new KanaalError('incomplete_entry', { open });
}

/** Fills what follows from the rest, so that a row of the register has no accidental holes. */
function settle(desk: Desk, a: Answers, files: readonly EvidenceRow[]): Answers {
  const due = addDays(today(desk.host), desk.policy.timeLine.evidenceReminderDays);
  return {
    ...a,
    dateTo: a.dateCertainty === 'unknown' ? null : (a.dateTo ?? a.dateFrom),
    dateFrom: a.dateCertainty === 'unknown' ? null : a.dateFrom,
    direction: a.direction ?? 'GESPREK',
    messages: a.messages ?? 1,
    leftOut: a.leftOut ?? 0,
    captureMethod: a.captureMethod ?? files[0]?.origin ?? null,
    subject: a.subject === '' ? null : a.subject,
    evidenceDueOn: a.evidence === 'follows' ? (a.evidenceDueOn ?? due) : null,
  };
}

// --- steps --------------------------------------------------------------------------------------------------------

interface Source {
  answers: Answers;
  /** Evidence that comes with this step and is not yet in any entry. */
  files: EvidenceRow[];
  take(unit: Unit, entryId: string): void;
}

function stagedSource(desk: Desk, stagingId: string): Source & { staged: Staged } {
  const staged = getStaged(desk, stagingId);
  return {
    staged,
    answers: staged.answers,
    files: evidenceOf(desk.db, 'staging', stagingId),
    take: (unit, entryId) => {
      evidenceToEntry(unit.db, stagingId, entryId);
      unit.db.run('DELETE FROM staging WHERE id = ?', stagingId);
    },
  };
}

function takenSource(desk: Desk, answers: Answers, taken: readonly TakenIn[]): Source {
  return {
    answers: taken.length > 0 && answers.evidence === null ? { ...answers, evidence: 'attached' } : answers,
    files: taken.map((t) => t.row),
    take: (unit, entryId) => {
      let seq = evidenceOf(desk.db, 'entry', entryId).length;
      for (const t of taken) insertEvidence(unit.db, { ...t.row, entryId, seq: ++seq });
    },
  };
}

/** Appends the entry's new state to the journal and gives it its record number. Evidence must be attached already. */
export function journalEntry(unit: Unit, e: EntryRecord): EntryRecord {
  const { n } = unit.append('entry', e.id, journalFields(e, evidenceOf(unit.db, 'entry', e.id)));
  return { ...e, recordN: n };
}

function saveNew(desk: Desk, unit: Unit, e: EntryRecord): void {
  const stored = journalEntry(unit, e);
  insertEntry(unit.db, stored, wordsOf(desk, stored, evidenceOf(unit.db, 'entry', e.id)));
}

function saveChanged(desk: Desk, unit: Unit, e: EntryRecord): void {
  const stored = journalEntry(unit, e);
  updateEntry(unit.db, stored, wordsOf(desk, stored, evidenceOf(unit.db, 'entry', e.id)));
}

function firstFollowUp(answers: Answers): EntryRecord['followUp'] {
  if (answers.evidence !== 'attached') return { ...EMPTY_FOLLOW_UP };
  return { ...EMPTY_FOLLOW_UP, outcome: 'VEILIGGESTELD', place: 'Kanaalregister' };
}

interface NewEntry {
  status: 'draft' | 'logged';
  corrects?: { number: string; reason: string };
}

function create(desk: Desk, source: Source, how: NewEntry): Entry {
  const answers = settle(desk, withoutSecrets(source.answers, desk), source.files);
  checkAnswers(desk, answers);
  if (how.status === 'logged') checkComplete(desk, answers, source.files.length);
  const id = write(desk, (unit) => {
    const made = unit.newId('e');
    source.take(unit, made);
    const { quarter, late } = how.corrects
      ? {
          quarter: quarterFor({ ...answers, dateCertainty: 'unknown' }, unit.today, isClosed(unit.db)).quarter,
          late: false,
        }
      : quarterFor(answers, unit.today, isClosed(unit.db));
    const logged = how.status === 'logged';
    saveNew(desk, unit, {
      id: made,
      number: nextNumber(unit.db, needMeta(unit.db, 'prefix'), unit.today.slice(0, 4)),
      version: 1,
      status: how.status,
      quarter,
      late,
      corrects: how.corrects?.number ?? null,
      correctionReason: how.corrects?.reason ?? null,
      answers,
      followUp: firstFollowUp(answers),
      state: {
        ...NEW_STATE,
        createdAt: unit.now,
        loggedAt: logged ? unit.now : null,
        loggedBy: logged ? unit.actor : null,
      },
      recordN: 0,
    });
    return made;
  });
  return viewEntryById(desk, id);
}

/** A new version of an entry whose quarter is open. Signed or returned before: it must be signed again. */
function amend(desk: Desk, entryId: string, version: number, source: Source): Entry {
  const old = needEntry(desk.db, entryId);
  if (isClosed(desk.db)(old.quarter)) throw new KanaalError('quarter_closed', { quarter: old.quarter });
  if (old.version !== version) throw new KanaalError('version_conflict', { now: old.version });
  const step = old.status === 'draft' ? 'log' : 'amend';
  if (!mayFollow(old.status, step)) throw new KanaalError('wrong_state', { status: old.status });
  const before = evidenceOf(desk.db, 'entry', entryId);
  const answers = settle(desk, withoutSecrets(source.answers, desk), [...before, ...source.files]);
  checkAnswers(desk, answers);
  checkComplete(desk, answers, before.length + source.files.length);
  write(desk, (unit) => {
    source.take(unit, entryId);
    const { quarter, late } = quarterFor(answers, unit.today, isClosed(unit.db));
    const gotEvidence = answers.evidence === 'attached' && old.followUp.outcome === 'NOG_TE_BEOORDELEN';
    saveChanged(desk, unit, {
      ...old,
      version: step === 'log' ? old.version : old.version + 1,
      status: 'logged',
      quarter: old.corrects ? old.quarter : quarter,
      late: old.corrects ? false : late,
      answers,
      followUp: gotEvidence ? { ...old.followUp, outcome: 'VEILIGGESTELD', place: 'Kanaalregister' } : old.followUp,
      state: {
        ...old.state,
        loggedAt: old.state.loggedAt ?? unit.now,
        loggedBy: old.state.loggedBy ?? unit.actor,
        signedAt: null,
        signOff: null,
        returnReason: null,
        returnNote: null,
        returnedAt: null,
      },
    });
  });
  return viewEntryById(desk, entryId);
}

// --- calls --------------------------------------------------------------------------------------------------------

export function logStaged(desk: Desk, args: CallArgs<'entries.log'>): Entry {
  const source = stagedSource(desk, args.stagingId);
  const { basedOn, guesses } = source.staged;
  const entry = ((): Entry => {
    if (basedOn?.as === 'amend') return amend(desk, basedOn.entryId, basedOn.version, source);
    if (basedOn?.as === 'correct') return correctFrom(desk, basedOn.entryId, args.correctionReason ?? '', source);
    return create(desk, source, { status: 'logged' });
  })();
  const from = guesses.find((g) => g.field === 'with' && ['mail_address', 'chat_name'].includes(g.key));
  const { counterparty } = entry.answers;
  if (from && counterparty !== null && counterparty !== 'ONBEKEND')
    desk.db.transaction(() => rememberCategory(desk, desk.db, from.detail, counterparty, entry.number));
  return entry;
}

export function saveDraft(desk: Desk, args: CallArgs<'entries.saveDraft'>): Entry {
  const source = stagedSource(desk, args.stagingId);
  if (source.staged.basedOn) throw new KanaalError('wrong_state');
  return create(desk, source, { status: 'draft' });
}

async function takeInGiven(
  desk: Desk,
  { files, noMarking }: { files: string[]; noMarking: string },
): Promise<TakenIn[]> {
  return await withStatement(desk, await takeInAll(desk, { files, pasted: [], noMarking }), noMarking);
}

export async function addEntry(desk: Desk, args: CallArgs<'entries.add'>): Promise<Entry> {
  const taken = await takeInGiven(desk, args);
  const status = args.draft ? 'draft' : 'logged';
  return await withTaken(desk, taken, () => create(desk, takenSource(desk, args.answers, taken), { status }));
}

export async function amendEntry(desk: Desk, args: CallArgs<'entries.amend'>): Promise<Entry> {
  const taken = await takeInGiven(desk, args);
  return await withTaken(desk, taken, () =>
    amend(desk, args.entryId, args.version, takenSource(desk, args.answers, taken)),
  );
}

/** What the program worked out itself: nobody corrects an entry by these alone. */
const WORKED_OUT: ReadonlySet<string> = new Set(['classificationByMachine', 'evidenceDueOn']);

function saysTheSame(old: Answers, now: Answers): boolean {
  const shown = (value: unknown): string =>
    // The order in which several were chosen says nothing.
    JSON.stringify(Array.isArray(value) ? value.map(String).toSorted((a, b) => (a < b ? -1 : 1)) : (value ?? null));
  return Object.entries(now).every(
    ([field, value]) => WORKED_OUT.has(field) || shown(value) === shown(old[field as keyof Answers]),
  );
}

function correctFrom(desk: Desk, entryId: string, reason: string, source: Source): Entry {
  const old = needEntry(desk.db, entryId);
  if (!isClosed(desk.db)(old.quarter)) throw new KanaalError('quarter_open', { quarter: old.quarter });
  if (old.status === 'withdrawn') throw new KanaalError('wrong_state', { status: old.status });
  // It would only be a double: a correction is of something (domain F2, sheet 7 names the field).
  const now = settle(desk, withoutSecrets(source.answers, desk), source.files);
  if (source.files.length === 0 && saysTheSame(old.answers, now))
    throw new KanaalError('nothing_changed', { number: old.number });
  if (reason.trim() === '') throw new KanaalError('reason_needed', { field: 'correctionReason' });
  // The correction stands on its own: the files that prove it are attached to it again or named as following.
  const answers =
    source.files.length === 0 && source.answers.evidence === 'attached'
      ? { ...source.answers, evidence: 'impossible' as const, evidenceWhyNot: `Bewijs staat bij ${old.number}` }
      : source.answers;
  return create(
    desk,
    { ...source, answers },
    { status: 'logged', corrects: { number: old.number, reason: reason.trim() } },
  );
}

export async function correctEntry(desk: Desk, args: CallArgs<'entries.correct'>): Promise<Entry> {
  const taken = await takeInGiven(desk, args);
  return await withTaken(desk, taken, () =>
    correctFrom(desk, args.entryId, args.reason, takenSource(desk, args.answers, taken)),
  );
}

export function withdrawEntry(desk: Desk, args: CallArgs<'entries.withdraw'>): Entry {
  const old = needEntry(desk.db, args.entryId);
  const reason = args.reason.normalize('NFC').trim();
  if (reason === '') throw new KanaalError('reason_needed', { field: 'reason' });
  if (old.status !== 'draft' && isClosed(desk.db)(old.quarter))
    throw new KanaalError('quarter_closed', { quarter: old.quarter });
  if (!mayFollow(old.status, 'withdraw')) throw new KanaalError('wrong_state', { status: old.status });
  write(desk, (unit) =>
    saveChanged(desk, unit, { ...old, status: 'withdrawn', state: { ...old.state, withdrawReason: reason } }),
  );
  return viewEntryById(desk, old.id);
}

/**
 * Takes the last logging back. The entry stays visible as withdrawn, with its evidence; its answers and a copy of its
 * files are staged once more, and that copy can be thrown away.
 */
export async function undoLog(desk: Desk, args: CallArgs<'entries.undo'>): Promise<Staged> {
  const logged = mayUndo(desk, args.entryId);
  const copies = await takeInCopies(desk, evidenceOf(desk.db, 'entry', logged.id));
  return await withTaken(desk, copies, () => {
    const old = mayUndo(desk, args.entryId);
    const id = write(desk, (unit) => {
      const made = unit.newId('s');
      unit.db.run(
        'INSERT INTO staging (id, answers, guesses, focus, based_on, saved_at, actor) VALUES (?, ?, ?, NULL, NULL, ?, ?)',
        made,
        JSON.stringify(old.answers),
        '[]',
        unit.now,
        unit.actor,
      );
      for (const copy of copies) insertEvidence(unit.db, { ...copy.row, stagingId: made });
      saveChanged(desk, unit, {
        ...old,
        status: 'withdrawn',
        state: { ...old.state, withdrawReason: 'Ongedaan gemaakt' },
      });
      return made;
    });
    return getStaged(desk, id);
  });
}

function mayUndo(desk: Desk, entryId: string): EntryRecord {
  const old = needEntry(desk.db, entryId);
  const fresh = Date.parse(old.state.loggedAt ?? '') > desk.host.now().getTime() - 10 * 60_000;
  if (old.status !== 'logged' || old.version !== 1 || !fresh)
    throw new KanaalError('wrong_state', { status: old.status });
  return old;
}

export async function addEvidence(desk: Desk, args: CallArgs<'evidence.add'>): Promise<Entry> {
  needEntry(desk.db, args.entryId);
  const taken = await takeInGiven(desk, args);
  return await withTaken(desk, taken, () => {
    const old = needEntry(desk.db, args.entryId);
    const answers: Answers = { ...old.answers, evidence: 'attached', evidenceDueOn: null, evidenceWhyNot: null };
    return amend(desk, old.id, old.version, takenSource(desk, answers, taken));
  });
}
