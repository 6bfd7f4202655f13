/** Sign-off: request, note, accept (design 6), at the desk and on paper. Nobody signs for an office holder. */
import { createHash } from 'node:crypto';
import { COUNTED } from '../../shared/codes.ts';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Decision, PreparedSignOff, SignOff, SignOffInput } from '../../shared/office-records.ts';
import type { OfficeTerm } from '../../shared/people-records.ts';
import { mayFollow, mayStateOn, signOffMinutes } from '../../shared/rules.ts';
import { headOf } from '../journal/checkpoint.ts';
import { type NoteKey, signatureLine, verifierKey } from '../journal/note.ts';
import { toGroups } from '../keys/encoding.ts';
import { checkNumber } from '../keys/number.ts';
import { signingKey } from '../keys/signing.ts';
import { openSlot } from '../keys/vault.ts';
import type { ReadDb } from '../store/db.ts';
import { type EntryRecord, entriesOfTerm, updateEntry } from '../store/entries.ts';
import { evidenceOf, insertEvidence, publicEvidence } from '../store/evidence.ts';
import {
  dropOpenRequests,
  findSignOff,
  putSignOff,
  type SignOffRecord,
  signOffsOf,
  statementsOf,
} from '../store/sign-offs.ts';
import { isClosed, journalEntry } from './entries.ts';
import { needEntry, viewEntry } from './entry-view.ts';
import { takeInAll, withTaken } from './evidence.ts';
import { withStatement } from './no-marking.ts';
import { paperHtml } from './paper-html.ts';
import { needTerm } from './people.ts';
import { type Desk, today, type Unit, write } from './session.ts';
import { signOffText, type TextEntry, textFacts } from './sign-off-text.ts';
import { personKeyName } from './slots.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function leafOf(db: ReadDb, recordN: number): string {
  const row = db.get<{ leaf: Uint8Array }>('SELECT leaf FROM record WHERE n = ?', recordN);
  return Buffer.from(row?.leaf ?? []).toString('base64url');
}

/** What a quarter counts of one term. */
export function counted(db: ReadDb, termId: string, quarter: string): EntryRecord[] {
  return entriesOfTerm(db, termId, quarter).filter((e) => COUNTED.includes(e.status));
}

export function signOffQueue(desk: Desk, args: CallArgs<'signoffs.queue'>): CallOutput<'signoffs.queue'> {
  const term = needTerm(desk.db, args.termId);
  const all = counted(desk.db, args.termId, args.quarter);
  const waiting = all.filter((e) => e.status === 'logged');
  const stated = statementsOf(desk.db, args.termId, args.quarter).length > 0;
  return {
    entries: waiting.map((e) => viewEntry(desk, e)),
    signed: all.filter((e) => e.status === 'signed').length,
    returned: all.filter((e) => e.status === 'returned').length,
    supplementary: stated,
    statementDue:
      mayStateOn(term, args.quarter, today(desk.host)) &&
      (!stated || waiting.length > 0) &&
      !isClosed(desk.db)(args.quarter),
    nil: all.length === 0,
    minutes: signOffMinutes(waiting.length),
  };
}

// --- request ------------------------------------------------------------------------------------------------------

/** The entries a note names, each with its decision. Throws where one is missing, foreign or not to be decided. */
function chooseEntries(
  desk: Desk,
  input: SignOffInput,
  supplementary: boolean,
): { entry: EntryRecord; decision: Decision }[] {
  const all = counted(desk.db, input.termId, input.quarter);
  const decisions = new Map(input.decisions.map((d) => [d.entryId, d]));
  for (const d of decisions.values()) {
    const entry = all.find((e) => e.id === d.entryId);
    if (!entry || !mayFollow(entry.status, d.agreed ? 'sign' : 'return'))
      throw new KanaalError('wrong_state', { entry: entry?.number ?? d.entryId });
    if (!d.agreed && d.returnReason === null) throw new KanaalError('reason_needed', { field: 'returnReason' });
  }
  if (input.kind === 'registraties')
    return all.flatMap((entry) => {
      const decision = decisions.get(entry.id);
      return decision ? [{ entry, decision }] : [];
    });
  const listed = supplementary ? all.filter((e) => e.status === 'logged') : all;
  return listed.map((entry) => {
    const decision = decisions.get(entry.id);
    if (decision) return { entry, decision };
    if (entry.status === 'logged') throw new KanaalError('invalid_input', { field: 'decisions', entry: entry.number });
    // Signed before, listed again: the statement names all entries of the quarter, at their present state.
    return { entry, decision: { entryId: entry.id, ...decidedBefore(entry) } };
  });
}

