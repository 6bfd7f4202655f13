/** Sign-off elsewhere, the office's side: a signature to take along, a sealed request out, a signed answer in (design 6). */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { SignOff } from '../../shared/office-records.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import type { Entry } from '../../shared/records.ts';
import {
  type AnswerBody,
  answerBodySchema,
  REQUEST_FORMAT,
  type RemoteRequest,
  type RequestBody,
  type RequestFacts,
} from '../../shared/remote-records.ts';
import { headOf } from '../journal/checkpoint.ts';
import { signNote, verifierKey } from '../journal/note.ts';
import { canonical } from '../journal/record.ts';
import { toGroups } from '../keys/encoding.ts';
import { makeIdentityFile } from '../keys/identity-file.ts';
import type { Slot } from '../keys/vault.ts';
import { newKeyPair } from '../keys/wrap.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { findPerson } from '../store/people.ts';
import {
  findRemoteRequest,
  openRemoteRequests,
  putRemoteRequest,
  type RemoteRequestRow,
} from '../store/remote-requests.ts';
import { findSignOff, type SignOffRecord, statementsOf } from '../store/sign-offs.ts';
import { Refusal } from '../verify/checks.ts';
import { readNote, readVerifierKey, verifySignature } from '../verify/signed-note.ts';
import { isClosed } from './entries.ts';
import { needEntry, viewEntry } from './entry-view.ts';
import { folderName, SUFFIX } from './places.ts';
import { oneEntryRow } from './register-rows.ts';
import { MAX_ANSWER_BYTES, readGiven, remoteName, writeNew } from './remote-files.ts';
import { Luggage } from './remote-shown.ts';
import { remoteText, requestNoteText } from './remote-text.ts';
import { type Desk, inTurn, logAccess, write } from './session.ts';
import { textFacts } from './sign-off-text.ts';
import { accept, askable, checkFresh, counted, decidedBefore, leafOf, view } from './sign-offs.ts';

// --- a signature to take along ------------------------------------------------------------------------------------

/**
 * Writes the person's own signature as a file. It knows the log's present key only: an older one may be known to somebody
 * who left since.
 */
export async function takeIdentity(
  desk: Desk,
  args: CallArgs<'signoffs.identityFile'>,
): Promise<CallOutput<'signoffs.identityFile'>> {
  const { vault, person } = desk.work;
  const slot = vault.slots.find((s) => s.personId === person.id);
  if (!slot) throw new KanaalError('slot_missing');
  const office = { workspace: vault.workspace, title: vault.title, logKeys: [verifierKey(desk.work.log)] };
  const file = await makeIdentityFile(slot, office, args.passphrase);
  if (file === null) throw new KanaalError('wrong_passphrase');
  logAccess(desk, 'identity', person.id);
  const name = `${folderName(person.name).slice(0, -SUFFIX.length)}.identiteit`;
  return writeNew(desk.core, args.out, name, Buffer.from(file, 'utf8'));
}

// --- a request goes out -------------------------------------------------------------------------------------------

interface Asked extends Omit<RemoteRequestRow, 'madeAt'> {
  slot: Slot;
  /** To be decided, each with its row of the register. */
  open: { entry: Entry; row: Record<string, string | number | null> }[];
}

/** The lock that the request is sealed for: of somebody who has a signing key now. */
function slotOf(desk: Desk, personId: string): Slot {
  const slot = desk.work.vault.slots.find((s) => s.personId === personId);
  if (!slot) throw new KanaalError('slot_missing');
  if (slot.oneTime || slot.signing === null || !findPerson(desk.db, personId)?.vkey)
    throw new KanaalError('no_signing_key');
  return slot;
}

function gather(desk: Desk, args: CallArgs<'signoffs.toRemote'>): Asked {
  const { termId, quarter, kind } = args;
  const { id, personId, personName, post, from } = askable(desk, args);
  const slot = slotOf(desk, personId);
  const statement = kind === 'kwartaal';
  const supplementary = statement && statementsOf(desk.db, termId, quarter).length > 0;
  const all = counted(desk.db, termId, quarter);
  const listed = statement && !supplementary ? all : all.filter((e) => e.status === 'logged');
  if (listed.length === 0 && (!statement || supplementary)) throw new KanaalError('wrong_state', { what: 'empty' });
  const facts: RequestFacts = {
    workspace: desk.work.vault.workspace,
    requestId: toGroups(desk.host.random(10), 4).join('-'),
    term: { id, personId, personName, post, from },
    quarter,
    kind,
    head: headOf(desk.db, desk.work.log.name),
    supplementary,
    nil: statement && listed.length === 0,
    entries: listed.map((e) => ({
      entryId: e.id,
      ...textFacts(e.number, e.answers, leafOf(desk.db, e.recordN)),
      fixed: e.status === 'logged' ? null : decidedBefore(e),
    })),
  };
  return {
    facts,
    records: Object.fromEntries(listed.map((e) => [e.id, e.recordN])),
    slot,
    open: listed
      .filter((e) => e.status === 'logged')
      .map((e) => ({
        entry: viewEntry(desk, e),
        row: oneEntryRow(desk, e) ?? {},
      })),
  };
}

