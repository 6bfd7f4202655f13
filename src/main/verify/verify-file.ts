/**
 * Checks one file, alone or with the files that belong to it: a signed note (sign-off, closing statement, any other), a
 * checkpoint, a proof, an opened record, a register, a receipt. The verdict is yes only when every check that the file asks for was
 * made and came out right. It shares no code with what writes these files.
 */
import { isNoteText, readUtf8, utf8 } from './bytes.ts';
import { isRecord, looseJson } from './canonical-json.ts';
import { CONSISTENCY_FORMAT, type Head, INCLUSION_FORMAT, type Proof, readProof } from './checkpoint.ts';
import { type Check, Refusal } from './checks.ts';
import { CLOSE_FORMAT } from './close-note.ts';
import { checkAgainst, checkCheckpoint, checkProof, checkRecordAndProof, readBesideProof } from './log-checks.ts';
import { sameBytes } from './platform.ts';
import { RECEIPT_FORMAT, readReceipt } from './receipt-note.ts';
import { checkRegisterAndClose, checkSignOff } from './register-checks.ts';
import { REGISTER_FORMAT } from './register-file.ts';
import { SIGN_OFF_FORMAT } from './sign-off-note.ts';
import { readNote, readVerifierKey, verifySignature } from './signed-note.ts';
import { type Signer, Verification } from './verification.ts';

export type FileKind = 'note' | 'checkpoint' | 'proof' | 'record' | 'register' | 'receipt' | 'unknown';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface VerifyOptions {
  /** Lines of a trust file: verifier keys. Empty lines and lines that begin with # do not count. */
  readonly trust: readonly string[];
  /** An earlier checkpoint of the same log. */
  readonly against?: string;
  /** Only whether the file is whole in itself: what stays undecided does not make the verdict no. */
  readonly integrityOnly: boolean;
  /** Files that belong to it: record and proof, register and closing statement, a consistency proof. */
  readonly companions?: readonly GivenFile[];
}

export interface VerifyResult {
  readonly ok: boolean;
  readonly kind: FileKind;
  readonly checks: readonly Check[];
  readonly signedBy: readonly Signer[];
}

/** What the first look says a file is. */
export type Shape =
  | 'sign-off'
  | 'close'
  | 'note'
  | 'checkpoint'
  | 'inclusion'
  | 'consistency'
  | 'record'
  | 'register'
  | 'receipt';

const KINDS: Record<Shape, FileKind> = {
  'sign-off': 'note',
  close: 'note',
  note: 'note',
  checkpoint: 'checkpoint',
  inclusion: 'proof',
  consistency: 'proof',
  record: 'record',
  register: 'register',
  receipt: 'receipt',
};

const FIRST_LINES = new Map<string, Shape>([
  [SIGN_OFF_FORMAT, 'sign-off'],
  [CLOSE_FORMAT, 'close'],
  [INCLUSION_FORMAT, 'inclusion'],
  [CONSISTENCY_FORMAT, 'consistency'],
]);

function jsonShape(text: string): Shape | null {
  const value = looseJson(text);
  if (!isRecord(value)) return null;
  if (value['format'] === REGISTER_FORMAT) return 'register';
  if (value['format'] === RECEIPT_FORMAT) return 'receipt';
  return Object.hasOwn(value, 'header') && Object.hasOwn(value, 'digests') ? 'record' : null;
}

export function shapeOf(text: string): Shape | null {
  if (text.startsWith('{')) return jsonShape(text);
  const [first = '', second = ''] = text.split('\n', 2);
  const named = FIRST_LINES.get(first);
  if (named) return named;
  if (!text.includes('\n\n\u2014 ')) return null;
  if (/^[0-9]+$/.test(second)) return 'checkpoint';
  // A format of ours that this program does not know: its text could mean anything.
  return /^(kanaalregister|c2sp\.org)\//.test(first) ? null : 'note';
}

interface Part {
  readonly name: string;
  readonly shape: Shape;
  readonly text: string;
}