export function decidedBefore(entry: EntryRecord): Omit<Decision, 'entryId'> {
  const { returnReason, returnNote } = entry.state;
  return { agreed: entry.status === 'signed', returnReason, returnNote };
}

/** The term, where this may be asked of its office holder now. */
export function askable(desk: Desk, asked: Pick<SignOffInput, 'termId' | 'quarter' | 'kind'>): OfficeTerm {
  const term = needTerm(desk.db, asked.termId);
  if (isClosed(desk.db)(asked.quarter)) throw new KanaalError('quarter_closed', { quarter: asked.quarter });
  if (asked.kind === 'kwartaal' && !mayStateOn(term, asked.quarter, today(desk.host)))
    throw new KanaalError('quarter_not_over', { quarter: asked.quarter });
  return term;
}

/** Makes a request: the exact text at this head of the journal. Requests not signed before it fall away. */
export function prepareSignOff(desk: Desk, input: CallArgs<'signoffs.prepare'>): PreparedSignOff {
  const term = askable(desk, input);
  const statement = input.kind === 'kwartaal';
  if (statement && input.deleted === null) throw new KanaalError('invalid_input', { field: 'deleted' });
  const supplementary = statement && statementsOf(desk.db, input.termId, input.quarter).length > 0;
  const chosen = chooseEntries(desk, input, supplementary);
  if (chosen.length === 0 && (!statement || supplementary)) throw new KanaalError('wrong_state', { what: 'empty' });
  const salt = (): string => Buffer.from(desk.host.random(16)).toString('base64url');
  const entries = chosen.map(({ entry, decision }) => ({
    ...textFacts(entry.number, entry.answers, leafOf(desk.db, entry.recordN)),
    entry,
    decision,
    salt: decision.agreed ? '' : salt(),
  })) satisfies TextEntry[];
  const requestId = toGroups(desk.host.random(10), 4).join('-');
  const remarkSalt = salt();
  const nil = statement && chosen.length === 0;
  const text = signOffText({
    workspace: desk.work.vault.workspace,
    term,
    quarter: input.quarter,
    kind: input.kind,
    requestId,
    head: headOf(desk.db, desk.work.log.name),
    supplementary,
    nil,
    deleted: input.deleted,
    remark: input.remark,
    remarkSalt,
    entries,
  });
  write(desk, (unit) => {
    dropOpenRequests(unit.db, input.termId, input.quarter);
    putSignOff(unit.db, {
      requestId,
      termId: input.termId,
      quarter: input.quarter,
      kind: input.kind,
      way: 'app',
      state: 'open',
      supplementary,
      nil,
      asked: {
        input,
        entries: entries.map((e) => ({
          entryId: e.entry.id,
          recordN: e.entry.recordN,
          decision: e.decision,
          salt: e.salt,
        })),
        remarkSalt,
      },
      text,
      note: null,
      confirmations: [],
      signedOn: null,
      madeAt: unit.now,
      acceptedAt: null,
    });
  });
  const digest = sha256(text);
  return {
    requestId,
    text,
    sha256: digest,
    checkNumber: checkNumber(digest),
    nil,
    entries: entries.length,
    supplementary,
  };
}

function needRequest(desk: Desk, requestId: string, state: SignOffRecord['state']): SignOffRecord {
  const found = findSignOff(desk.db, requestId);
  // A text that was prepared falls away once another is made.
  if (!found) throw new KanaalError('request_replaced');
  if (found.state === 'accepted') throw new KanaalError('request_used');
  if (found.state !== state) throw new KanaalError('wrong_state', { state: found.state });
  return found;
}