/** Who can open the answer: this workspace, with a key that it gets with its first request. */
async function answerRecipient(desk: Desk): Promise<string> {
  const pair = await newKeyPair();
  return await inTurn(desk, () => {
    const known = getMeta(desk.db, 'ageRecipient');
    if (known !== null) return known;
    write(desk, (unit) => {
      setMeta(unit.db, 'ageIdentity', pair.identity);
      setMeta(unit.db, 'ageRecipient', pair.recipient);
    });
    return pair.recipient;
  });
}

/**
 * Seals what waits for an office holder to their own lock and writes it as one file. The request that waited before it
 * falls away. Decisions are the holder's, so nothing has to be prepared for this at the desk.
 */
export async function toRemote(
  desk: Desk,
  args: CallArgs<'signoffs.toRemote'>,
): Promise<CallOutput<'signoffs.toRemote'>> {
  const asked = await inTurn(desk, () => gather(desk, args));
  const luggage = new Luggage(desk);
  const shown: RequestBody['shown'] = {};
  for (const { entry, row } of asked.open) shown[entry.id] = await luggage.entry(entry, row);
  const madeAt = rfc3339(desk.host.now());
  const { facts, records } = asked;
  const body: RequestBody = {
    ...facts,
    title: desk.work.vault.title,
    answerTo: await answerRecipient(desk),
    madeAt,
    shown,
  };
  const note = signNote(requestNoteText(facts.workspace, facts.requestId, body), desk.work.log);
  const { sealFile } = await import('../keys/age-file.ts');
  const plain = Buffer.from(canonical({ body, format: REQUEST_FORMAT, note }), 'utf8');
  const sealed = await sealFile(plain, asked.slot.recipient);
  return await inTurn(desk, () => {
    const row = { facts, records, madeAt };
    checkFresh(desk, asSignOff(row));
    logAccess(desk, 'request', facts.requestId);
    const file = write(desk, (unit) => {
      putRemoteRequest(unit.db, row);
      return writeNew(desk.core, args.out, remoteName(facts.quarter, facts.requestId, 'verzoek'), sealed);
    });
    return { ...file, request: toView(desk, row), cut: luggage.cut };
  });
}

/** A request as a sign-off to be, with these decisions; without answers, all that it asks. */
function asSignOff({ facts, records, madeAt }: RemoteRequestRow, answer: AnswerBody | null = null): SignOffRecord {
  const { requestId, quarter, kind, supplementary, nil, term } = facts;
  const decided = new Map(facts.entries.flatMap((e) => (e.fixed ? [[e.entryId, e.fixed] as const] : [])));
  const given = answer?.decisions ?? facts.entries.map((e) => ({ entryId: e.entryId, agreed: true, salt: '' }));
  const entries = given.map(({ salt, ...now }) => ({
    entryId: now.entryId,
    recordN: records[now.entryId] ?? -1,
    decision: { returnReason: null, returnNote: null, ...now, ...decided.get(now.entryId) },
    salt,
  }));
  const { deleted, remark, remarkSalt } = answer ?? { deleted: null, remark: '', remarkSalt: '' };
  const decisions = entries.map((e) => e.decision);
  return {
    requestId,
    termId: term.id,
    quarter,
    kind,
    way: 'afstand',
    state: 'open',
    supplementary,
    nil,
    asked: { input: { termId: term.id, quarter, kind, decisions, deleted, remark }, entries, remarkSalt },
    text: '',
    note: null,
    confirmations: [],
    signedOn: null,
    madeAt,
    acceptedAt: null,
  };
}

function isStale(desk: Desk, row: RemoteRequestRow): boolean {
  try {
    checkFresh(desk, asSignOff(row));
    return false;
  } catch (error) {
    if (error instanceof KanaalError) return true;
    throw error;
  }
}

