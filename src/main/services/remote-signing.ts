/**
 * Sign-off elsewhere, the office holder's side: no workspace, only the person's own signature file and a request. What was
 * opened stays in memory until it is closed; the passphrase is asked again for the signature, as at the desk.
 */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { PreparedSignOff } from '../../shared/office-records.ts';
import {
  ANSWER_FORMAT,
  type AnswerBody,
  type OpenedRequest,
  REQUEST_FORMAT,
  type RequestBody,
  requestBodySchema,
} from '../../shared/remote-records.ts';
import { signNote } from '../journal/note.ts';
import { canonical } from '../journal/record.ts';
import { type IdentityFile, openIdentityFile, readIdentityFile } from '../keys/identity-file.ts';
import { checkNumber } from '../keys/number.ts';
import { signingKey } from '../keys/signing.ts';
import { Refusal } from '../verify/checks.ts';
import { readNote, readVerifierKey, verifySignature } from '../verify/signed-note.ts';
import { MAX_IDENTITY_BYTES, MAX_REQUEST_BYTES, readGiven, remoteName, writeNew } from './remote-files.ts';
import { remoteText, requestNoteText, type SaltedDecision } from './remote-text.ts';
import type { Core } from './session.ts';
import { sha256 } from './sign-offs.ts';
import { personKeyName } from './slots.ts';

interface Opened {
  file: IdentityFile;
  body: RequestBody;
  prepared: { text: string; answer: Omit<AnswerBody, 'note'> } | null;
}

const open = new WeakMap<Core, Opened>();

function needOpened(core: Core): Opened {
  const opened = open.get(core);
  if (!opened) throw new KanaalError('wrong_state', { what: 'request' });
  return opened;
}

/** Opens and checks a request. Nothing of it is shown before the log's signature on it was found right. */
export async function openRequest(core: Core, args: CallArgs<'remote.open'>): Promise<OpenedRequest> {
  open.delete(core);
  const identity = readGiven(core.host, args.identity, MAX_IDENTITY_BYTES, 'identity_invalid');
  const file = readIdentityFile(Buffer.from(identity).toString('utf8'));
  const sealed = readGiven(core.host, args.request, MAX_REQUEST_BYTES, 'request_invalid');
  const own = await openIdentityFile(file, args.passphrase);
  if (!own) throw new KanaalError('wrong_passphrase');
  const { openOrWhy } = await import('../keys/age-file.ts');
  const plain = await openOrWhy(sealed, own.identity);
  if (typeof plain === 'string') throw new KanaalError(plain === 'foreign' ? 'request_not_yours' : 'request_invalid');
  const body = readRequest(Buffer.from(plain).toString('utf8'), file);
  open.set(core, { file, body, prepared: null });
  return toShown(body);
}

function readRequest(text: string, file: IdentityFile): RequestBody {
  let given: { body?: unknown; format?: unknown; note?: unknown };
  try {
    given = JSON.parse(text) as typeof given;
  } catch (cause) {
    throw new KanaalError('request_invalid', {}, { cause });
  }
  if (given.format !== REQUEST_FORMAT || typeof given.note !== 'string') throw new KanaalError('request_invalid');
  const read = requestBodySchema.safeParse(given.body);
  if (!read.success) throw new KanaalError('request_invalid');
  const body = read.data;
  const signed = requestNoteText(body.workspace, body.requestId, given.body);
  if (!signedByLog(given.note, signed, file.logKeys)) throw new KanaalError('request_forged');
  if (body.workspace !== file.workspace || body.term.personId !== file.personId)
    throw new KanaalError('request_not_yours');
  return body;
}

function signedByLog(source: string, text: string, logKeys: readonly string[]): boolean {
  try {
    const note = readNote(source);
    const keys = logKeys.flatMap((line) => readVerifierKey(line) ?? []);
    return (
      note.text === text && keys.some((key) => note.signatures.some((s) => verifySignature(key, text, s) === true))
    );
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function toShown(body: RequestBody): OpenedRequest {
  const { requestId, term, quarter, kind, supplementary, nil, title, madeAt } = body;
  const before = body.entries.flatMap((e) => e.fixed ?? []);
  const entries = body.entries.flatMap(({ entryId, number, channel, reason, fixed }) => {
    const shown = body.shown[entryId];
    // What cannot be seen cannot be agreed to.
    if (fixed === null && !shown) throw new KanaalError('request_invalid');
    return fixed === null && shown ? [{ ...shown, id: entryId, number, channel, reason }] : [];
  });
  return {
    requestId,
    term,
    quarter,
    kind,
    supplementary,
    nil,
    title,
    madeAt,
    signedBefore: before.filter((d) => d.agreed).length,
    returnedBefore: before.filter((d) => !d.agreed).length,
    entries,
  };
}

/** The exact text of these answers; what is signed is the one prepared last. */
export function prepareRemote(core: Core, args: CallArgs<'remote.prepare'>): PreparedSignOff {
  const opened = needOpened(core);
  const { body } = opened;
  const salt = (): string => Buffer.from(core.host.random(16)).toString('base64url');
  const given = new Map(args.decisions.map((d) => [d.entryId, d]));
  const decisions = body.entries.flatMap(({ entryId, fixed }): SaltedDecision[] => {
    const decision = fixed ?? given.get(entryId);
    return decision ? [{ ...decision, entryId, salt: decision.agreed ? '' : salt() }] : [];
  });
  const reasonless = args.decisions.find((d) => !d.agreed && d.returnReason === null);
  if (reasonless) throw new KanaalError('reason_needed', { field: 'returnReason' });
  const { deleted, remark } = args;
  const { workspace, requestId, nil, supplementary } = body;
  const answer = { decisions, deleted, remark, remarkSalt: salt() };
  const text = remoteText(body, answer);
  if (text === null) throw new KanaalError('invalid_input', { field: 'decisions' });
  opened.prepared = { text, answer: { format: ANSWER_FORMAT, workspace, requestId, ...answer } };
  const digest = sha256(text);
  return {
    requestId,
    text,
    sha256: digest,
    checkNumber: checkNumber(digest),
    nil,
    entries: decisions.length,
    supplementary,
  };
}

/** Signs what was prepared and writes the answer, sealed for the office. */
export async function signRemote(core: Core, args: CallArgs<'remote.sign'>): Promise<CallOutput<'remote.sign'>> {
  const { file, body, prepared } = needOpened(core);
  if (!prepared || sha256(prepared.text) !== args.sha256) throw new KanaalError('text_changed');
  const own = await openIdentityFile(file, args.passphrase);
  if (!own) throw new KanaalError('wrong_passphrase');
  const key = { name: personKeyName(file.workspace, file.personId), key: signingKey(own.seed) };
  const answer: AnswerBody = { ...prepared.answer, note: signNote(prepared.text, key) };
  const { sealFile } = await import('../keys/age-file.ts');
  const sealed = await sealFile(Buffer.from(canonical(answer), 'utf8'), body.answerTo);
  return writeNew(core, args.out, remoteName(body.quarter, body.requestId, 'antwoord'), sealed);
}

export function closeRequest(core: Core): { ok: true } {
  open.delete(core);
  return { ok: true };
}