/** The text still fits the register: no entry of it changed, for a statement none came or went, and it is still the first. */
export function checkFresh(desk: Desk, request: SignOffRecord): void {
  if (isClosed(desk.db)(request.quarter)) throw new KanaalError('quarter_closed', { quarter: request.quarter });
  const { entries } = request.asked;
  const same = entries.every((e) => needEntry(desk.db, e.entryId).recordN === e.recordN);
  const now = counted(desk.db, request.termId, request.quarter);
  const expected = request.supplementary ? now.filter((e) => e.status === 'logged') : now;
  const complete = request.kind === 'registraties' || expected.length === entries.length;
  const first = statementsOf(desk.db, request.termId, request.quarter).length === 0;
  const inTurn = request.kind === 'registraties' || request.supplementary !== first;
  if (!same || !complete || !inTurn) throw new KanaalError('request_stale');
}

// --- at the desk --------------------------------------------------------------------------------------------------

/** The person's signing key, opened with their passphrase for this one signature. */
export async function ownKey(desk: Desk, passphrase: string): Promise<NoteKey> {
  const { vault, person } = desk.work;
  const slot = vault.slots.find((s) => s.personId === person.id);
  if (!slot) throw new KanaalError('slot_missing');
  const opened = await openSlot(vault.workspace, slot, passphrase);
  if (!opened) throw new KanaalError('wrong_passphrase');
  if (!opened.seed) throw new KanaalError('no_signing_key');
  const key: NoteKey = { name: personKeyName(vault.workspace, person.id), key: signingKey(opened.seed) };
  if (verifierKey(key) !== person.vkey) throw new KanaalError('no_signing_key');
  return key;
}

export async function signSignOff(desk: Desk, args: CallArgs<'signoffs.sign'>): Promise<SignOff> {
  const request = needRequest(desk, args.requestId, 'open');
  const term = needTerm(desk.db, request.termId);
  if (term.personId !== desk.work.person.id) throw new KanaalError('not_the_signer');
  if (sha256(request.text) !== args.sha256) throw new KanaalError('text_changed');
  checkFresh(desk, request);
  const key = await ownKey(desk, args.passphrase);
  const note = `${request.text}\n${signatureLine(request.text, key)}`;
  write(desk, (unit) => accept(desk, unit, { ...request, way: 'app', note, signedOn: unit.today }));
  return view(desk, args.requestId);
}

/** Journals the note and gives every entry of it its new state, under one checkpoint. */
export function accept(desk: Desk, unit: Unit, request: SignOffRecord): void {
  checkFresh(desk, request);
  let returned = 0;
  for (const { entryId, decision } of request.asked.entries) {
    const old = needEntry(unit.db, entryId);
    if (!decision.agreed) returned += 1;
    if (old.status !== 'logged') continue;
    const next = journalEntry(unit, {
      ...old,
      status: decision.agreed ? 'signed' : 'returned',
      state: decision.agreed
        ? { ...old.state, signedAt: unit.now, signOff: request.requestId }
        : {
            ...old.state,
            returnedAt: unit.now,
            returnReason: decision.returnReason,
            returnNote: decision.returnNote,
            signOff: request.requestId,
          },
    });
    const signedRecord = decision.agreed ? next.recordN : next.state.signedRecord;
    updateEntry(unit.db, { ...next, state: { ...next.state, signedRecord } }, null);
  }
  unit.append('signOff', request.requestId, {
    termId: request.termId,
    quarter: request.quarter,
    signOffKind: request.kind,
    way: request.way,
    nil: request.nil,
    supplementary: request.supplementary,
    entries: request.asked.entries.length,
    returned,
    deleted: request.asked.input.deleted,
    remark: request.asked.input.remark === '' ? null : request.asked.input.remark,
    note: request.note,
    confirmedBy: request.confirmations.map((c) => c.personId),
    scan: evidenceOf(unit.db, 'request', request.requestId)[0]?.sha256 ?? null,
  });
  putSignOff(unit.db, { ...request, state: 'accepted', acceptedAt: unit.now });
  unit.checkpoint();
}

// --- on paper -----------------------------------------------------------------------------------------------------

/** Turns an open request into one on paper: the same text, printed with its check number. */
export function toPaper(desk: Desk, args: CallArgs<'signoffs.toPaper'>): CallOutput<'signoffs.toPaper'> {
  const request = needRequest(desk, args.requestId, 'open');
  checkFresh(desk, request);
  write(desk, (unit) => putSignOff(unit.db, { ...request, way: 'papier', state: 'paper' }));
  const { quarter, kind, supplementary, text } = request;
  const facts = {
    term: needTerm(desk.db, request.termId),
    quarter,
    kind,
    supplementary,
    entries: request.asked.entries.length,
    checkNumber: checkNumber(sha256(text)),
    text,
  };
  return { html: paperHtml(facts, args.language), signOff: view(desk, args.requestId) };
}

