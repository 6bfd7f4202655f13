/** Staging: what a person is still putting together. Encrypted, outside the journal, really gone when thrown away. */
import { rmSync } from 'node:fs';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { codeItem } from '../../shared/policy.ts';
import { localDay } from '../../shared/quarter.ts';
import { type Answers, answersSchema, type Guess, type Staged } from '../../shared/records.ts';
import { openQuestions, termOn } from '../../shared/rules.ts';
import { draftFromMail } from '../intake/prefill.ts';
import { allAccounts } from '../store/accounts.ts';
import type { WriteDb } from '../store/db.ts';
import {
  deleteEvidence,
  type EvidenceRow,
  evidenceOf,
  findEvidence,
  insertEvidence,
  publicEvidence,
} from '../store/evidence.ts';
import { getMeta } from '../store/meta.ts';
import { allTerms } from '../store/people.ts';
import { rememberedCategory } from './counterparties.ts';
import { needEntry, sentenceOf } from './entry-view.ts';
import { evidencePath, type TakenIn, takeInAll, withTaken } from './evidence.ts';
import { type Desk, today, type Unit, write } from './session.ts';

export const EMPTY_ANSWERS: Answers = answersSchema.parse({});

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
  const taken = await takeInAll(desk, args);
  return await withTaken(desk, taken, () => ({ ...stage(desk, args, taken), more: [] }));
}

function stage(desk: Desk, args: CallArgs<'staging.start'>, taken: readonly TakenIn[]): Staged {
  const base = args.from ? needEntry(desk.db, args.from.entryId) : null;
  const answers: Answers = base ? { ...base.answers } : { ...EMPTY_ANSWERS };
  if (base && args.from?.as === 'same') {
    // "Same as the last one": the reason is asked each time, and so is what only this message can tell.
    Object.assign(answers, { reason: null, reasonKind: null, reasonNote: null, evidence: null, dateFrom: null });
    Object.assign(answers, { dateTo: null, time: null, dateCertainty: null, subject: null, messages: null });
  }
  const guesses = base ? [] : prefill(desk, answers, taken);
  const basedOn =
    base && args.from && args.from.as !== 'same' ? { entryId: base.id, as: args.from.as, version: base.version } : null;
  return getStaged(
    desk,
    write(desk, (unit) => putStaged(unit, answers, guesses, taken, basedOn)),
  );
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
  const taken = await takeInAll(desk, args);
  return await withTaken(desk, taken, () => attachTaken(desk, args.id, taken));
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

/** Puts files to a draft that were sealed already; the first ones fill what they can. */
export function attachTaken(desk: Desk, id: string, taken: readonly TakenIn[]): Staged {
  // Read now: a person goes on answering while a large file is taken in.
  const row = needStaging(desk, id);
  const answers = answersSchema.parse(JSON.parse(row.answers));
  const first = evidenceOf(desk.db, 'staging', row.id).length === 0;
  const guesses = first ? prefill(desk, answers, taken) : (JSON.parse(row.guesses) as Guess[]);
  if (taken.length > 0) answers.evidence = 'attached';
  write(desk, (unit) => {
    attach(unit.db, row.id, taken);
    save(unit.db, row.id, answers, guesses, row.focus, unit.now);
  });
  return getStaged(desk, row.id);
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

/** Fills answers from what was dropped; each filled one gets a guess that says where it comes from and how sure it is. */
function prefill(desk: Desk, answers: Answers, taken: readonly TakenIn[]): Guess[] {
  const guesses: Guess[] = [];
  const say = (field: string, key: string, certainty: Guess['certainty'], detail = ''): void => {
    guesses.push({ field, key, certainty, detail });
  };
  const terms = allTerms(desk.db);
  const first = taken[0];
  if (first) {
    answers.evidence = 'attached';
    answers.captureMethod = first.row.origin;
    say('evidence', 'file', 'zeker', taken.map((t) => t.row.name).join(', '));
  }
  const mail = taken.find((t) => t.mail)?.mail;
  if (mail) fromMail(desk, answers, mail, say);
  const day = answers.dateFrom ?? today(desk.host);
  const term = terms.length === 1 ? terms[0]! : answers.dateFrom ? termOn(terms, day) : null;
  if (term) {
    answers.termId = term.id;
    say('who', terms.length === 1 ? 'only_term' : 'term_on_day', 'zeker', term.from);
  }
  return guesses;
}

/** Domains of the central government itself; a ministry's own come with its set-up. */
const CENTRAL_DOMAINS = ['rijksoverheid.nl', 'minaz.nl'];

function ownDomains(desk: Desk): string[] {
  return JSON.parse(getMeta(desk.db, 'workDomains') ?? '[]') as string[];
}

function fromMail(
  desk: Desk,
  answers: Answers,
  mail: NonNullable<TakenIn['mail']>,
  say: (field: string, key: string, certainty: Guess['certainty'], detail?: string) => void,
): void {
  // An address may also be the name of an account elsewhere; a mail came through the mailbox.
  const accounts = allAccounts(desk.db).filter((a) => codeItem(desk.policy, 'channels', a.channel)?.kind === 'MAIL');
  const draft = draftFromMail(mail, {
    workDomains: [...CENTRAL_DOMAINS, ...ownDomains(desk)],
    partyDomains: [],
    privateAccounts: accounts.map(({ address, channel }) => ({ address, channel })),
  });
  if (draft.fromEnvelope && draft.path.length === 0) {
    // Its own day and words say nothing of what it brings.
    const shown = mail.attachments.some((a) => a.mediaType.startsWith('image/'));
    Object.assign(answers, {
      forwardedTo: 'secretariaat',
      captureMethod: shown ? 'screenshot' : answers.captureMethod,
    });
    return;
  }
  answers.messages = 1;
  if (draft.day && draft.day.value <= localDay(desk.host.now())) {
    Object.assign(answers, { dateFrom: draft.day.value, dateTo: draft.day.value, dateCertainty: 'exact' });
    answers.time = draft.time?.value ?? null;
    say('when', draft.day.source, draft.day.certainty, mail.sentAtText);
  }
  if (draft.direction) {
    answers.direction = draft.direction.value;
    say('direction', draft.direction.source, draft.direction.certainty);
  }
  if (draft.channel) {
    answers.channel = draft.channel.value;
    const own = accounts.find(
      (a) => a.address !== '' && a.address.toLowerCase() === draft.account?.value.toLowerCase(),
    );
    if (own) Object.assign(answers, { accountId: own.id, device: own.device });
    say('through', draft.channel.source, draft.channel.certainty, draft.account?.value ?? '');
  }
  if (draft.counterparty) {
    const known = rememberedCategory(desk, draft.counterparty.value);
    if (known) answers.counterparty = known.category;
    say(
      'with',
      known ? 'remembered' : 'mail_address',
      known ? 'zeker' : 'vragen',
      known?.number ?? draft.counterparty.value,
    );
  }
  if (draft.subject) {
    answers.subject = draft.subject.value.slice(0, 80);
    say('about', draft.subject.source, draft.subject.certainty);
  }
  if (draft.fromEnvelope) answers.forwardedTo = 'secretariaat';
}