function toView(desk: Desk, row: RemoteRequestRow): RemoteRequest {
  const { requestId, term, quarter, kind, entries } = row.facts;
  return {
    requestId,
    termId: term.id,
    quarter,
    kind,
    entries: entries.filter((e) => e.fixed === null).length,
    madeAt: row.madeAt,
    stale: isStale(desk, row),
  };
}

/** Nothing of it is left to sign: everything was decided another way, or the quarter is closed. */
function isOver(desk: Desk, { facts }: RemoteRequestRow): boolean {
  if (isClosed(desk.db)(facts.quarter)) return true;
  const waits = facts.entries.some((e) => !e.fixed && needEntry(desk.db, e.entryId).status === 'logged');
  const stated = facts.kind === 'registraties' || statementsOf(desk.db, facts.term.id, facts.quarter).length > 0;
  return !waits && stated;
}

export function listRemote(desk: Desk): CallOutput<'signoffs.remote'> {
  const rows = openRemoteRequests(desk.db).filter((row) => !isOver(desk, row));
  return { requests: rows.map((row) => toView(desk, row)) };
}

// --- an answer comes back -----------------------------------------------------------------------------------------

async function openAnswer(desk: Desk, args: CallArgs<'signoffs.acceptRemote'>): Promise<AnswerBody> {
  const sealed = readGiven(desk.host, args, MAX_ANSWER_BYTES, 'answer_invalid');
  const identity = getMeta(desk.db, 'ageIdentity');
  const { openOrWhy } = await import('../keys/age-file.ts');
  // Who never asked has no lock that an answer could be for.
  const plain = identity === null ? 'foreign' : await openOrWhy(sealed, identity);
  if (typeof plain === 'string') throw new KanaalError(plain === 'foreign' ? 'answer_not_ours' : 'answer_invalid');
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(plain).toString('utf8'));
  } catch (cause) {
    throw new KanaalError('answer_invalid', {}, { cause });
  }
  const read = answerBodySchema.safeParse(json);
  if (!read.success) throw new KanaalError('answer_invalid');
  if (read.data.workspace !== desk.work.vault.workspace) throw new KanaalError('answer_not_ours');
  return read.data;
}

/** The request that the answer names, still open. A request is used once; what came before or in between is said. */
function needOpen(desk: Desk, answer: AnswerBody): RemoteRequestRow {
  const done = findSignOff(desk.db, answer.requestId);
  if (done?.state === 'accepted') throw new KanaalError(done.note === answer.note ? 'answer_repeated' : 'request_used');
  const row = findRemoteRequest(desk.db, answer.requestId);
  if (row) return row;
  const made = desk.db.get("SELECT 1 AS yes FROM access_log WHERE what = 'request' AND subject = ?", answer.requestId);
  throw new KanaalError(made === undefined ? 'request_unknown' : 'request_replaced');
}

/** The text of the note, where the person of the term signed it with the key they have now, and nobody else did. */
function signedBy(desk: Desk, personId: string, source: string): string {
  try {
    const note = readNote(source);
    const person = findPerson(desk.db, personId);
    const key = person?.vkey && person.left_on === null ? readVerifierKey(person.vkey) : null;
    const [signature, ...others] = note.signatures;
    if (!key || !signature || others.length > 0 || verifySignature(key, note.text, signature) !== true)
      throw new KanaalError('not_the_signer');
    return note.text;
  } catch (error) {
    if (error instanceof Refusal) throw new KanaalError('answer_invalid', {}, { cause: error });
    throw error;
  }
}

/** Takes an answer in: of a request that is still open, about exactly its text, signed by the person it was for. */
export async function acceptRemote(desk: Desk, args: CallArgs<'signoffs.acceptRemote'>): Promise<SignOff> {
  const answer = await openAnswer(desk, args);
  const row = needOpen(desk, answer);
  const signed = signedBy(desk, row.facts.term.personId, answer.note);
  if (!signed.includes(`\nverzoek: ${answer.requestId}\n`)) throw new KanaalError('answer_swapped');
  const text = remoteText(row.facts, answer);
  if (text === null || text !== signed) throw new KanaalError('text_changed');
  const request = { ...asSignOff(row, answer), text, note: answer.note };
  write(desk, (unit) => accept(desk, unit, { ...request, signedOn: unit.today }));
  return view(desk, answer.requestId);
}