export async function attachScan(desk: Desk, args: CallArgs<'signoffs.attachScan'>): Promise<SignOff> {
  forScan(desk, args);
  const { file, noMarking } = args;
  const taken = await withStatement(desk, await takeInAll(desk, { files: [file], pasted: [], noMarking }), noMarking);
  return await withTaken(desk, taken, () => {
    const request = forScan(desk, args);
    write(desk, (unit) => {
      unit.db.run('DELETE FROM evidence WHERE request_id = ?', request.requestId);
      const { requestId } = request;
      // The scan first; what was said of a marking on it lies beside it.
      for (const [i, { row }] of taken.entries())
        insertEvidence(unit.db, { ...row, requestId, seq: i + 1, origin: i === 0 ? 'screenshot' : row.origin });
      putSignOff(unit.db, { ...request, signedOn: args.signedOn });
    });
    return view(desk, request.requestId);
  });
}

/** The printed request that a scan may still be attached to. */
function forScan(desk: Desk, args: CallArgs<'signoffs.attachScan'>): SignOffRecord {
  const request = needRequest(desk, args.requestId, 'paper');
  if (args.signedOn > today(desk.host)) throw new KanaalError('invalid_input', { field: 'signedOn' });
  if (request.confirmations.length > 0) throw new KanaalError('already_confirmed');
  return request;
}

/**
 * One confirmation that paper and text agree: the person types the check number from the paper and signs the same text.
 * A secretary and the records manager both do; the second makes it count.
 */
export async function confirmPaper(desk: Desk, args: CallArgs<'signoffs.confirmPaper'>): Promise<SignOff> {
  const request = needRequest(desk, args.requestId, 'paper');
  const { person } = desk.work;
  if (evidenceOf(desk.db, 'request', request.requestId).length === 0)
    throw new KanaalError('wrong_state', { what: 'scan' });
  if (args.checkNumber.replaceAll(/\D/g, '') !== checkNumber(sha256(request.text)).replaceAll(' ', ''))
    throw new KanaalError('text_changed');
  if (request.confirmations.some((c) => c.role === person.role)) throw new KanaalError('already_confirmed');
  checkFresh(desk, request);
  const key = await ownKey(desk, args.passphrase);
  const line = signatureLine(request.text, key);
  write(desk, (unit) => {
    const confirmations = [
      ...request.confirmations,
      { personId: person.id, name: person.name, role: person.role, line, at: unit.now },
    ];
    if (confirmations.length < 2) {
      putSignOff(unit.db, { ...request, confirmations });
      return;
    }
    const note = `${request.text}\n${confirmations.map((c) => c.line).join('')}`;
    accept(desk, unit, { ...request, confirmations, note });
  });
  return view(desk, request.requestId);
}

// --- asking -------------------------------------------------------------------------------------------------------

function toView(desk: Desk, s: SignOffRecord): SignOff {
  const scan = evidenceOf(desk.db, 'request', s.requestId)[0];
  return {
    requestId: s.requestId,
    termId: s.termId,
    quarter: s.quarter,
    kind: s.kind,
    way: s.way,
    state: s.state,
    supplementary: s.supplementary,
    nil: s.nil,
    entries: s.asked.entries.length,
    returned: s.asked.entries.filter((e) => !e.decision.agreed).length,
    deleted: s.asked.input.deleted,
    remark: s.asked.input.remark,
    signedAt: s.acceptedAt,
    checkNumber: checkNumber(sha256(s.text)),
    note: s.note ?? s.text,
    confirmedBy: s.confirmations.map((c) => c.name),
    scan: scan ? publicEvidence(scan) : null,
  };
}

export function view(desk: Desk, requestId: string): SignOff {
  const found = findSignOff(desk.db, requestId);
  if (!found) throw new KanaalError('not_found', { what: 'signOff' });
  return toView(desk, found);
}

export function listSignOffs(desk: Desk, args: CallArgs<'signoffs.list'>): CallOutput<'signoffs.list'> {
  return { signOffs: signOffsOf(desk.db, args.quarter).map((s) => toView(desk, s)) };
}