function openPart(file: GivenFile, place: string | null): Part {
  const text = readUtf8(file.bytes);
  if (text === null || !isNoteText(text)) throw new Refusal('text', place);
  const shape = shapeOf(text);
  if (!shape) throw new Refusal('unknown_format', place);
  return { name: file.name, shape, text };
}

/** A receipt has its keys in it: whether they are the receiver's, a trust file says. */
function checkReceipt(v: Verification, text: string): void {
  const { vkey, checkpoint } = readReceipt(utf8(text));
  const stand = checkpoint === null ? null : readNote(checkpoint);
  // The witness's was looked at with its own key; the log's counts where that key is known.
  const others = stand?.signatures.filter((s) => !s.name.endsWith('/getuige')) ?? [];
  const said = others.map((s) => v.trusted.map((k) => verifySignature(k, stand!.text, s)).filter((ok) => ok !== null));
  if (said.some((ok) => ok.includes(false))) throw new Refusal('signature');
  for (const id of ['note_form', 'plain_text', 'receipt_form', 'signature'] as const) v.add(id, true);
  const key = readVerifierKey(vkey)!;
  const known = v.trusted.some((k) => k.name === key.name && sameBytes(k.publicKey, key.publicKey));
  v.seen({ name: key.name, keyId: key.keyId, known });
  for (const [i, { name, keyId }] of others.entries()) v.seen({ name, keyId, known: said[i]!.length > 0 });
  v.signedByTrusted(known);
}

/** The file and the one that belongs to it; gives the checkpoint that was checked on the way. */
function checkMain(v: Verification, part: Part, take: (shape: Shape) => Part | null): Head | null {
  const { shape, text } = part;
  if (shape === 'checkpoint') return checkCheckpoint(v, text);
  if (shape === 'consistency') return checkProof(v, text).head;
  if (shape === 'record') return checkRecordAndProof(v, text, take('inclusion')?.text ?? null);
  if (shape === 'inclusion') return checkRecordAndProof(v, take('record')?.text ?? null, text);
  if (shape === 'register') checkRegisterAndClose(v, text, take('close')?.text ?? null);
  else if (shape === 'close') checkRegisterAndClose(v, take('register')?.text ?? null, text);
  else if (shape === 'sign-off') checkSignOff(v, text);
  else if (shape === 'receipt') checkReceipt(v, text);
  else v.note(text);
  return null;
}

function run(v: Verification, file: GivenFile, options: VerifyOptions, see: (kind: FileKind) => void): void {
  v.readTrust(options.trust);
  const main = openPart(file, null);
  see(KINDS[main.shape]);
  const waiting = (options.companions ?? []).map((c) => openPart(c, c.name));
  const take = (shape: Shape): Part | null => {
    const at = waiting.findIndex((p) => p.shape === shape);
    return at < 0 ? null : waiting.splice(at, 1)[0]!;
  };
  const head = checkMain(v, main, take);
  const beside = head && options.against !== undefined ? take('consistency') : null;
  if (waiting.length > 0) throw new Refusal('companion', waiting[0]!.name);
  if (options.against === undefined) {
    // A consistency proof alone says nothing: it is about two checkpoints.
    if (main.shape === 'consistency') v.add('consistency', null);
    return;
  }
  if (!head) {
    v.add('consistency', null);
    return;
  }
  let proof: Proof | null = null;
  if (main.shape === 'consistency') proof = readProof(main.text);
  else if (beside) proof = readBesideProof(v, beside.text, head);
  checkAgainst(v, options.against, head, proof);
}

/** Verifies `bytes`. Never throws for what is in them: whatever they are, the result says what is wrong. */
export function verifyFile(bytes: Uint8Array, name: string, options: VerifyOptions): VerifyResult {
  const v = new Verification(options.integrityOnly);
  let kind: FileKind = 'unknown';
  try {
    run(v, { name, bytes }, options, (seen) => {
      kind = seen;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    v.refuse(error);
  }
  const wrong = v.checks.some((c) => c.ok === false);
  const open = v.checks.some((c) => c.ok === null);
  return { ok: !wrong && (options.integrityOnly || !open), kind, checks: v.checks, signedBy: v.signers };
}
